import type { QueryRunner } from "typeorm";
import { FindPeopleByUnit1796090000000 } from "../../../migrations/1796090000000-find-people-by-unit";
import { Candidate, CandidateTag } from "../../../server/candidates/entity";
import { takeInCandidates } from "../../../server/candidates/findOrCreateCandidate";
import { rewriteCandidate, tagCandidates } from "../../../server/candidates/writeCandidates";
import type { Transaction } from "../../../server/db/database";
import { findForUpdate } from "../../../server/db/locks";
import { buildCandidate } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { assertFreshCopies } from "../../support/candidateCopies";

let server: TestServer;
let places: Places;
let hq: Colleague;
let readers: Record<"branch" | "department" | "other", Colleague>;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  readers = {
    branch: await buildColleague(server, [inUnit("branch_hr", places.own)]),
    department: await buildColleague(server, [inUnit("hiring_manager", places.ownDepartment)]),
    other: await buildColleague(server, [inUnit("branch_hr", places.other)]),
  };
});
afterEach(() => assertFreshCopies(server.services.db));
afterAll(() => server.close());

const everybody = ["branch", "department", "other"] as const;
type Reader = (typeof everybody)[number];
const find = async (who: Colleague, filters: { tag?: string; q?: string; source?: string }) => {
  const { body } = await who.call("GET", `/candidates?${new URLSearchParams(filters).toString()}`);
  return body.items.map(({ id }: Json) => id) as string[];
};
/** Exactly these find the person, by tag, by name, by both, and with another filter; headquarters always does. */
async function expectFoundBy(id: string, { tag, q }: { tag: string; q: string }, found: readonly Reader[]) {
  for (const filters of [{ tag }, { q }, { tag, q }, { tag, source: "campus" }, { q, source: "campus" }]) {
    const told = async (who: Colleague) => (await find(who, filters)).includes(id);
    const finders: Reader[] = [];
    for (const who of everybody) if (await told(readers[who])) finders.push(who);
    expect([filters, finders, await told(hq)]).toEqual([filters, found, true]);
  }
}
async function change(id: string, over: Json) {
  const { body } = await hq.call("GET", `/candidates/${id}`);
  const { name, phone, email, source, sourceDetail, orgUnit, position } = body;
  const now = { name, phone, email, source, sourceDetail, orgUnitId: orgUnit.id };
  const answer = await hq.call("PUT", `/candidates/${id}`, {
    ...now,
    positionId: position?.id ?? null,
    ...over,
  });
  expect(answer.status).toBe(200);
}

test("somebody is found by name and tag where they are, and after a move where they went", async () => {
  const { id } = await buildCandidate(server, places.own, { name: "闻人一诺", tags: ["搬动"] });
  const by = { tag: "搬动", q: "闻人一诺" };
  await expectFoundBy(id, by, ["branch"]);
  await change(id, { orgUnitId: places.ownDepartment });
  await expectFoundBy(id, by, ["branch", "department"]);
  await change(id, { orgUnitId: places.other });
  await expectFoundBy(id, by, ["other"]);
  await change(id, { orgUnitId: places.own, name: "百里守约" });
  await expectFoundBy(id, { tag: "搬动", q: "百里守约" }, ["branch"]);
  expect(await find(hq, { q: "闻人一诺" })).toEqual([]);
});

test("tags given after a move are where the person is, one at a time and many at once", async () => {
  const { id } = await buildCandidate(server, places.own, { name: "东郭先", tags: ["从前"] });
  const { id: second } = await buildCandidate(server, places.own, { name: "南郭处" });
  await change(id, { orgUnitId: places.other });
  expect((await hq.call("PUT", `/candidates/${id}/tags`, { tags: ["现在"] })).status).toBe(204);
  await expectFoundBy(id, { tag: "现在", q: "东郭先" }, ["other"]);
  const both = { candidateIds: [id, second], add: ["一起"], remove: ["现在"] };
  expect((await hq.call("POST", "/candidates/tags", both)).status).toBe(200);
  await expectFoundBy(id, { tag: "一起", q: "东郭先" }, ["other"]);
  await expectFoundBy(second, { tag: "一起", q: "南郭处" }, ["branch"]);
});

test("a merge into another unit takes name and tags along, and taking it back brings them home", async () => {
  const mine = await buildCandidate(server, places.own, { name: "西门留", tags: ["合并甲"] });
  const theirs = await buildCandidate(server, places.other, { name: "西门去", tags: ["合并乙"] });
  const merged = await hq.call("POST", `/candidates/${mine.id}/merge`, {
    otherId: theirs.id,
    take: { orgUnitId: "other" },
  });
  expect(merged.status).toBe(200);
  await expectFoundBy(mine.id, { tag: "合并甲", q: "西门留" }, ["other"]);
  await expectFoundBy(mine.id, { tag: "合并乙", q: "西门留" }, ["other"]);
  expect(await find(readers.other, { q: "西门去" })).toEqual([]);

  const undone = await hq.call("DELETE", `/candidates/${mine.id}/merges/${merged.body.merges[0].id}`);
  expect(undone.status).toBe(200);
  await expectFoundBy(mine.id, { tag: "合并甲", q: "西门留" }, ["branch"]);
  await expectFoundBy(theirs.id, { tag: "合并乙", q: "西门去" }, ["other"]);
  expect(await find(hq, { tag: "合并乙" })).toEqual([theirs.id]);
});

test("who has positions besides, or instead, finds those of their positions too", async () => {
  const { body: position } = await hq.call("POST", "/positions", {
    orgUnitId: places.other,
    title: "只看这个岗位",
    family: "sales",
  });
  expect(position.id).toEqual(expect.any(String));
  const at = (unit: string, positionId: string | null = null) =>
    buildCandidate(server, unit, { name: "令狐岗", tags: ["岗位"], positionId });
  const elsewhere = await at(places.other, position.id);
  const here = await at(places.ownDepartment);
  await at(places.other);
  const onPosition = { role: "hiring_manager" as const, orgUnitId: null, positionId: position.id as string };
  const manager = await buildColleague(server, [onPosition]);
  const both = await buildColleague(server, [onPosition, inUnit("hiring_manager", places.ownDepartment)]);
  for (const filters of [{ q: "令狐" }, { tag: "岗位" }, { q: "令狐", tag: "岗位" }]) {
    expect(await find(manager, filters)).toEqual([elsewhere.id]);
    expect((await find(both, filters)).toSorted()).toEqual([elsewhere.id, here.id].toSorted());
  }
});

test("who is moved while others tag them has the tag where they went", async () => {
  const { db } = server.services;
  const { id } = await buildCandidate(server, places.own, { name: "慕容同时" });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let hold = () => {};
  const held = new Promise<void>((resolve) => (hold = resolve));
  const moved = db.write(async (tx) => {
    const before = (await findForUpdate(db, tx, Candidate, { id })) as Candidate;
    await rewriteCandidate(tx, before, { ...before, orgUnitId: places.other });
    hold();
    // SQLite lets the second begin only when this one has ended.
    if (db.dialect === "mysql") await begun;
  });
  await held;
  const tagged = db.write(async (tx) => {
    // What this transaction has seen is how it was before.
    await tx.manager.findOneBy(Candidate, { id });
    begin();
    await tagCandidates(db, tx, [{ candidateId: id, tag: "同时" }]);
  });
  await Promise.all([moved, tagged]);
  expect(await find(readers.other, { tag: "同时" })).toEqual([id]);
  await expectFoundBy(id, { tag: "同时", q: "慕容同时" }, ["other"]);
});

test("people who are taken in are found in their unit; who is known stays where they are", async () => {
  const { services } = server;
  const known = await buildCandidate(server, places.ownDepartment, { name: "上官旧" });
  const person = (name: string, phone: string | null) =>
    ({ name, phone, email: phone ? null : "shangguan@people.example", source: "campus" }) as const;
  const place = { orgUnitId: places.own, knownUnitIds: [places.own, places.ownDepartment], trusted: true };
  const taken = await services.db.write(async (tx: Transaction) => {
    const people = await takeInCandidates(
      services,
      tx,
      [person("上官旧", known.phone), person("上官新", null)],
      place,
    );
    const given = people.map(({ candidate }) => ({ candidateId: candidate.id, tag: "收下" }));
    await tagCandidates(services.db, tx, given);
    return people.map(({ candidate }) => candidate.id);
  });
  expect(taken[0]).toBe(known.id);
  await expectFoundBy(known.id, { tag: "收下", q: "上官旧" }, ["branch", "department"]);
  await expectFoundBy(taken[1] ?? "", { tag: "收下", q: "上官新" }, ["branch"]);
});

test("an upgrade gives everybody's tags and names their unit, also one that was cut off", async () => {
  const { db } = server.services;
  const run = (work: (runner: QueryRunner) => Promise<void>) =>
    db.write((tx) => work(tx.manager.queryRunner as QueryRunner));
  const migration = new FindPeopleByUnit1796090000000();
  const { id } = await buildCandidate(server, places.ownDepartment, { name: "纳兰旧", tags: ["升级"] });
  await run((runner) => migration.down(runner));
  await run(async (runner) => {
    // Of somebody who is nobody's any more.
    await runner.query("INSERT INTO candidate_tags (candidateId, tag, createdAt) VALUES (?, ?, ?)", [
      "nobody",
      "升级",
      "2026-03-01 02:00:00.000",
    ]);
    await runner.query("ALTER TABLE candidate_tags ADD COLUMN orgUnitId varchar(36)");
  });
  await run((runner) => migration.up(runner));
  await run((runner) => migration.up(runner));
  const drift = await db.read.dataSource.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  expect(await db.read.countBy(CandidateTag, { tag: "升级" })).toBe(1);
  await expectFoundBy(id, { tag: "升级", q: "纳兰旧" }, ["branch", "department"]);
});
