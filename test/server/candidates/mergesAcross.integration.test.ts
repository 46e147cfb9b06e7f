import { BatchRecipient } from "../../../server/batches/entity";
import { addNote } from "../../../server/candidates/changeCandidate";
import { Interview } from "../../../server/interviews/entity";
import { buildBatchBody, buildRow, workOff } from "../../factories/batches";
import { administrator, buildCandidate, buildCandidateWithHistory } from "../../factories/candidates";
import { nextPhone } from "../../factories/interviews";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { assertFreshCopies } from "../../support/candidateCopies";

/** Headquarters may find out that two branches know one person. The branches learn nothing of each other by it. */
let server: TestServer;
let places: Places;
let hq: Colleague;
let own: Colleague;
let other: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  own = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  other = await buildColleague(server, [inUnit("branch_hr", places.other)]);
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

/** Somebody of one's own branch, merged into somebody of the other. */
async function mergeAcross() {
  const [mine, theirs] = [
    await buildCandidateWithHistory(server, places.own),
    await buildCandidate(server, places.other, { email: "survivor@people.example" }),
  ];
  await addNote(server.services, administrator(server), theirs.id, { text: "上海的记录" });
  const merge = () => hq.call("POST", `/candidates/${theirs.id}/merge`, { otherId: mine.id });
  return { mine, theirs, merge };
}

test("the survivor's branch reads neither notes nor applications of the other, and cannot take them away", async () => {
  const { mine, theirs, merge } = await mergeAcross();
  expect((await merge()).status).toBe(200);
  const whole = (await hq.call("GET", `/candidates/${theirs.id}`)).body;
  expect([whole.notes.length, whole.applications.length]).toEqual([2, 1]);
  const seen = (await other.call("GET", `/candidates/${theirs.id}`)).body;
  expect(seen.notes.map(({ text }: Json) => text)).toEqual(["上海的记录"]);
  expect(seen.applications).toEqual([]);
  const note = await other.call("DELETE", `/candidates/${theirs.id}/notes/${mine.noteId}`);
  expect([note.status, note.body.error?.code]).toEqual([404, "candidate.note_not_found"]);
  const resume = `/candidates/${theirs.id}/applications/${mine.applicationId}/resume`;
  expect((await other.call("GET", resume)).body.error?.code).toBe("application.resume_not_found");
  expect((await hq.call("GET", resume)).status).toBe(200);
});

test("who may read the other branch but change only their own opens no résumé of it, and sees no contact whole", async () => {
  const { mine, theirs, merge } = await mergeAcross();
  await merge();
  const both = await buildColleague(server, [
    inUnit("branch_hr", places.other),
    inUnit("branch_manager", places.hq),
  ]);
  const seen = (await both.call("GET", `/candidates/${theirs.id}`)).body;
  expect(seen.applications.map(({ id, mayChange }: Json) => [id, mayChange])).toEqual([
    [mine.applicationId, false],
  ]);
  expect(seen.resumes.map(({ id, mayChange }: Json) => [id, mayChange])).toEqual([[mine.resumeId, false]]);
  expect(seen.notes.map(({ text, mayChange }: Json) => [text, mayChange])).toEqual([
    ["上海的记录", true],
    [expect.any(String), false],
  ]);
  expect(JSON.stringify(seen.applications)).not.toContain("13900009999");
  const whole = (await hq.call("GET", `/candidates/${theirs.id}`)).body;
  expect([whole.applications[0].mayChange, whole.resumes[0].mayChange]).toEqual([true, true]);
  expect(whole.applications[0].stated.phone).toBe("13900009999");
});

test("the branch whose row went is not told into whom", async () => {
  const { mine, theirs, merge } = await mergeAcross();
  await merge();
  const seen = await own.call("GET", `/candidates/${mine.id}`);
  expect(seen.body).toMatchObject({ state: "merged", mergedInto: null });
  expect(JSON.stringify(seen.body)).not.toContain(theirs.id);
  expect((await hq.call("GET", `/candidates/${mine.id}`)).body.mergedInto).toBe(theirs.id);
});

test("an interview shows the contact data of its candidate whole to those who may change that person", async () => {
  const theirs = await buildCandidate(server, places.other, { email: "survivor-two@people.example" });
  const interview = await buildInterview(server, places.own, { name: "林知夏" });
  const { candidate } = (await own.call("GET", `/interviews/${interview.id}`)).body;
  expect(candidate.phone).toMatch(/^139\d{8}$/);
  const auditor = await buildColleague(server, [inUnit("auditor", places.own)]);
  const manager = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  for (const reader of [auditor, manager]) {
    const { phone } = (await reader.call("GET", `/interviews/${interview.id}`)).body.candidate;
    expect(phone).toMatch(/^139\*{4}\d{4}$/);
  }
  await hq.call("POST", `/candidates/${theirs.id}/merge`, {
    otherId: candidate.id,
    take: { name: "other", phone: "other" },
  });
  const { body } = await own.call("GET", `/interviews/${interview.id}`);
  expect(body.candidate.name).toBe("林知夏");
  expect(body.candidate.email).toMatch(/\*.*@people\.example$/);
});

describe("a batch", () => {
  const post = async (candidateId: string) =>
    own.call("POST", "/batches", await buildBatchBody(server, { candidateIds: [candidateId], rows: [] }));
  const recipientOf = (batchId: string) =>
    server.services.db.read.findOneByOrFail(BatchRecipient, { batchId });

  test("does not invite another branch's person for one's own who was merged into them", async () => {
    const { mine, merge } = await mergeAcross();
    await merge();
    const body = await buildBatchBody(server, { candidateIds: [mine.id], rows: [] });
    const { idempotencyToken: _, ...asked } = body as Json;
    expect((await own.call("POST", "/batches/preview", asked)).body.counts).toMatchObject({
      ready: 0,
      skipped: 1,
    });
    const { id } = (await own.call("POST", "/batches", body)).body;
    expect(await recipientOf(id)).toMatchObject({ state: "skipped", reason: "candidate_gone" });
  });

  test("nor where they are merged between its post and its turn", async () => {
    const { mine, theirs, merge } = await mergeAcross();
    const { id } = (await post(mine.id)).body;
    await merge();
    await workOff(server, id);
    expect(await recipientOf(id)).toMatchObject({ state: "skipped", reason: "candidate_gone" });
    expect(await server.services.db.read.countBy(Interview, { candidateId: theirs.id })).toBe(0);
  });

  test("follows a merge within one's own branch, to the one who is left", async () => {
    const survivor = await buildCandidate(server, places.own, { name: "顾清越" });
    const merged = await buildCandidate(server, places.own, { name: "顾清越" });
    const take = () => own.call("POST", `/candidates/${survivor.id}/merge`, { otherId: merged.id });
    const before = (await post(merged.id)).body.id;
    expect((await take()).status).toBe(200);
    await workOff(server, before);
    expect(await recipientOf(before)).toMatchObject({ state: "invited", candidateId: survivor.id });
    const after = (await post(merged.id)).body.id;
    expect(await recipientOf(after)).toMatchObject({ state: "waiting", candidateId: survivor.id });
  });

  test("two at once, by phone and by person, invite somebody once", async () => {
    const people = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        buildCandidate(server, places.own, { name: `同时${index}`, phone: nextPhone() }),
      ),
    );
    const rows = people.map(({ name, phone }) => buildRow({ name, phone: phone ?? "" }));
    const byRows = await buildBatchBody(server, { rows, orgUnitId: places.own });
    const candidateIds = people.map(({ id }) => id);
    const { planId } = byRows as Json;
    const byIds = await buildBatchBody(server, { rows: [], candidateIds, planId, orgUnitId: places.own });
    const posted = [await own.call("POST", "/batches", byRows), await own.call("POST", "/batches", byIds)];
    await Promise.all(posted.map(({ body }) => workOff(server, body.id)));
    expect(await server.services.db.read.countBy(Interview, { planId })).toBe(people.length);
  });
});

test("a merge while somebody is invited by the phone that goes leaves no interview behind", async () => {
  for (let round = 0; round < 12; round += 1) {
    const [survivor, gone] = [
      await buildCandidate(server, places.own),
      await buildCandidate(server, places.own),
    ];
    const { planId } = (await buildBatchBody(server)) as Json;
    const expiresAt = new Date(server.services.clock.now().getTime() + 86_400_000).toISOString();
    const candidate = { name: gone.name, phone: gone.phone };
    await Promise.all([
      own.call("POST", `/candidates/${survivor.id}/merge`, { otherId: gone.id }),
      own.call("POST", "/invitations", { planId, candidate, expiresAt }),
    ]);
    expect(await server.services.db.read.countBy(Interview, { candidateId: gone.id })).toBe(0);
  }
});
