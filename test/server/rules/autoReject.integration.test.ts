import { insertRow } from "../../../server/db/rows";
import { newId } from "../../../server/clock";
import { Consent } from "../../../server/interviews/identityEntity";
import { Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { inviteSomebody } from "../../factories/interviews";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { buildReviewable } from "../../factories/reviews";
import { askRules } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

/** Rejections that nobody confirms: the administrator's switch, the notice, and headquarters' minimums. */
let server: TestServer;
let places: Places;
let admin: Colleague;
let hqHr: Colleague;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  admin = await buildColleague(server, [inUnit("hq_admin", places.hq)], { name: "方远" });
  hqHr = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
}, 60_000);
afterAll(() => server.close());

const settings = async () => (await admin.call("GET", "/rule-settings")).body;
async function change(by: Colleague, what: "auto-reject" | "minimums", body: object) {
  const { number: seen } = await settings();
  return by.call("PUT", `/rule-settings/${what}`, { ...body, seen });
}
async function openLink() {
  const { token } = await inviteSomebody(server);
  const { body } = await server.call("POST", "/candidate/open", { token });
  return { token, told: body.rejectsByItself, noticeVersion: body.noticeVersion };
}
const consent = (token: string, noticeVersion: string) =>
  server.call("POST", "/candidate/consents", { token, recording: true, aiEvaluation: true, noticeVersion });

/** Of somebody far below the line, who agreed to that notice; what became of them. */
async function outcomeAfter(noticeVersion: string): Promise<Json> {
  const { db, clock } = server.services;
  const { id: planId } = await buildPlan(server, places.own);
  const { id: interviewId } = await buildReviewable(server, places.own, { planId, level: 1 });
  await db.write((tx) =>
    insertRow(tx, Consent, {
      id: newId(),
      interviewId,
      candidateId: null,
      kind: "ai_evaluation",
      granted: true,
      noticeVersion,
      at: clock.now(),
    }),
  );
  await askRules(server);
  const { candidacyId } = await db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  const { outcome } = await db.read.findOneByOrFail(Candidacy, { id: candidacyId });
  const [run] = (await hr.call("GET", `/candidacies/${candidacyId}/rule-runs`)).body.items;
  return [outcome, run.state, run.guards.map(({ reason }: Json) => reason)];
}

test("only an administrator switches it on, and it stays known who did", async () => {
  expect((await change(hqHr, "auto-reject", { autoReject: true })).status).toBe(403);
  const { body } = await change(admin, "auto-reject", { autoReject: true, note: "法务已审核" });
  expect(body).toMatchObject({ autoReject: true, history: [{ changedBy: "方远", note: "法务已审核" }] });
  const stale = await admin.call("PUT", "/rule-settings/auto-reject", { autoReject: false, seen: 0 });
  expect([stale.status, stale.body.error.code]).toEqual([409, "rules.changed"]);
  await change(admin, "auto-reject", { autoReject: false });
});

test("whoever is invited while it is on is told so, and agrees to that notice and no other", async () => {
  const before = await openLink();
  await change(admin, "auto-reject", { autoReject: true });
  const { token, told, noticeVersion } = await openLink();
  expect([before.told, told]).toEqual([false, true]);
  expect((await consent(token, before.noticeVersion)).body.error.code).toBe("consent.outdated");
  expect((await consent(token, noticeVersion)).status).toBe(200);
  // Invited before the switch: never told, whatever is switched on since.
  expect((await consent(before.token, noticeVersion)).body.error.code).toBe("consent.outdated");
  expect((await consent(before.token, before.noticeVersion)).status).toBe(200);
  await change(admin, "auto-reject", { autoReject: false });
});

test("it ends by itself only where it is on, and the candidate was told", async () => {
  await change(admin, "auto-reject", { autoReject: true });
  expect(await outcomeAfter("2026-11-auto")).toEqual(["rejected", "done", []]);
  expect(await outcomeAfter("2026-11")).toEqual(["open", "waiting", ["needs_person"]]);
  await change(admin, "auto-reject", { autoReject: false });
  expect(await outcomeAfter("2026-11-auto")).toEqual(["open", "waiting", ["needs_person"]]);
});

test("headquarters' minimums bind every branch, and are not a branch's to set", async () => {
  expect((await change(hr, "minimums", { advanceAtLeast: null, alwaysReview: false })).status).toBe(403);
  const { body } = await change(hqHr, "minimums", { advanceAtLeast: 9.5, alwaysReview: true });
  expect(body).toMatchObject({ advanceAtLeast: 9.5, alwaysReview: true, autoReject: false });
  const { id: planId } = await buildPlan(server, places.own);
  const { id: interviewId } = await buildReviewable(server, places.own, { planId, level: 4.5 });
  await askRules(server);
  const [run] = (await hr.call("GET", `/interviews/${interviewId}/rule-runs`)).body.items;
  expect([run.state, run.guards.map(({ reason }: Json) => reason)]).toEqual([
    "waiting",
    ["always_review", "below_minimum", "borderline"],
  ]);
  await change(hqHr, "minimums", { advanceAtLeast: null, alwaysReview: false });
});

test("at a position that is marked so a person always looks", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  await hr.call("PUT", `/positions/${positionId}/rules`, { planId: null, reviewed: true });
  const { id: planId } = await buildPlan(server, places.own);
  const { id: interviewId } = await buildReviewable(server, places.own, { planId, level: 5 });
  const { db } = server.services;
  const { candidacyId } = await db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  await db.write((tx) => tx.manager.update(Candidacy, { id: candidacyId }, { positionId }));
  await askRules(server);
  const [run] = (await hr.call("GET", `/interviews/${interviewId}/rule-runs`)).body.items;
  expect([run.state, run.guards.map(({ reason }: Json) => reason)]).toEqual([
    "waiting",
    ["position_reviewed"],
  ]);
});
