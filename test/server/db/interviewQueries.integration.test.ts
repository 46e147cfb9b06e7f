import { recountInterviews } from "../../../server/insight/progress/recount";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
import type { Step } from "../../support/queryPlans";
import { COMMON_NAME, type IndexCase, stepBy, useWatchedCompany } from "./watchedCompany";

const big = useWatchedCompany();

const listed = /^interviews_(in_order|of_)/;
const cases: IndexCase[] = [
  ["interviews", "hq", () => "/interviews", "interviews", /^interviews_in_order$/],
  [
    "interviews far down",
    "hq",
    () => `/interviews?cursor=${big.somewhere()}`,
    "interviews",
    /^interviews_in_order$/,
  ],
  [
    "interviews of a status",
    "hq",
    () => "/interviews?status=needs_person",
    "interviews",
    /^interviews_of_status$/,
  ],
  [
    "interviews of two statuses",
    "hq",
    () => `/interviews?status=expired,revoked&cursor=${big.somewhere()}`,
    "interviews",
    /^interviews_(in_order|of_status)$/,
  ],
  [
    "interviews that were declined",
    "hq",
    () => `/interviews?decision=decline&cursor=${big.somewhere()}`,
    "interviews",
    /^interviews_by_decision$/,
  ],
  [
    "interviews of a branch that nobody has decided on",
    "hq",
    () => `/interviews?decision=none&unit=${big.company.branch.id}`,
    "interviews",
    /^interviews_of_unit_by_decision$/,
  ],
  [
    "interviews of a plan",
    "hq",
    () => `/interviews?planId=${big.company.plan.id}`,
    "interviews",
    /^interviews_of_plan$/,
  ],
  ["interviews of a branch", "hq", () => `/interviews?unit=${big.company.branch.id}`, "interviews", listed],
  [
    "interviews of a position",
    "hq",
    () => `/interviews?positionId=${big.company.branch.positions[0]?.id ?? ""}`,
    "interviews",
    /^interviews_of_position_in_order$/,
  ],
  [
    "interviews by a common name",
    "hq",
    () => `/interviews?q=${COMMON_NAME}`,
    "interviews",
    /^interviews_in_order$/,
  ],
  [
    "interviews by a rare name",
    "hq",
    () => `/interviews?q=${encodeURIComponent(big.company.rareNames[0] ?? "")}`,
    "interviews",
    /^interviews_by_candidate$/,
  ],
  [
    "interviews by phone",
    "hq",
    () => `/interviews?q=${big.company.phones[7] ?? ""}`,
    "candidates",
    /^candidates_phone$/,
  ],
  ["own interviews", "branch", () => "/interviews", "interviews", listed],
  ["own interviews far down", "branch", () => `/interviews?cursor=${big.somewhere()}`, "interviews", listed],
  ["own interviews of a status", "branch", () => "/interviews?status=withdrawn", "interviews", listed],
  [
    "own interviews of a plan",
    "branch",
    () => `/interviews?planId=${big.company.plan.id}`,
    "interviews",
    /^interviews_of_plan_and_unit$/,
  ],
  ["own interviews", "department", () => "/interviews", "interviews", /^interviews_of_unit_in_order$/],
  [
    "own interviews of a status",
    "department",
    () => "/interviews?status=completed",
    "interviews",
    /^interviews_of_unit_status$/,
  ],
  ["own interviews", "position", () => "/interviews", "interviews", /^interviews_of_position_in_order$/],
  [
    "progress",
    "hq",
    () => "/progress",
    "interview_counts",
    /^(PRIMARY|sqlite_autoindex_interview_counts_1)$/,
  ],
  [
    "own progress",
    "branch",
    () => "/progress",
    "interview_counts",
    /^(PRIMARY|sqlite_autoindex_interview_counts_1)$/,
  ],
  [
    "one interview",
    "department",
    () => `/interviews/${big.company.reported[0] ?? ""}`,
    "answers",
    /^answers_by_question$/,
  ],
  [
    "one report",
    "department",
    () => `/interviews/${big.company.reported[0] ?? ""}/report`,
    "reports",
    /^reports_by_version$/,
  ],
  [
    "one decision",
    "department",
    () => `/interviews/${big.company.reported[0] ?? ""}/decision`,
    "decisions",
    /^decisions_once$/,
  ],
  [
    "one second round",
    "department",
    () => `/interviews/${big.company.reported[0] ?? ""}/decision`,
    "second_rounds",
    /^second_rounds_of_interview$/,
  ],
  ["what awaits review", "hq", () => "/attention?focus=review", "interviews", /^interviews_by_report$/],
  ["what awaits a decision", "hq", () => "/attention?focus=decide", "interviews", /^interviews_by_report$/],
];

test.each(cases)("%s, as %s: by an index, never from end to end", async (_name, who, path, table, family) => {
  const steps = await big.stepsOf(who, path());
  expect(steps.filter(({ readsAll }) => readsAll)).toEqual([]);
  expect(steps).toContainEqual(stepBy(path(), table, family));
});

const indexesOf = (steps: readonly Step[], wanted: string) =>
  steps.filter(({ table }) => table === wanted).map(({ index }) => index);

test("what time alone changes is found by an index", async () => {
  const steps = await big.stepsDuring(() => sweepInterviews(big.services));
  expect(steps.filter(({ scans }) => scans)).toEqual([]);
  expect(indexesOf(steps, "answers")).toEqual(["answers_by_media_state"]);
  expect(indexesOf(steps, "interviews")).toContain("interviews_by_status");
});

test("a statement that reads a whole table is told from one that does not", async () => {
  // What other processes publish is looked for every second, meanwhile too.
  const stepsOf = async (table: string, sql: string) =>
    (await big.stepsDuring(() => big.services.db.read.query(sql))).filter((step) => step.table === table);
  const whole = await stepsOf("interviews", "SELECT COUNT(*) FROM interviews WHERE planName = 'x'");
  expect(whole).toMatchObject([{ readsAll: true }]);
  const one = await stepsOf("candidates", "SELECT name FROM candidates c WHERE c.phoneIndex = 'x'");
  expect(one).toMatchObject([{ index: "candidates_phone", readsAll: false }]);
});

test("the company's counters are what the product itself counts", async () => {
  expect(await recountInterviews(big.services)).toBe(0);
});
