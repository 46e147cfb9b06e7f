import { Candidate } from "../../../server/candidates/entity";
import { updateRows } from "../../../server/db/rows";
import { Consent } from "../../../server/interviews/identityEntity";
import { Interview } from "../../../server/interviews/entity";
import { Message } from "../../../server/notifications/entity";
import { Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { freezePlan, thawPlan } from "../../../server/plans/frozenPlans";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { ReportRow } from "../../../server/reports/entity";
import { ReviewTask } from "../../../server/reviews/entity";
import { endOldAgreements } from "../../../server/standing/talentPool";
import { buildCandidacy } from "../../factories/candidacies";
import { buildHr, decline, declineAndTell, deliverNews } from "../../factories/declines";
import { type Places, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer, refusal } from "../../factories/server";
import {
  type Somebody,
  buildComparable,
  buildEvaluated,
  personOf,
  signIn,
  standingOf,
} from "../../factories/standing";
import { type TestClock, createTestClock } from "../../support/testClock";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let clock: TestClock;
let server: TestServer;
let places: Places;

beforeAll(async () => {
  clock = createTestClock("2026-03-02T02:00:00.000Z");
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
}, 60_000);
afterAll(() => server.close());

/** Purposes of what went out about an interview, but for codes. */
async function toldAbout(interviewId: string): Promise<string[]> {
  const rows = await server.services.db.read.findBy(Message, { interviewId });
  return rows.map(({ purpose }) => purpose).filter((purpose) => purpose !== "code");
}

test("a decline is seen by nobody before its letter has left", async () => {
  const somebody = await buildEvaluated(server, places.own, "江宁");
  await decline(server, places.own, somebody.candidacyId);
  expect((await standingOf(somebody)).applications).toMatchObject([{ here: true, step: "looking" }]);
  clock.advance(31 * MINUTE_MS);
  await deliverNews(server);
  const told = await standingOf(somebody);
  expect(told.applications).toMatchObject([{ step: "closed", automated: false, mayWithdraw: false }]);
  // With the letter comes the feedback, and one message tells of both.
  expect(told.feedback.state).toBe("ready");
  expect(await toldAbout(somebody.interviewId)).toEqual(["thank_you"]);
  // What the company calls its stages and reasons stays there.
  expect(JSON.stringify(told)).not.toMatch(/"(rejected|interview|skills|8\.1)"/);
});

test("what they asked stays open while a decline is not told, and cannot be asked again meanwhile", async () => {
  const somebody = await buildEvaluated(server, places.own, "秦放");
  const ask = () => somebody.call("POST", "/candidate/reviews", { words: "请再看一遍第一题" });
  await ask();
  const { call } = await buildHr(server, places.own);
  const decided = await call("POST", `/interviews/${somebody.interviewId}/decision`, {
    outcome: "decline",
    reason: "skills",
  });
  expect([decided.status, decided.body.error?.code]).toEqual([expect.any(Number), undefined]);
  const untold = await standingOf(somebody);
  expect(untold.applications).toMatchObject([{ step: "looking" }]);
  expect(untold.review).toMatchObject({ mayAsk: false, last: { answer: null, answeredAt: null } });
  expect(refusal(await ask())).toEqual([409, "review_request.open"]);
  clock.advance(3 * DAY_MS);
  const again = await standingOf({ call: await signIn(server, somebody.interviewId) });
  expect(again.applications).toMatchObject([{ step: "closed" }]);
  expect(again.review).toMatchObject({ mayAsk: true, last: { answer: "decided" } });
});

test("feedback comes after a week, decided or not, in words that are really theirs", async () => {
  const somebody = await buildEvaluated(server, places.own, "柳意");
  const { body } = await somebody.call("GET", "/candidate/own-feedback");
  expect(body.error.code).toBe("feedback.not_ready");
  expect((await standingOf(somebody)).feedback).toEqual({
    state: "coming",
    by: new Date(clock.now().getTime() + 7 * DAY_MS).toISOString(),
  });
  clock.advance(7 * DAY_MS);
  await deliverNews(server);
  const again = { ...somebody, call: await signIn(server, somebody.interviewId) };
  const feedback = (await again.call("GET", "/candidate/own-feedback")).body;
  expect(await toldAbout(somebody.interviewId)).toEqual(["feedback_ready"]);
  expect(feedback).toMatchObject({ comparable: null, bands: null, aiGenerated: true });
  expect(feedback.strengths.length).toBeGreaterThan(0);
  expect(feedback.improvements).toHaveLength(2);
  const { report } = await server.services.db.read.findOneByOrFail(ReportRow, {
    interviewId: somebody.interviewId,
  });
  const quotes = [...feedback.strengths, ...feedback.improvements].flatMap(({ words }: Json) => words ?? []);
  for (const { answerId, start, end, text } of quotes) {
    const answer = report.answers.find(({ id }) => id === answerId);
    expect(answer?.transcript?.text.slice(start, end)).toBe(text);
  }
  expect(JSON.stringify(feedback)).not.toMatch(/score|total|rank/);
});

test("a percentile band takes thirty others, each once", async () => {
  const planId = "01900000-0000-7000-8000-0000000000aa";
  const { db, queue } = server.services;
  const advanced = (name: string) =>
    buildEvaluated(server, places.own, name, { planId, decision: "advance" });
  const read = async ({ interviewId, call }: Somebody): Promise<Json> => {
    await db.write((tx) => queue.enqueue(tx, "feedback.release", { interviewId }));
    await deliverNews(server);
    return (await call("GET", "/candidate/own-feedback")).body;
  };
  const belongTo = (id: string, candidateId: string) =>
    db.write((tx) => updateRows(tx, Interview, { id }, { candidateId }));

  const first = await advanced("陶然");
  const [one = "", two = ""] = await buildComparable(server, first.interviewId, 30);
  const own = (await personOf(server, two)).id;
  await belongTo(two, (await personOf(server, one)).id);
  const few = await read(first);
  expect([few.comparable, few.strengths[0].band]).toEqual([null, null]);
  await belongTo(two, own);
  // Two rows of one person: one came by phone, the other with a mail address.
  const pair = (change: object) => db.write((tx) => updateRows(tx, Candidate, { id: own }, change));
  const { emailIndex } = await db.read.findOneByOrFail(Candidate, { id: own });
  const shared = "e".repeat(64);
  await db.write(async (tx) => {
    const other = { id: (await personOf(server, one)).id };
    await updateRows(tx, Candidate, other, { emailIndex: shared });
  });
  await pair({ emailIndex: shared });
  expect((await read(await advanced("陶陶"))).comparable).toBe(30);
  await pair({ emailIndex });
  const many = await read(await advanced("陶冶"));
  // The thirty, and those who were read before.
  expect([many.comparable, many.strengths[0].band]).toEqual([32, "top10"]);

  const plan = await thawPlan(db.read, await db.read.findOneByOrFail(Interview, { id: one }));
  const [dimension, ...rest] = plan.dimensions;
  const changed = { ...plan, dimensions: [{ ...dimension!, description: "另一个意思" }, ...rest] };
  await db.write(async (tx) => {
    const frozenPlanSha256 = await freezePlan(tx, changed, clock.now());
    await updateRows(tx, Interview, { id: one }, { frozenPlanSha256 });
  });
  // One more came in between, and one is of another version now.
  expect((await read(await advanced("陶潜"))).comparable).toBe(32);
});

test("a person is asked once at a time, and the answer is told", async () => {
  const somebody = await buildEvaluated(server, places.own, "程越");
  await declineAndTell(server, clock, places.own, somebody.candidacyId);
  const words = "第二题没有听清，想请您再看一遍";
  const asked = await somebody.call("POST", "/candidate/reviews", { words });
  expect(asked.body.review).toMatchObject({ mayAsk: false, last: { words, answeredAt: null } });
  expect(refusal(await somebody.call("POST", "/candidate/reviews", { words }))).toEqual([
    409,
    "review_request.open",
  ]);
  const { interviewId } = somebody;
  const task = await server.services.db.read.findOneByOrFail(ReviewTask, { interviewId });
  expect(task).toMatchObject({ state: "waiting", reasons: ["candidate"], priority: 1 });

  const { call } = await buildHr(server, places.own);
  const closed = await call("POST", `/interviews/${interviewId}/review/closing`, { reason: "已电话说明" });
  expect(closed.status).toBeLessThan(300);
  const { review } = await standingOf(somebody);
  expect(review).toMatchObject({ mayAsk: true, last: { answer: "closed" } });
  expect(await toldAbout(interviewId)).toContain("review_answered");
});

test("what a rule decided says so", async () => {
  const { candidacyId, interviewId } = await buildEvaluated(server, places.own, "施雨");
  const { services } = server;
  const happened = { type: "candidacy.rejected", data: { reason: "other", ruleId: "thank" } } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "rule" }));
  // Nobody wrote; a person had three days to tell.
  clock.advance(3 * DAY_MS);
  const call = await signIn(server, interviewId);
  expect((await standingOf({ call })).applications).toMatchObject([{ step: "closed", automated: true }]);
});

test("a rule's end no longer says that nobody has looked, once somebody has", async () => {
  const { candidacyId, interviewId, call } = await buildEvaluated(server, places.own, "施云");
  const { services } = server;
  await call("POST", "/candidate/reviews", { words: "请看第一题" });
  const happened = { type: "candidacy.rejected", data: { reason: "other", ruleId: "thank" } } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "rule" }));
  clock.advance(3 * DAY_MS);
  const seen = async () => (await standingOf({ call: await signIn(server, interviewId) })).applications;
  expect(await seen()).toMatchObject([{ step: "closed", automated: true }]);
  const staff = await buildHr(server, places.own);
  await staff.call("POST", `/interviews/${interviewId}/review/closing`, { reason: "已电话说明" });
  expect(await seen()).toMatchObject([{ step: "closed", automated: false }]);
});

test("the talent pool takes an offer and their own word, which ends", async () => {
  const somebody = await buildEvaluated(server, places.own, "白露");
  const agree = (agreed: boolean) => somebody.call("PUT", "/candidate/talent-pool", { agreed });
  expect(refusal(await agree(true))).toEqual([409, "talent_pool.not_offered"]);
  await declineAndTell(server, clock, places.own, somebody.candidacyId);
  expect((await personOf(server, somebody.interviewId)).inTalentPool).toBe(false);

  const { talentPool } = (await agree(true)).body;
  expect(talentPool).toMatchObject({ agreedAt: clock.now().toISOString(), months: 24 });
  await agree(true);
  expect((await personOf(server, somebody.interviewId)).inTalentPool).toBe(true);
  expect((await agree(false)).body.talentPool).toMatchObject({ agreedAt: null, offered: true });
  const { interviewId } = somebody;
  const ledger = await server.services.db.read.findBy(Consent, { interviewId, kind: "talent_pool" });
  expect(ledger.map(({ granted }) => granted)).toEqual([true, false]);

  await agree(true);
  clock.advance(732 * DAY_MS);
  expect(await endOldAgreements(server.services)).toBe(1);
  expect((await personOf(server, interviewId)).inTalentPool).toBe(false);
});

test("who was never interviewed answers by the letter alone", async () => {
  const candidacy = await buildCandidacy(server, places.own, { name: "童画" });
  await declineAndTell(server, clock, places.own, candidacy.id);
  const { db, cipher } = server.services;
  const sent = await db.read.findBy(Message, { purpose: "thank_you", state: "sent" });
  const texts = sent.map(({ id, textSealed }) => cipher.decrypt(textSealed, `messages.text:${id}`));
  const token = texts.find((text) => text.includes("童画"))?.split("/i/")[1];
  expect((await server.call("POST", "/candidate/open", { token })).status).toBe(404);
  const opened = await server.call("POST", "/candidate/letters/open", { token });
  expect(opened.body).toMatchObject({ maskedName: "童*", talentPool: { offered: true, agreedAt: null } });
  const agreed = await server.call("PUT", "/candidate/letters/talent-pool", { token, agreed: true });
  expect(agreed.body.talentPool.agreedAt).not.toBeNull();
  const words = "我的证书上传错了";
  const ask = () => server.call("POST", "/candidate/letters/review", { token, words });
  expect((await ask()).body.review).toMatchObject({ mayAsk: false, last: { words, answeredAt: null } });
  expect(refusal(await ask())).toEqual([409, "review_request.open"]);
  const { call } = await buildHr(server, places.own);
  const { items } = (await call("GET", `/candidates/${candidacy.candidateId}/timeline`)).body;
  expect(items[0]).toMatchObject({
    type: "candidacy.review_asked",
    data: { note: words },
    source: "candidate",
  });
  expect(await db.read.countBy(Message, { purpose: "notice", channel: "email" })).toBeGreaterThan(0);
  const ledger = await db.read.findBy(Consent, { candidateId: candidacy.candidateId });
  expect(ledger).toMatchObject([{ kind: "talent_pool", granted: true, interviewId: null }]);

  // With an interview there is a login, and what is written behind it is not read by a link from before.
  const { interviewId } = await buildEvaluated(server, places.own, "童心");
  const open = () => server.call("POST", "/candidate/letters/open", { token });
  expect((await open()).status).toBe(200);
  await db.write((tx) => updateRows(tx, CandidacyInterview, { interviewId }, { candidacyId: candidacy.id }));
  expect(refusal(await open())).toEqual([404, "invitation.not_found"]);
});

test("an application is theirs to take back, and nobody else's", async () => {
  const [one, two] = [
    await buildEvaluated(server, places.own, "穆清"),
    await buildEvaluated(server, places.own, "卫宁"),
  ];
  const withdraw = (id: string) => one.call("POST", `/candidate/applications/${id}/withdraw`, {});
  expect(refusal(await withdraw(two.candidacyId))).toEqual([404, "candidacy.not_found"]);
  expect((await withdraw(one.candidacyId)).body.applications).toMatchObject([{ step: "withdrawn" }]);
  const { read } = server.services.db;
  expect(await read.findOneByOrFail(Candidacy, { id: one.candidacyId })).toMatchObject({
    outcome: "withdrawn",
  });
  expect(await read.findOneByOrFail(Interview, { id: one.interviewId })).toMatchObject({
    status: "withdrawn",
  });
  expect(refusal(await withdraw(one.candidacyId))).toEqual([409, "candidacy.closed"]);
});

test("news goes by the channel that they chose", async () => {
  const somebody = await buildEvaluated(server, places.own, "阮眠");
  expect(refusal(await somebody.call("PUT", "/candidate/channel", { channel: "email" }))).toEqual([
    400,
    "identity.no_channel",
  ]);
  const chosen = await somebody.call("PUT", "/candidate/channel", { channel: "sms" });
  expect(chosen.body.channel).toMatchObject({ chosen: "sms", open: [{ channel: "sms" }] });
});
