import { Message, type MessagePurpose } from "../../../server/notifications/entity";
import { cancelLetters, queueThankYou } from "../../../server/letters/queueLetter";
import { CandidacyInterview } from "../../../server/pipeline/entity";
import { Candidate } from "../../../server/candidates/entity";
import { updateRows } from "../../../server/db/rows";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
import { signIn } from "../../factories/standing";
import { runJobs } from "../../support/runJobs";
import { type TestClock, createTestClock } from "../../support/testClock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
let clock: TestClock;
let server: TestServer;
let places: Places;

beforeAll(async () => {
  // 10:00 in the company's zone.
  clock = createTestClock("2026-03-02T02:00:00.000Z");
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
}, 60_000);
afterAll(() => server.close());

const REJECTED = { type: "candidacy.rejected", data: { reason: "skills", note: "经验不足" } };
async function tell(id: string, happened: object, letter?: { offerTalentPool?: boolean }) {
  // The clock runs by hours here, and a session ends.
  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { body } = await hr.call("GET", `/candidacies/${id}`);
  const answer = await hr.call("POST", `/candidacies/${id}/events`, {
    happened,
    seen: body.events,
    ...(letter ? { letter } : {}),
  });
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer;
}
const deliver = () => runJobs(server.services, ["letters.deliver", "notifications.deliver"]);

/** What went out to whoever this candidacy is of, as it left. */
async function lettersOf(name: string, purpose: MessagePurpose = "thank_you"): Promise<string[]> {
  const { db, cipher } = server.services;
  const rows = await db.read.findBy(Message, { purpose, state: "sent" });
  const texts = rows.map(({ id, textSealed }) => cipher.decrypt(textSealed, `messages.text:${id}`));
  return texts.filter((text) => text.includes(name));
}

test("a letter goes out half an hour after the decline, once, without the reason", async () => {
  const { id } = await buildCandidacy(server, places.own, { name: "何嘉" });
  const answer = await tell(id, REJECTED, { offerTalentPool: true });
  expect(answer).toMatchObject({ status: 200, body: { outcome: "rejected" } });
  const askAgain = () =>
    server.services.db.write((tx) =>
      queueThankYou(server.services, tx, { candidacyId: id, offerTalentPool: true }),
    );
  clock.advance(29 * MINUTE_MS);
  await askAgain();
  await deliver();
  expect(await lettersOf("何嘉")).toEqual([]);

  clock.advance(MINUTE_MS);
  await deliver();
  expect(await lettersOf("何嘉")).toHaveLength(1);
  await askAgain();
  clock.advance(HOUR_MS);
  await deliver();
  const sent = await lettersOf("何嘉");
  expect(sent).toEqual([expect.stringMatching(/谢谢您应聘.*\/i\/[\w-]{22,}$/)]);
  expect(sent[0]).not.toContain("经验");
});

test("the timeline says that it went out, or that nobody could be reached", async () => {
  const hr = () => buildColleague(server, [inUnit("branch_hr", places.own)]);
  const reached = await buildCandidacy(server, places.own, { name: "陆一鸣" });
  const { id: candidateId } = await buildCandidate(server, places.own, { name: "白小川" });
  // As people stand who were taken in before a contact was asked for.
  await server.services.db.write((tx) =>
    updateRows(tx, Candidate, { id: candidateId }, { phoneSealed: null, emailSealed: null }),
  );
  const lost = await buildCandidacy(server, places.own, { candidateId });
  for (const { id } of [reached, lost]) await tell(id, REJECTED, { offerTalentPool: false });
  clock.advance(HOUR_MS);
  await deliver();
  const newestOf = async (candidate: string) =>
    (await (await hr()).call("GET", `/candidates/${candidate}/timeline`)).body.items[0];
  expect(await newestOf(reached.candidateId)).toMatchObject({
    type: "candidacy.thanked",
    data: { reached: true },
    source: "product",
  });
  expect(await newestOf(candidateId)).toMatchObject({ type: "candidacy.thanked", data: { reached: false } });
});

test("opened again before it left, nobody is written to; declined anew, one letter goes", async () => {
  const { id } = await buildCandidacy(server, places.own, { name: "沈静" });
  await tell(id, REJECTED, { offerTalentPool: false });
  await tell(id, { type: "candidacy.reopened", data: { note: "弄错了人" } });
  clock.advance(HOUR_MS);
  await deliver();
  expect(await lettersOf("沈静")).toEqual([]);

  await tell(id, REJECTED, { offerTalentPool: false });
  clock.advance(HOUR_MS);
  await deliver();
  expect(await lettersOf("沈静")).toHaveLength(1);
});

test("nobody is told at night, and until the morning it can be taken back", async () => {
  const night = createTestClock("2026-03-02T12:45:00.000Z");
  const late = await openTestServer({ env: { RATE_LIMITS: "false" }, clock: night });
  try {
    const company = await openCompany(late);
    const colleague = await buildColleague(late, [inUnit("branch_hr", company.own)]);
    const { id } = await buildCandidacy(late, company.own, { name: "顾岚" });
    const body = { happened: REJECTED, letter: { offerTalentPool: true }, seen: 1 };
    await colleague.call("POST", `/candidacies/${id}/events`, body);
    night.advance(11 * HOUR_MS);
    expect(await runJobs(late.services, ["letters.deliver"])).toEqual([]);
    expect(await late.services.db.write((tx) => cancelLetters(late.services, tx, id))).toEqual({
      sent: false,
    });
    night.advance(2 * HOUR_MS);
    expect(await runJobs(late.services, ["letters.deliver", "notifications.deliver"])).toEqual([
      "letters.deliver",
    ]);
  } finally {
    await late.close();
  }
}, 60_000);

test("what has left cannot be taken back, and whoever asks is told so", async () => {
  const { id: interviewId } = await buildReported(server, places.own, { name: "马跃" });
  const { read } = server.services.db;
  const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, { interviewId });
  await tell(candidacyId, REJECTED, { offerTalentPool: true });
  clock.advance(31 * MINUTE_MS);
  await runJobs(server.services, ["letters.deliver"]);
  const takeBack = () => server.services.db.write((tx) => cancelLetters(server.services, tx, candidacyId));
  await runJobs(server.services, ["notifications.deliver"]);
  expect(await takeBack()).toEqual({ sent: true });
  // Who was interviewed finds their own page behind the link.
  const [text] = await lettersOf("马跃");
  const token = text?.split("/i/")[1] ?? "";
  expect((await server.call("POST", "/candidate/open", { token })).body.status).toBe("completed");
});

test("a refusal that was cut off before it left is not sent to whoever is under way again", async () => {
  const { id } = await buildCandidacy(server, places.own, { name: "岳明" });
  await tell(id, REJECTED, { offerTalentPool: false });
  clock.advance(HOUR_MS);
  await runJobs(server.services, ["letters.deliver"]);
  const { channels } = server.services;
  const dying = {
    ...channels,
    sms: { ...channels.sms, send: () => Promise.reject(new Error("the process died")) },
  };
  const cut = runJobs({ ...server.services, channels: dying }, ["notifications.deliver"]);
  await expect(cut).rejects.toThrow("the process died");
  await tell(id, { type: "candidacy.reopened", data: { note: "弄错了人" } });
  clock.advance(HOUR_MS);
  await deliver();
  expect(await lettersOf("岳明")).toEqual([]);
});

const OFFERED = { type: "candidacy.offered", data: { startsOn: "2026-04-01", note: "月薪一万二" } };
const REVOKED = { type: "candidacy.offer_revoked", data: { note: "编制取消" } };
/** What went out of offers to this person, by purpose. */
async function offersTo(name: string) {
  const [made, off] = [await lettersOf(name, "offer"), await lettersOf(name, "offer_off")];
  return { made: made.length, off: off.length };
}
async function letTimePass(ms = HOUR_MS) {
  clock.advance(ms);
  // Morning in the company's zone, on whichever day: nothing is held back for the night.
  clock.advance((26 - clock.now().getUTCHours()) * HOUR_MS);
  await deliver();
}

test("an offer is told once, without pay, terms or day, and their page is no faster than the message", async () => {
  const { id: interviewId } = await buildReported(server, places.own, { name: "叶知秋" });
  const { read } = server.services.db;
  const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, { interviewId });
  const step = async () => {
    const call = await signIn(server, interviewId);
    return (await call("GET", "/candidate/standing")).body.applications[0].step;
  };
  await tell(candidacyId, OFFERED, {});
  expect(await step()).toBe("talking");
  await letTimePass();
  expect(await step()).toBe("offer");
  await letTimePass();
  const sent = await lettersOf("叶知秋", "offer");
  expect(sent).toEqual([expect.stringMatching(/希望录用您.*同事会很快与您联系.*\/i\/[\w-]{22,}$/)]);
  expect(sent[0]).not.toMatch(/万|04-01|4月1日/);
  const token = sent[0]?.split("/i/")[1] ?? "";
  expect((await server.call("POST", "/candidate/open", { token })).status).toBe(200);

  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { body } = await hr.call("GET", `/interviews/${interviewId}/rounds`);
  expect(body.offers[0]).toMatchObject({
    type: "candidacy.offer_told",
    told: { what: "made", reached: true },
  });
});

test.each([
  ["revoked", REVOKED],
  ["accepted", { type: "candidacy.offer_accepted", data: {} }],
  ["declined", { type: "candidacy.offer_declined", data: {} }],
  ["withdrawn", { type: "candidacy.withdrawn", data: {} }],
])("an offer that was %s before it was told is told to nobody", async (how, happened) => {
  const name = `应${how}`;
  const held = await buildCandidacy(server, places.own, { name });
  await tell(held.id, OFFERED, {});
  await tell(held.id, happened);
  // The same while the message waits for its gateway: the letter was written, and has not left.
  const waits = await buildCandidacy(server, places.own, { name });
  await tell(waits.id, OFFERED, {});
  clock.advance(HOUR_MS);
  clock.advance((26 - clock.now().getUTCHours()) * HOUR_MS);
  await runJobs(server.services, ["letters.deliver"]);
  await tell(waits.id, happened);
  await letTimePass();
  expect(await offersTo(name)).toEqual({ made: 0, off: 0 });
});

test("whoever was told of an offer hears that it is off, unless there is another one by then", async () => {
  const ended = await buildCandidacy(server, places.own, { name: "卫衡" });
  const [off, again] = [
    await buildCandidacy(server, places.own, { name: "房远" }),
    await buildCandidacy(server, places.own, { name: "邢舟" }),
  ];
  for (const { id } of [off, again, ended]) await tell(id, OFFERED, {});
  await letTimePass();
  for (const { id } of [off, again, ended]) await tell(id, REVOKED);
  await tell(again.id, OFFERED, {});
  await tell(ended.id, REJECTED);
  await letTimePass();
  expect(await offersTo("房远")).toEqual({ made: 1, off: 1 });
  // Also where all of it is over since: nobody goes on waiting for a job that there is not.
  expect(await offersTo("卫衡")).toEqual({ made: 1, off: 1 });
  // Another offer, another message.
  expect(await offersTo("邢舟")).toEqual({ made: 2, off: 0 });
  const [words] = await lettersOf("房远", "offer_off");
  expect(words).toMatch(/不再有效.*同事会尽快与您联系/);
  expect(words).not.toContain("编制");
});

test("who was never interviewed reads of the offer behind the letter's link", async () => {
  const { id } = await buildCandidacy(server, places.own, { name: "童谣" });
  await tell(id, OFFERED, {});
  await letTimePass();
  const token = (await lettersOf("童谣", "offer"))[0]?.split("/i/")[1];
  const { body } = await server.call("POST", "/candidate/letters/open", { token });
  expect(body).toMatchObject({ step: "offer", automated: false, review: { mayAsk: false } });
  expect(body.talentPool.offered).toBe(false);
});

test("an offer that another system told of itself is told by nobody else; HR sees who could not be reached", async () => {
  const told = await buildCandidacy(server, places.own, { name: "费然" });
  await tell(told.id, OFFERED);
  const { id: candidateId } = await buildCandidate(server, places.own, { name: "白大川" });
  await server.services.db.write((tx) =>
    updateRows(tx, Candidate, { id: candidateId }, { phoneSealed: null, emailSealed: null }),
  );
  const lost = await buildCandidacy(server, places.own, { candidateId });
  await tell(lost.id, OFFERED, {});
  await letTimePass();
  expect(await offersTo("费然")).toEqual({ made: 0, off: 0 });
  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { body } = await hr.call("GET", `/candidates/${candidateId}/timeline`);
  expect(body.items[0]).toMatchObject({
    type: "candidacy.offer_told",
    data: { what: "made", reached: false },
  });
  const wrong = await hr.call("POST", `/candidacies/${told.id}/events`, {
    happened: { type: "candidacy.offer_accepted", data: {} },
    seen: 2,
    letter: {},
  });
  expect(wrong.status).toBe(422);
});
