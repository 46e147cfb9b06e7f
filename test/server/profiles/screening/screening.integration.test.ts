import { In } from "typeorm";
import { mergeCandidates } from "../../../../server/candidates/merging/mergeCandidates";
import { removeResume } from "../../../../server/candidates/resumes/keepResume";
import { listHandlers } from "../../../../server/jobs";
import type { ScreeningCondition } from "../../../../server/profiles/screening/conditions";
import { CandidateScreening } from "../../../../server/profiles/screening/entity";
import { Job } from "../../../../server/queue/entity";
import { closeResumeReaders } from "../../../../server/resumes/text/readResumeFile";
import { openBranches } from "../../../factories/branches";
import { administrator, buildCandidate, buildResume } from "../../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit } from "../../../factories/org";
import { buildPosition } from "../../../factories/positions";
import { resumeDocx } from "../../../factories/resumeFiles";
import type { Json, TestServer } from "../../../factories/server";
import { assertFreshCopies } from "../../../support/candidateCopies";
import { LINES } from "../../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let otherHr: Colleague;

beforeAll(async () => {
  ({ server, places, hr, otherHr } = await openBranches());
});
afterEach(async () => {
  await work();
  await assertFreshCopies(server.services.db);
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

const MASTER: ScreeningCondition[] = [{ kind: "degree", least: "master" }];
const DOCTOR: ScreeningCondition[] = [{ kind: "degree", least: "doctor" }];
const KINDS = ["resumes.parse", "screening.position", "screening.candidate"] as const;

const waiting = () => server.services.db.read.findBy(Job, { kind: In([...KINDS]), status: "pending" });

/** Does what waits, and what that brings: as the worker does it, each job once. */
async function work(): Promise<string[]> {
  const { db } = server.services;
  const done: string[] = [];
  for (let jobs = await waiting(); jobs.length > 0; jobs = await waiting()) {
    for (const { id, kind, payload } of jobs) {
      const signal = new AbortController().signal;
      const context = { jobId: id, attempt: 1, signal, progress: async () => {} };
      const handler = listHandlers(server.services)[kind as (typeof KINDS)[number]];
      await db.write((tx) => tx.manager.delete(Job, { id }));
      const commit = await handler.run(payload as never, context);
      await db.write(async (tx) => void (await commit?.(tx)));
      done.push(kind);
    }
  }
  return done;
}

const list = async (who: Colleague, filters: Record<string, string>) => {
  const { body } = await who.call("GET", `/candidates?${new URLSearchParams(filters).toString()}`);
  return body.items as Json[];
};
const idsOf = async (who: Colleague, filters: Record<string, string>) =>
  (await list(who, filters)).map(({ id }) => id as string);

const screens = (screening: ScreeningCondition[], unit = places.own) =>
  buildPosition(server, unit, { screening });

/** Somebody who applies for it, with a résumé that says master of 2019. */
async function buildApplicant(positionId: string | null, { unit = places.own, content = LINES } = {}) {
  const { id } = await buildCandidate(server, unit, { positionId });
  const resumeId = await buildResume(server, id, { content: resumeDocx(content) });
  return { id, resumeId };
}

async function change(who: Colleague, path: string, over: Json) {
  const { body } = await who.call("GET", path);
  const { orgUnit, title, family, language, headcount, duties, skills, competencies, screening } = body;
  const now = { orgUnitId: orgUnit.id, title, family, language, headcount, duties, skills, competencies };
  return who.call("PUT", path, { ...now, screening, version: body.version, ...over });
}

test("conditions are kept with the position, and unlawful ones are refused with their words", async () => {
  const { id, version } = await screens([]);
  const path = `/positions/${id}`;
  const kept = await change(hr, path, { screening: MASTER });
  expect(kept).toMatchObject({ status: 200, body: { screening: MASTER, version: version + 1 } });

  const unlawful = [...MASTER, { kind: "skill", anyOf: ["Java", "限35岁以下"] }];
  const refused = await change(hr, path, { screening: unlawful });
  expect(refused).toMatchObject({
    status: 422,
    body: {
      error: {
        code: "position.screening_unlawful",
        details: [{ path: "screening.1", code: "position.screening_unlawful" }],
      },
    },
  });
  expect(refused.body.error.details[0].message).toContain("35岁以下");
  expect((await hr.call("GET", path)).body).toMatchObject({ screening: MASTER, version: version + 1 });
  const { body } = await hr.call("POST", "/positions/lint", { screening: ["", "Java\n已婚"] });
  expect(body.items).toMatchObject([{ field: "screening", index: 1, start: 5, quote: "已婚" }]);
});

test.each([
  [{ kind: "sex", least: "female" }],
  [{ kind: "age", most: 35 }],
  [{ kind: "years", least: 3, most: 5 }],
  [{ kind: "years", least: 30 }],
  [{ kind: "skill", anyOf: [] }],
])("there is no condition %j", async (condition) => {
  const { id } = await screens([]);
  expect((await change(hr, `/positions/${id}`, { screening: [condition] })).status).toBe(422);
});

test("a résumé is screened as soon as it was read, with the reasons on the person's page", async () => {
  const position = await screens([...MASTER, { kind: "skill", anyOf: ["Java"] }]);
  const { id, resumeId } = await buildApplicant(position.id);
  expect(await idsOf(hr, { screening: "passes" })).not.toContain(id);
  expect(await work()).toEqual(["resumes.parse", "screening.candidate"]);

  const [listed] = await list(hr, { screening: "passes", positionId: position.id });
  expect(listed).toMatchObject({
    id,
    screening: { result: "passes", conditions: [{ result: "met" }, { result: "met" }] },
  });
  expect(await idsOf(hr, { screening: "fails" })).not.toContain(id);
  const { body } = await hr.call("GET", `/candidates/${id}/matches`);
  expect(body.items[0].screening).toMatchObject({
    result: "passes",
    conditions: [
      { condition: MASTER[0], evidence: [{ words: "硕士" }] },
      { result: "met", why: { zh: "简历里有 Java。" } },
    ],
  });
  expect(body.items[0].points).toHaveLength(body.items[0].requirements.length);
  const row = await server.services.db.read.findOneByOrFail(CandidateScreening, { candidateId: id });
  expect(row).toMatchObject({ resumeId, positionVersion: position.version, rules: "1.0" });

  const sheet = await hr.call("GET", "/candidates/export?format=csv&columns=screening&screening=passes");
  expect(sheet.body).toMatch(/条件筛选[^]*符合/u);
});

test("what a position screens by changes, and its people are screened again", async () => {
  const position = await screens(MASTER);
  const path = `/positions/${position.id}`;
  const { id } = await buildApplicant(position.id);
  await work();
  await change(hr, path, { title: "另一个名称" });
  expect(await waiting()).toEqual([]);

  await change(hr, path, { screening: DOCTOR });
  expect(await work()).toEqual(["screening.position"]);
  expect(await idsOf(hr, { screening: "fails", positionId: position.id })).toEqual([id]);
  expect(await idsOf(hr, { screening: "passes", positionId: position.id })).toEqual([]);

  await change(hr, path, { screening: [] });
  await work();
  expect(await idsOf(hr, { screening: "fails", positionId: position.id })).toEqual([]);
  expect((await list(hr, { positionId: position.id }))[0]?.screening).toBeNull();
});

test("what a person puts right in a reading counts", async () => {
  const position = await screens([{ kind: "skill", anyOf: ["Rust"] }]);
  const { id, resumeId } = await buildApplicant(position.id);
  await work();
  expect(await idsOf(hr, { screening: "unclear", positionId: position.id })).toEqual([id]);
  const path = `/candidates/${id}/resumes/${resumeId}/reading`;
  const { body } = await hr.call("GET", path);
  const told = { revision: body.revision, change: { field: "skills", key: null, value: "Rust" } };
  const corrected = await hr.call("POST", `${path}/corrections`, told);
  expect(corrected.status).toBe(200);
  expect(await work()).toEqual(["screening.candidate"]);
  expect(await idsOf(hr, { screening: "passes", positionId: position.id })).toEqual([id]);
});

test("a résumé that is taken away takes its outcome with it", async () => {
  const position = await screens(MASTER);
  const { id, resumeId } = await buildApplicant(position.id);
  await work();
  await removeResume(server.services, administrator(server), id, resumeId);
  await work();
  expect((await list(hr, { positionId: position.id }))[0]).toMatchObject({ id, screening: null });
});

test("who applies for something else is no longer what they were, before and after", async () => {
  const [first, second] = [await screens(MASTER), await screens(DOCTOR)];
  const { id } = await buildApplicant(first.id);
  await work();
  const { body } = await hr.call("GET", `/candidates/${id}`);
  const { name, phone, email, source, sourceDetail, orgUnit } = body;
  const moved = { name, phone, email, source, sourceDetail, orgUnitId: orgUnit.id, positionId: second.id };
  expect((await hr.call("PUT", `/candidates/${id}`, moved)).body.screening).toBeNull();
  expect(await idsOf(hr, { screening: "passes" })).not.toContain(id);
  await work();
  expect(await idsOf(hr, { screening: "fails", positionId: second.id })).toEqual([id]);
});

test("who was merged in brings their résumé, of one's own unit alone, and takes it along", async () => {
  const position = await screens(MASTER);
  const actor = administrator(server);
  const survivor = await buildCandidate(server, places.own, { positionId: position.id });
  const merged = await buildApplicant(null, { unit: places.ownDepartment });
  await work();
  await mergeCandidates(server.services, actor, survivor.id, { otherId: merged.id, take: {} });
  await work();
  expect(await idsOf(hr, { screening: "passes", positionId: position.id })).toEqual([survivor.id]);

  const { body } = await (
    await buildColleague(server, [inUnit("hq_hr", places.hq)])
  ).call("GET", `/candidates/${survivor.id}`);
  await hr.call("DELETE", `/candidates/${survivor.id}/merges/${body.merges[0].id}`);
  await work();
  expect((await list(hr, { positionId: position.id }))[0]?.screening).toBeNull();

  const foreign = await buildApplicant(null, { unit: places.other });
  await work();
  await mergeCandidates(server.services, actor, survivor.id, { otherId: foreign.id, take: {} });
  await work();
  expect((await list(hr, { positionId: position.id }))[0]?.screening).toBeNull();
});

test("the list by outcome keeps to scope, to the other filters and to its order", async () => {
  const here = await screens(MASTER);
  const people: string[] = [];
  for (let count = 0; count < 3; count += 1) people.unshift((await buildApplicant(here.id)).id);
  const below = await buildApplicant(here.id, { unit: places.ownDepartment });
  const there = await buildApplicant((await screens(MASTER, places.other)).id, { unit: places.other });
  const manager = await buildColleague(server, [
    { role: "hiring_manager", orgUnitId: null, positionId: here.id },
  ]);
  await work();
  await hr.call("PUT", `/candidates/${people[1]}/tags`, { tags: ["筛选标签"] });
  await hr.call("PUT", `/candidates/${people[0]}/archived`, { archived: true });

  const passes = { screening: "passes", positionId: here.id };
  expect(await idsOf(hr, passes)).toEqual([below.id, people[1], people[2]]);
  expect(await idsOf(manager, { screening: "passes" })).toEqual([below.id, people[1], people[2]]);
  expect(await idsOf(hr, { ...passes, unit: places.ownDepartment })).toEqual([below.id]);
  expect(await idsOf(hr, { ...passes, tag: "筛选标签" })).toEqual([people[1]]);
  expect(await idsOf(hr, { ...passes, q: "周小满" })).toHaveLength(3);
  expect(await idsOf(hr, { screening: "passes", state: "archived" })).toEqual([people[0]]);
  expect(await idsOf(hr, { screening: "passes" })).not.toContain(there.id);
  expect(await idsOf(otherHr, { screening: "passes" })).toEqual([there.id]);

  const first = await hr.call("GET", `/candidates?${new URLSearchParams({ ...passes, limit: "2" })}`);
  expect(first.body.items).toHaveLength(2);
  const rest = await idsOf(hr, { ...passes, limit: "2", cursor: first.body.nextCursor });
  expect(rest).toEqual([people[2]]);
});
