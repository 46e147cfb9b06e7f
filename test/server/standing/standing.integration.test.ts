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
import { endTakeOuts } from "../../../server/takeOuts/endTakeOuts";
import { buildCandidacy } from "../../factories/candidacies";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { type Somebody, buildComparable, buildEvaluated, personOf, signIn } from "../../factories/standing";
import { readZip } from "../../support/readZip";
import { runJobs } from "../../support/runJobs";
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

const hr = () => buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
const standing = async ({ call }: Pick<Somebody, "call">) => (await call("GET", "/candidate/standing")).body;
const work = () => runJobs(server.services, ["letters.deliver", "feedback.release", "notifications.deliver"]);
const refusal = ({ status, body }: { status: number; body: Json }) => [status, body.error?.code];

async function decline(candidacyId: string, offerTalentPool = true) {
  const { call } = await hr();
  const { body } = await call("GET", `/candidacies/${candidacyId}`);
  const happened = { type: "candidacy.rejected", data: { reason: "skills" } };
  const letter = { offerTalentPool };
  return call("POST", `/candidacies/${candidacyId}/events`, { happened, letter, seen: body.events });
}
async function declineAndTell(candidacyId: string) {
  await decline(candidacyId);
  clock.advance(31 * MINUTE_MS);
  await work();
}
/** Purposes of what went out about an interview, but for codes. */
async function toldAbout(interviewId: string): Promise<string[]> {
  const rows = await server.services.db.read.findBy(Message, { interviewId });
  return rows.map(({ purpose }) => purpose).filter((purpose) => purpose !== "code");
}

test("a decline is seen by nobody before its letter has left", async () => {
  const somebody = await buildEvaluated(server, places.own, "江宁");
  await decline(somebody.candidacyId);
  expect((await standing(somebody)).applications).toMatchObject([{ here: true, step: "looking" }]);
  clock.advance(31 * MINUTE_MS);
  await work();
  const told = await standing(somebody);
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
  const { call } = await hr();
  const decided = await call("POST", `/interviews/${somebody.interviewId}/decision`, {
    outcome: "decline",
    reason: "skills",
  });
  expect([decided.status, decided.body.error?.code]).toEqual([expect.any(Number), undefined]);
  const untold = await standing(somebody);
  expect(untold.applications).toMatchObject([{ step: "looking" }]);
  expect(untold.review).toMatchObject({ mayAsk: false, last: { answer: null, answeredAt: null } });
  expect(refusal(await ask())).toEqual([409, "review_request.open"]);
  clock.advance(3 * DAY_MS);
  const again = await standing({ call: await signIn(server, somebody.interviewId) });
  expect(again.applications).toMatchObject([{ step: "closed" }]);
  expect(again.review).toMatchObject({ mayAsk: true, last: { answer: "decided" } });
});

test("feedback comes after a week, decided or not, in words that are really theirs", async () => {
  const somebody = await buildEvaluated(server, places.own, "柳意");
  const { body } = await somebody.call("GET", "/candidate/own-feedback");
  expect(body.error.code).toBe("feedback.not_ready");
  expect((await standing(somebody)).feedback).toEqual({
    state: "coming",
    by: new Date(clock.now().getTime() + 7 * DAY_MS).toISOString(),
  });
  clock.advance(7 * DAY_MS);
  await work();
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
    await work();
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
  await declineAndTell(somebody.candidacyId);
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

  const { call } = await hr();
  const closed = await call("POST", `/interviews/${interviewId}/review/closing`, { reason: "已电话说明" });
  expect(closed.status).toBeLessThan(300);
  const { review } = await standing(somebody);
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
  expect((await standing({ call })).applications).toMatchObject([{ step: "closed", automated: true }]);
});

test("a rule's end no longer says that nobody has looked, once somebody has", async () => {
  const { candidacyId, interviewId, call } = await buildEvaluated(server, places.own, "施云");
  const { services } = server;
  await call("POST", "/candidate/reviews", { words: "请看第一题" });
  const happened = { type: "candidacy.rejected", data: { reason: "other", ruleId: "thank" } } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "rule" }));
  clock.advance(3 * DAY_MS);
  const seen = async () => (await standing({ call: await signIn(server, interviewId) })).applications;
  expect(await seen()).toMatchObject([{ step: "closed", automated: true }]);
  const staff = await hr();
  await staff.call("POST", `/interviews/${interviewId}/review/closing`, { reason: "已电话说明" });
  expect(await seen()).toMatchObject([{ step: "closed", automated: false }]);
});

test("the talent pool takes an offer and their own word, which ends", async () => {
  const somebody = await buildEvaluated(server, places.own, "白露");
  const agree = (agreed: boolean) => somebody.call("PUT", "/candidate/talent-pool", { agreed });
  expect(refusal(await agree(true))).toEqual([409, "talent_pool.not_offered"]);
  await declineAndTell(somebody.candidacyId);
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
  await declineAndTell(candidacy.id);
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
  const { call } = await hr();
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

test("a copy of one's data is whole, one's own, fetched once, and gone after a day", async () => {
  const somebody = await buildEvaluated(server, places.own, "季安");
  const stranger = await buildEvaluated(server, places.own, "旁人甲");
  await declineAndTell(somebody.candidacyId);
  const { services } = server;
  const { storeKey } = await services.db.read
    .query(
      "SELECT storeKey FROM recordings WHERE answerId IN (SELECT id FROM answers WHERE interviewId = ?)",
      [somebody.interviewId],
    )
    .then((rows: Json) => rows[0]);
  const sound = Buffer.alloc(300_000, "sound");
  await services.media.put(storeKey, sound);

  const fresh = { ...somebody, call: await signIn(server, somebody.interviewId) };
  await fresh.call("POST", "/candidate/take-outs", {});
  expect(refusal(await fresh.call("POST", "/candidate/take-outs", {}))).toEqual([409, "take_out.open"]);
  await runJobs(services, ["take_outs.compose"]);
  expect((await standing(fresh)).takeOut).toMatchObject({ state: "ready", taken: false });
  const { url } = (await fresh.call("POST", "/candidate/take-outs/link", {})).body;

  const answer = await fetch(new URL(url, server.origin));
  expect(answer.headers.get("content-type")).toBe("application/zip");
  const files = readZip(Buffer.from(await answer.arrayBuffer()));
  const names = [...files.keys()];
  const textOf = (name: string) => files.get(name)?.toString() ?? "";
  expect(names).toEqual(
    expect.arrayContaining(["index.html", "profile.json", "interviews/1/interview.json"]),
  );
  const recording = names.find((name) => /^interviews\/1\/.*\.webm$/.test(name)) ?? "";
  expect(files.get(recording)?.equals(sound)).toBe(true);
  const interview = JSON.parse(textOf("interviews/1/interview.json"));
  expect(interview.evaluation.dimensions.length).toBeGreaterThan(0);
  expect(interview.evaluation).not.toHaveProperty("risks");
  expect(textOf("profile.json")).toContain((await standing(fresh)).applications[0].jobTitle);
  const whole = names
    .filter((name) => !name.endsWith(".webm"))
    .map(textOf)
    .join();
  for (const others of ["旁人甲", "苏晴", "skills"]) expect(whole).not.toContain(others);

  expect((await fetch(new URL(url, server.origin))).status).toBe(404);
  expect(refusal(await stranger.call("POST", "/candidate/take-outs/link", {}))[0]).not.toBe(200);
  clock.advance(31 * MINUTE_MS);
  const late = await fresh.call("POST", "/candidate/take-outs/link", {});
  expect(refusal(late)).toEqual([403, "identity.again"]);
  clock.advance(DAY_MS);
  await endTakeOuts(services);
  const call = await signIn(server, somebody.interviewId);
  expect((await standing({ call })).takeOut).toMatchObject({ state: "over", taken: true });
  expect(refusal(await call("POST", "/candidate/take-outs/link", {}))).toEqual([404, "take_out.not_ready"]);
});

test("a copy tells what was sent, what was tested and agreed, in words and on clocks that one knows", async () => {
  const somebody = await buildEvaluated(server, places.own, "季晴");
  const { services } = server;
  const { interviewId, candidacyId } = somebody;
  const staff = await hr();
  await somebody.call("POST", "/candidate/reviews", { words: "请看看我的第一题" });
  await staff.call("POST", `/interviews/${interviewId}/decision`, { outcome: "advance" });
  const offered = (await somebody.call("GET", "/candidate/second-round")).body.offered;
  const note = "下午三点以后更方便";
  await somebody.call("PUT", "/candidate/second-round/times", { times: [offered[1]], note });
  const test = { name: "逻辑测试", score: 31, outOf: 40, passed: null };
  const happened = { type: "candidacy.test_recorded", data: test } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "staff" }));
  const copy = async () => {
    const call = await signIn(server, interviewId);
    await call("POST", "/candidate/take-outs", {});
    await runJobs(services, ["take_outs.compose"]);
    const { url } = (await call("POST", "/candidate/take-outs/link", {})).body;
    const files = readZip(Buffer.from(await (await fetch(new URL(url, server.origin))).arrayBuffer()));
    const jsonOf = (name: string) => JSON.parse(files.get(name)?.toString() ?? "");
    return {
      page: files.get("index.html")?.toString() ?? "",
      profile: jsonOf("profile.json"),
      interview: jsonOf("interviews/1/interview.json"),
    };
  };
  const first = await copy();
  // What waits may never go out, and a result that was not told is no copy's to tell.
  const waiting = await services.db.read.findBy(Message, { interviewId, state: "waiting" });
  expect(waiting.length).toBeGreaterThan(0);
  expect(first.profile.messages).toEqual([]);
  expect(first.profile.candidacies[0].tests).toEqual([]);
  expect(first.interview.secondRounds).toMatchObject([{ state: "proposed", note, times: [offered[1]] }]);
  expect(first.page).toContain(note);
  expect(first.page).not.toMatch(/ai_evaluation|talent_pool|UTC/);

  await work();
  clock.advance(8 * DAY_MS);
  await endTakeOuts(services);
  const later = await copy();
  expect(later.profile.messages).toContainEqual(expect.objectContaining({ purpose: "second_round" }));
  expect(later.profile.candidacies[0].tests).toMatchObject([test]);
  expect(later.page).toContain("逻辑测试: 31 / 40");
});

test("a copy does not tell a decline before the letter", async () => {
  const somebody = await buildEvaluated(server, places.own, "季节");
  const { services } = server;
  await somebody.call("POST", "/candidate/reviews", { words: "请再看一遍" });
  const staff = await hr();
  const decision = { outcome: "decline", reason: "skills" };
  await staff.call("POST", `/interviews/${somebody.interviewId}/decision`, decision);
  await somebody.call("POST", "/candidate/take-outs", {});
  await runJobs(services, ["take_outs.compose"]);
  const { url } = (await somebody.call("POST", "/candidate/take-outs/link", {})).body;
  const files = readZip(Buffer.from(await (await fetch(new URL(url, server.origin))).arrayBuffer()));
  const whole = [...files.values()].map(String).join("\n");
  expect(whole).toContain("请再看一遍");
  expect(whole).not.toMatch(/decided|rejected|decline/);
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
