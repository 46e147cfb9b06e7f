import { gapsTo, factsOf } from "../../../server/archive/support/viewSupport";
import { orderPeople } from "../../../server/archive/support/orderPeople";
import type { SupportRow } from "../../../server/archive/support/schema";
import type { SeenEvent } from "../../../server/archive/growth/buildGrowth";

const TODAY = "2026-11-22";
const ID = "01890000-0000-7000-8000-000000000001";
let count = 0;
const event = (type: SeenEvent["type"], on: string, data: object): SeenEvent => ({
  id: `e${(count += 1)}`,
  type,
  on,
  data: { ...data },
});
const row = (name: string, over: Partial<SupportRow>): SupportRow => ({
  candidacyId: ID,
  person: { id: ID, name },
  job: "销售顾问",
  startsOn: "2026-01-01",
  monthsInJob: 10,
  lastPromotedOn: null,
  ratings: { n: 0, mean: null },
  trained: { n: 0, hours: 0 },
  papers: [],
  gaps: null,
  ...over,
});
const named = (rows: SupportRow[]) => rows.map(({ person }) => person.name);

test("facts count the last twelve months, and a paper that was renewed does not end", () => {
  const facts = factsOf(
    [
      event("employment.performance", "2025-10-31", { period: "2025-10", score: 1, outOf: 5 }),
      event("employment.performance", "2026-03-31", { period: "2026-03", score: 4, outOf: 5 }),
      event("employment.performance", "2026-06-30", { period: "2026-06", score: 45, outOf: 50 }),
      event("employment.training", "2026-02-01", { title: "消防", hours: 4, expiresOn: "2026-12-01" }),
      event("employment.certificate", "2024-05-01", { title: "电工证", expiresOn: "2026-05-01" }),
      event("employment.certificate", "2026-05-02", { title: "电工证", expiresOn: "2028-05-01" }),
      event("employment.certificate", "2024-05-01", { title: "驾照", expiresOn: "2026-11-01" }),
      event("employment.promoted", "2026-07-01", { to: "主管" }),
    ],
    "2025-01-15",
    TODAY,
  );
  expect(facts).toEqual({
    monthsInJob: 22,
    lastPromotedOn: "2026-07-01",
    ratings: { n: 2, mean: 8.5 },
    trained: { n: 1, hours: 4 },
    papers: [
      { title: "驾照", expiresOn: "2026-11-01", validity: "expired" },
      { title: "消防", expiresOn: "2026-12-01", validity: "expiring" },
    ],
  });
});

test("gaps are what lies below the target; what was not seen is no gap", () => {
  const required = [
    { id: "teamwork", name: "团队协作", required: 7 },
    { id: "drive", name: "销售驱动", required: 6 },
    { id: "planning", name: "计划统筹", required: 6 },
  ];
  const dimension = (id: string, score: number | null) => ({ id, name: id, score, required: 5 });
  const interview = {
    state: "shown" as const,
    id: ID,
    on: null,
    plan: null,
    total: 6,
    reviewed: null,
    match: null,
    recommendation: null,
    dimensions: [dimension("teamwork", 5.5), dimension("drive", 8), dimension("planning", null)],
  };
  const target = { id: ID, title: "主管", required };
  expect(gapsTo(target, interview)).toEqual({
    below: [{ id: "teamwork", name: "团队协作", score: 5.5, required: 7 }],
    unknown: ["计划统筹"],
    short: 1.5,
  });
  expect(gapsTo(target, { ...interview, state: "sealed" })).toBeNull();
});

test("each view sorts as its page says, and who has no data comes last", () => {
  const people = [
    row("没有绩效", {}),
    row("六分", { ratings: { n: 3, mean: 6 }, gaps: { below: [], unknown: [], short: 0 } }),
    row("九分", { ratings: { n: 2, mean: 9 }, gaps: { below: [], unknown: [], short: 2.5 } }),
    row("证书过期", { papers: [{ title: "驾照", expiresOn: "2026-11-01", validity: "expired" }] }),
  ];
  expect(named(orderPeople("promotion", people))).toEqual(["九分", "六分", "没有绩效", "证书过期"]);
  expect(named(orderPeople("transfer", people)).slice(0, 2)).toEqual(["六分", "九分"]);
  expect(named(orderPeople("training", people)).slice(0, 2)).toEqual(["证书过期", "九分"]);
});
