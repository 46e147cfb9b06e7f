import { newId } from "../../../server/clock";
import { insertRow } from "../../../server/db/rows";
import { CandidateSession, IdentityCode } from "../../../server/interviews/identityEntity";
import { pruneIdentities } from "../../../server/interviews/pruneIdentities";
import { readCode, inviteSomebody, verifySomebody } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let clock: TestClock;
let server: TestServer;
beforeEach(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock });
});
afterEach(() => server.close());

const codes = () => server.services.db.read.count(IdentityCode);
const sessions = () => server.services.db.read.count(CandidateSession);

test("codes go two days after they died, used or not; the day's limit still counts them before", async () => {
  await verifySomebody(server);
  expect(await codes()).toBe(1);
  clock.advance(2 * DAY_MS);
  await pruneIdentities(server.services);
  expect(await codes()).toBe(1);
  clock.advance(HOUR_MS);
  await pruneIdentities(server.services);
  expect(await codes()).toBe(0);
});

test("a session goes when it has ended, and not before: the candidate can go on until then", async () => {
  const early = await verifySomebody(server);
  clock.advance(7 * DAY_MS - HOUR_MS);
  const late = await verifySomebody(server);
  await pruneIdentities(server.services);
  expect(await sessions()).toBe(2);
  clock.advance(HOUR_MS);
  await pruneIdentities(server.services);
  const left = await server.services.db.read.find(CandidateSession);
  expect(left.map(({ interviewId }) => interviewId)).toEqual([late.interviewId]);
  expect((await late.call("GET", "/candidate/interview")).status).toBe(200);
  expect((await early.call("GET", "/candidate/interview")).status).toBe(401);
});

test("a code that was just sent is still good after a sweep", async () => {
  const { token } = await inviteSomebody(server);
  const opened = await server.call("POST", "/candidate/open", { token });
  const { noticeVersion } = opened.body;
  await server.call("POST", "/candidate/consents", {
    token,
    recording: true,
    aiEvaluation: true,
    noticeVersion,
  });
  await server.call("POST", "/candidate/codes", { token, channel: "sms" });
  await pruneIdentities(server.services);
  const code = await readCode(server, token);
  expect((await server.call("POST", "/candidate/sessions", { token, code })).status).toBe(201);
});

test("many go in several steps, up to the first that is not over", async () => {
  const { db } = server.services;
  const { interviewId } = await inviteSomebody(server);
  const write = (count: number, createdAt: Date) =>
    db.write(async (tx) => {
      for (let index = 0; index < count; index += 1) {
        await insertRow(tx, IdentityCode, {
          id: newId(),
          interviewId,
          channel: "sms",
          codeHash: "0".repeat(64),
          attempts: 0,
          createdAt,
          expiresAt: createdAt,
          usedAt: null,
        });
      }
    });
  await write(1_003, clock.now());
  clock.advance(3 * DAY_MS);
  await write(2, clock.now());
  await pruneIdentities(server.services);
  expect(await codes()).toBe(2);
});
