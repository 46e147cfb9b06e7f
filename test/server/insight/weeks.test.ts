import { assert, constantFrom, date, property } from "fast-check";
import { addWeeks, startOfWeek, weekOf, weeksBetween } from "../../../server/insight/progress/weeks";

test("a week begins on Monday on the company's clocks", () => {
  expect(weekOf(new Date("2026-03-01T15:59:59Z"), "Asia/Shanghai")).toBe("2026-02-23");
  expect(weekOf(new Date("2026-03-01T16:00:00Z"), "Asia/Shanghai")).toBe("2026-03-02");
  expect(startOfWeek("2026-03-02", "Asia/Shanghai")).toEqual(new Date("2026-03-01T16:00:00Z"));
  expect(startOfWeek("2026-03-02", "America/New_York")).toEqual(new Date("2026-03-02T05:00:00Z"));
});

test("weeks follow each other over the end of a year", () => {
  expect(weeksBetween("2026-12-21", "2027-01-04")).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
  expect(addWeeks("2027-01-04", -2)).toBe("2026-12-21");
});

test("the start of a week is its first minute, whatever the zone does with its clocks", () => {
  const zones = ["Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Cairo"];
  assert(
    property(
      constantFrom(...zones),
      date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      (zone, at) => {
        const week = weekOf(at, zone);
        const start = startOfWeek(week, zone);
        expect(weekOf(start, zone)).toBe(week);
        expect(weekOf(new Date(start.getTime() - 1), zone) < week).toBe(true);
        expect(at.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(at.getTime()).toBeLessThan(startOfWeek(addWeeks(week, 1), zone).getTime());
      },
    ),
    { numRuns: 200 },
  );
});
