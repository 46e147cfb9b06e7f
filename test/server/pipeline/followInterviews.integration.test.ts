import { decideInterview } from "../../../server/decisions/decideInterview";
import { reverseDecision } from "../../../server/decisions/reverseDecision";
import type { StaffActor } from "../../../server/http/actors";
import { actorOfSession } from "../../../server/org/staffSessions";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { rebuildState, recordEvent } from "../../../server/pipeline/recordEvent";
import { hashToken } from "../../../server/security/tokens";
import { buildReported } from "../../factories/decisions";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
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

async function candidacyOf(interviewId: string): Promise<Candidacy> {
  const { read } = server.services.db;
  const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, { interviewId });
  return read.findOneByOrFail(Candidacy, { id: candidacyId });
}
const typesOf = async ({ id }: Candidacy) =>
  (
    await server.services.db.read.find(ArchiveEvent, { where: { candidacyId: id }, order: { number: "ASC" } })
  ).map(({ type }) => type);

test("an invitation begins a candidacy at the interview, a decision leads it on", async () => {
  const { id } = await buildReported(server, places.own);
  const before = await candidacyOf(id);
  expect(before).toMatchObject({ stage: "interview", outcome: "open", orgUnitId: places.own });

  await decideInterview(server.services, hr, id, { outcome: "advance", via: "console" });
  const after = await candidacyOf(id);
  expect(after).toMatchObject({ id: before.id, stage: "second_round", outcome: "open" });
  expect(await typesOf(after)).toEqual([
    ...(await typesOf(after)).slice(0, -2),
    "candidacy.decided",
    "candidacy.moved",
  ]);
});

test("a decline ends it with its reason, its reversal opens it again", async () => {
  const { id } = await buildReported(server, places.own);
  const { decision } = await decideInterview(server.services, hr, id, {
    outcome: "decline",
    reason: "experience",
    via: "console",
  });
  const closed = await candidacyOf(id);
  expect(closed).toMatchObject({ outcome: "rejected", openKey: closed.id });
  const event = await server.services.db.read.findOneByOrFail(ArchiveEvent, {
    candidacyId: closed.id,
    type: "candidacy.rejected",
  });
  expect(event).toMatchObject({ data: { reason: "experience" }, staffId: hr.staffId, source: "staff" });

  await reverseDecision(server.services, hr, id, { decisionId: decision.id, reason: "看错了人" });
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview", outcome: "open" });
});

test("its row is what its events say", async () => {
  const { id } = await buildReported(server, places.own);
  const { id: candidacyId } = await candidacyOf(id);
  const { db } = server.services;
  const record = (happened: Parameters<typeof recordEvent>[3]) =>
    db.write((tx) => recordEvent(server.services, tx, candidacyId, happened, { source: "staff" }));
  await record({ type: "candidacy.offered", data: {} });
  await expect(record({ type: "candidacy.offered", data: {} })).rejects.toMatchObject({
    code: "candidacy.offer_open",
  });
  await record({ type: "candidacy.offer_accepted", data: {} });
  await record({ type: "candidacy.hired", data: { startsOn: "2026-12-01" } });

  const row = await db.read.findOneByOrFail(Candidacy, { id: candidacyId });
  const { state, events } = await rebuildState({ manager: db.read }, candidacyId);
  expect(state).toEqual({ stage: "offer", outcome: "hired", offer: "accepted", employed: true });
  expect(row).toMatchObject({ ...state, events });
});

test("of two who record at once both are written, one behind the other", async () => {
  const { id } = await buildReported(server, places.own);
  const candidacy = await candidacyOf(id);
  const { db } = server.services;
  const results = await Promise.allSettled(
    ["offered", "withdrawn"].map((name) =>
      db.write((tx) =>
        recordEvent(
          server.services,
          tx,
          candidacy.id,
          name === "offered"
            ? { type: "candidacy.offered", data: {} }
            : { type: "candidacy.withdrawn", data: {} },
          { source: "staff" },
        ),
      ),
    ),
  );
  const written = results.filter(({ status }) => status === "fulfilled").length;
  const { state, events } = await rebuildState({ manager: db.read }, candidacy.id);
  expect(events).toBe(candidacy.events + written);
  expect(state).toMatchObject({ outcome: "withdrawn", offer: null });
});
