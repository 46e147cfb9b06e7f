import { decideInterview } from "../../../server/decisions/decideInterview";
import { reverseDecision } from "../../../server/decisions/reverseDecision";
import { DomainEventRow } from "../../../server/events/entity";
import type { StaffActor } from "../../../server/http/actors";
import { listHandlers } from "../../../server/jobs";
import { actorOfSession } from "../../../server/org/staffSessions";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { rebuildState } from "../../../server/pipeline/recordEvent";
import { hashToken } from "../../../server/security/tokens";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: StaffActor;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  const { cookie } = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
  hr = (await actorOfSession(server.services, hashToken(cookie.split("=")[1] ?? ""))) as StaffActor;
}, 60_000);
afterAll(() => server.close());

/** As it was before there were candidacies: interviews, applications and their events, and nothing besides. */
const forget = () =>
  server.services.db.write(async ({ manager }) => {
    for (const table of [ArchiveEvent, CandidacyInterview, Candidacy]) await manager.clear(table);
  });

/** The job as the runner does it, leg after leg, or until it is cut off behind so many people. */
async function backfill({ cutOffAfter = Number.POSITIVE_INFINITY } = {}): Promise<void> {
  const { run } = listHandlers(server.services)["candidacies.backfill"];
  const cut = new AbortController();
  const progress = async (done: number) => {
    if (done >= cutOffAfter) cut.abort();
  };
  await run({ after: null }, { jobId: "test", attempt: 1, signal: cut.signal, progress });
}

const eventsOf = (candidacyId: string) =>
  server.services.db.read.find(ArchiveEvent, { where: { candidacyId }, order: { number: "ASC" } });
async function candidacyOf(interviewId: string): Promise<Candidacy> {
  const { read } = server.services.db;
  const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, { interviewId });
  return read.findOneByOrFail(Candidacy, { id: candidacyId });
}
const told = ({ type, data, staffId, source }: ArchiveEvent) => ({ type, data, staffId, source });

const advance = (id: string) =>
  decideInterview(server.services, hr, id, { outcome: "advance", via: "console" });
const decline = (id: string) =>
  decideInterview(server.services, hr, id, { outcome: "decline", reason: "experience", via: "console" });

test("what is written of the past is what was written while it happened, with its times", async () => {
  const interviews = [];
  for (let index = 0; index < 3; index += 1) interviews.push((await buildReported(server, places.own)).id);
  const [advanced, declined, reversed] = interviews as [string, string, string];
  await advance(advanced);
  await decline(declined);
  const { decision } = await decline(reversed);
  await reverseDecision(server.services, hr, reversed, { decisionId: decision.id, reason: "看错了人" });
  const live = await Promise.all(interviews.map(candidacyOf));
  const liveEvents = await Promise.all(live.map(({ id }) => eventsOf(id)));

  await forget();
  await backfill();
  const rebuilt = await Promise.all(interviews.map(candidacyOf));
  expect(rebuilt.map(({ stage, outcome, events }) => ({ stage, outcome, events }))).toEqual(
    live.map(({ stage, outcome, events }) => ({ stage, outcome, events })),
  );
  for (const [index, candidacy] of rebuilt.entries()) {
    const events = await eventsOf(candidacy.id);
    expect(events.map(told)).toEqual(liveEvents[index]?.map(told));
    const { state } = await rebuildState({ manager: server.services.db.read }, candidacy.id);
    expect(candidacy).toMatchObject({ ...state, outcome: state?.outcome ?? "open" });
  }
  const decided = await server.services.db.read.findOneByOrFail(DomainEventRow, {
    interviewId: declined,
    type: "interview.decided",
  });
  const rejected = (await eventsOf(rebuilt[1]?.id ?? "")).at(-1);
  expect(rejected).toMatchObject({ type: "candidacy.rejected", at: decided.at });
  expect(rejected?.writtenAt.getTime()).toBeGreaterThan(decided.at.getTime());
  expect(rebuilt[1]?.since).toEqual(decided.at);
});

test("cut off between two batches it goes on with what is missing, and nothing is there twice", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  for (let index = 0; index < 24; index += 1) await buildCandidate(server, places.own, { positionId });
  await forget();
  await expect(backfill({ cutOffAfter: 10 })).rejects.toThrow(/abort/);
  const { read } = server.services.db;
  const part = await read.countBy(Candidacy, {});
  expect(part).toBeGreaterThan(0);
  expect(await read.countBy(Candidacy, { positionId })).toBeLessThan(24);
  await backfill();
  await backfill();
  expect(await read.countBy(Candidacy, { positionId })).toBe(24);
  const candidacies = await read.countBy(Candidacy, {});
  expect(await read.countBy(ArchiveEvent, { type: "candidacy.opened" })).toBe(candidacies);
});

test("nobody hears of the past", async () => {
  const { id } = await buildReported(server, places.own);
  await forget();
  const heard: string[] = [];
  const unsubscribe = server.services.events.subscribe(({ type }) => void heard.push(type));
  await backfill();
  unsubscribe();
  expect(heard).toEqual([]);
  expect((await candidacyOf(id)).stage).toBe("interview");
});

test("an interview that goes on before the job has come to it brings its own past", async () => {
  const { id } = await buildReported(server, places.own);
  await forget();
  await advance(id);
  const candidacy = await candidacyOf(id);
  const types = (await eventsOf(candidacy.id)).map(({ type }) => type);
  expect(types).toEqual(["candidacy.opened", "candidacy.invited", "candidacy.decided", "candidacy.moved"]);
  await backfill();
  expect((await eventsOf(candidacy.id)).length).toBe(types.length);
});

test("what was declined long ago does not end what goes on today", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const { id } = await buildReported(server, places.own, { positionId });
  await decline(id);
  const { candidateId } = await candidacyOf(id);
  await forget();
  const today = await buildCandidacy(server, places.own, { candidateId, positionId });
  await backfill();
  expect(await candidacyOf(id)).toMatchObject({ id: today.id, outcome: "open", stage: "screening" });
  expect((await eventsOf(today.id)).map(({ type }) => type)).toContain("candidacy.decided");
});
