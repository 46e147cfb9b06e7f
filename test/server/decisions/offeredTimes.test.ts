import { offeredTimes } from "../../../server/decisions/secondRound/offeredTimes";

const at = (moment: string, zone: string) => offeredTimes(new Date(moment), zone);

test("working days from tomorrow on for two weeks, a morning and an afternoon each, on the company's clocks", () => {
  // A Thursday.
  const times = at("2026-03-05T04:00:00Z", "Asia/Shanghai");
  expect(times).toHaveLength(20);
  expect(times.slice(0, 3)).toEqual([
    { startsAt: "2026-03-06T01:00:00.000Z", endsAt: "2026-03-06T04:00:00.000Z" },
    { startsAt: "2026-03-06T05:30:00.000Z", endsAt: "2026-03-06T10:00:00.000Z" },
    { startsAt: "2026-03-09T01:00:00.000Z", endsAt: "2026-03-09T04:00:00.000Z" },
  ]);
  expect(times.at(-1)?.endsAt).toBe("2026-03-19T10:00:00.000Z");
});

test("tomorrow is the company's tomorrow", () => {
  // Already Friday in Shanghai: what is offered first is Monday.
  expect(at("2026-03-05T16:30:00Z", "Asia/Shanghai")[0]?.startsAt).toBe("2026-03-09T01:00:00.000Z");
});

test("nine o'clock stays nine o'clock where clocks change in between", () => {
  const starts = at("2026-03-26T12:00:00Z", "Europe/Berlin").map(({ startsAt }) => startsAt);
  expect(starts).toContain("2026-03-27T08:00:00.000Z");
  expect(starts).toContain("2026-03-30T07:00:00.000Z");
});
