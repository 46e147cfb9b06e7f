import * as fc from "fast-check";
import { type QuietHours, nextAllowed, quietHoursSchema } from "../../../server/notifications/quietHours";

const shanghai: QuietHours = { from: "21:00", to: "08:00", timeZone: "Asia/Shanghai" };
const newYork: QuietHours = { from: "21:00", to: "08:00", timeZone: "America/New_York" };

const allowed = (at: string, hours: QuietHours) => nextAllowed(new Date(at), hours).toISOString();

test.each([
  ["in the afternoon nothing waits", "2026-03-02T07:30:15.250Z", "2026-03-02T07:30:15.250Z"],
  ["the last minute before", "2026-03-02T12:59:59.999Z", "2026-03-02T12:59:59.999Z"],
  ["the first quiet moment", "2026-03-02T13:00:00.000Z", "2026-03-03T00:00:00.000Z"],
  ["in the middle of the night", "2026-03-02T18:12:34.567Z", "2026-03-03T00:00:00.000Z"],
  ["the last quiet moment", "2026-03-02T23:59:59.999Z", "2026-03-03T00:00:00.000Z"],
  ["as it ends", "2026-03-03T00:00:00.000Z", "2026-03-03T00:00:00.000Z"],
])("%s", (_, at, expected) => expect(allowed(at, shanghai)).toBe(expected));

test("hours within one day", () => {
  const noon = { from: "12:00", to: "14:00", timeZone: "Asia/Shanghai" };
  expect(allowed("2026-03-02T04:00:00.000Z", noon)).toBe("2026-03-02T06:00:00.000Z");
  expect(allowed("2026-03-02T06:00:00.000Z", noon)).toBe("2026-03-02T06:00:00.000Z");
});

test("the same beginning and end mean no quiet hours", () => {
  const none = { from: "08:00", to: "08:00", timeZone: "Asia/Shanghai" };
  expect(allowed("2026-03-02T00:00:00.000Z", none)).toBe("2026-03-02T00:00:00.000Z");
});

test("a night of 23 hours and one of 25 both end at eight by the clock on the wall", () => {
  expect(allowed("2026-03-08T02:30:00.000Z", newYork)).toBe("2026-03-08T12:00:00.000Z");
  expect(allowed("2026-11-01T02:30:00.000Z", newYork)).toBe("2026-11-01T13:00:00.000Z");
});

test("where the clocks jump over the end, at the jump", () => {
  const early = { ...newYork, to: "02:30" };
  expect(allowed("2026-03-08T05:00:00.000Z", early)).toBe("2026-03-08T07:00:00.000Z");
});

test("an end that comes twice: the second hour is quiet again until it", () => {
  const early = { ...newYork, to: "01:30" };
  expect(allowed("2026-11-01T04:00:00.000Z", early)).toBe("2026-11-01T05:30:00.000Z");
  expect(allowed("2026-11-01T06:10:00.000Z", early)).toBe("2026-11-01T06:30:00.000Z");
});

test("zones off the full hour", () => {
  const india = { from: "21:00", to: "08:00", timeZone: "Asia/Kolkata" };
  expect(allowed("2026-03-02T18:00:00.000Z", india)).toBe("2026-03-03T02:30:00.000Z");
});

const time = fc
  .integer({ min: 0, max: 1439 })
  .map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
  );
const zone = fc.constantFrom(
  "Asia/Shanghai",
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "UTC",
);
const year = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });

test("the answer is never earlier, is itself allowed, and everything before it is quiet", () => {
  fc.assert(
    fc.property(
      year,
      time,
      time,
      zone,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (at, from, to, timeZone, share) => {
        const hours = { from, to, timeZone };
        const next = nextAllowed(at, hours);
        const wait = next.getTime() - at.getTime();
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(nextAllowed(next, hours)).toEqual(next);
        expect(nextAllowed(new Date(at.getTime() + Math.floor(wait * share)), hours)).toEqual(next);
      },
    ),
  );
});

test("only times of day are taken", () => {
  expect(quietHoursSchema.safeParse(shanghai).success).toBe(true);
  for (const from of ["24:00", "9:00", "21:60", "21"]) {
    expect(quietHoursSchema.safeParse({ ...shanghai, from }).success).toBe(false);
  }
});
