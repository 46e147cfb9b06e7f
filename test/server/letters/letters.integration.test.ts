import { Message } from "../../../server/notifications/entity";
import { cancelLetters, queueThankYou } from "../../../server/letters/queueLetter";
import { CandidacyInterview } from "../../../server/pipeline/entity";
import { Candidate } from "../../../server/candidates/entity";
import { updateRows } from "../../../server/db/rows";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
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
async function tell(id: string, happened: object, letter?: { offerTalentPool: boolean }) {
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
async function lettersOf(name: string): Promise<string[]> {
  const { db, cipher } = server.services;
  const rows = await db.read.findBy(Message, { purpose: "thank_you", state: "sent" });
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
