import { CandidateTag } from "../../../server/candidates/entity";
import { openBranches } from "../../factories/branches";
import { buildCandidate } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit } from "../../factories/org";
import type { Json, TestServer } from "../../factories/server";
import { assertFreshCopies } from "../../support/candidateCopies";

let server: TestServer;
let places: Places;
let hr: Colleague;
let otherHr: Colleague;

beforeAll(async () => {
  ({ server, places, hr, otherHr } = await openBranches());
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

const view = async (id: string) => (await hr.call("GET", `/candidates/${id}`)).body;
const tagsOf = async (id: string) => (await view(id)).tags.toSorted();
const people = (count: number, given = {}) =>
  Promise.all(Array.from({ length: count }, () => buildCandidate(server, places.own, given)));

test("tags are given to many and taken from many; only those who change are counted", async () => {
  const [first, second] = (await people(2, { tags: ["旧的"] })).map(({ id }) => id) as [string, string];
  const [third] = (await people(1, { tags: ["新的"] })).map(({ id }) => id) as [string];
  const candidateIds = [first, second, third];
  const { status, body } = await hr.call("POST", "/candidates/tags", {
    candidateIds,
    add: ["新的"],
    remove: ["旧的"],
  });
  expect([status, body]).toEqual([200, { changed: 2 }]);
  for (const id of candidateIds) expect(await tagsOf(id)).toEqual(["新的"]);
  const again = await hr.call("POST", "/candidates/tags", { candidateIds, add: ["新的"] });
  expect(again.body.changed).toBe(0);
  const listed = await hr.call("GET", `/candidates?tag=${encodeURIComponent("新的")}`);
  expect(listed.body.items).toHaveLength(3);
});

test("five hundred people and twenty tags at once", async () => {
  const ids: string[] = [];
  for (let made = 0; made < 500; made += 1) ids.push((await buildCandidate(server, places.own)).id);
  const add = Array.from({ length: 20 }, (_, index) => `批量${index}`);
  const { body } = await hr.call("POST", "/candidates/tags", { candidateIds: ids, add });
  expect(body.changed).toBe(500);
  expect(await server.services.db.read.countBy(CandidateTag, { tag: "批量7" })).toBe(500);
  const tooMany = [...ids, (await buildCandidate(server, places.own)).id];
  expect((await hr.call("POST", "/candidates/tags", { candidateIds: tooMany, add })).status).toBe(422);
});

test("one who is not the actor's stops all, and nothing tells whether there is such a person", async () => {
  const { id } = await buildCandidate(server, places.own, { tags: ["原样"] });
  const theirs = await buildCandidate(server, places.other);
  const nobody = "00000000-0000-7000-8000-00000000dead";
  for (const other of [theirs.id, nobody]) {
    for (const [path, body] of [
      ["/candidates/tags", { add: ["不该有"] }],
      ["/candidates/talent-pool", { how: "电话里同意" }],
    ] as const) {
      const answer = await hr.call("POST", path, { candidateIds: [id, other], ...body });
      expect([answer.status, answer.body.error.code]).toEqual([404, "candidate.not_found"]);
    }
  }
  expect(await view(id)).toMatchObject({ tags: ["原样"], talentPool: null });
});

test("many agree in the same way; whoever agreed before did so in their own", async () => {
  const [before, now] = (await people(2)).map(({ id }) => id) as [string, string];
  await hr.call("PUT", `/candidates/${before}/talent-pool`, { agreed: true, how: "自己写信来" });
  const { body } = await hr.call("POST", "/candidates/talent-pool", {
    candidateIds: [before, now],
    how: "招聘会现场签字",
  });
  expect(body.changed).toBe(1);
  expect((await view(before)).talentPool.how).toBe("自己写信来 (同事)");
  expect((await view(now)).talentPool.how).toBe("招聘会现场签字 (同事)");
  const silent = await hr.call("POST", "/candidates/talent-pool", { candidateIds: [now], how: "" });
  expect(silent.status).toBe(422);
});

test("who was merged into somebody is left alone", async () => {
  const [survivor, merged] = (await people(2)).map(({ id }) => id) as [string, string];
  await hr.call("POST", `/candidates/${survivor}/merge`, { otherId: merged });
  const { body } = await hr.call("POST", "/candidates/tags", {
    candidateIds: [survivor, merged],
    add: ["合并后"],
  });
  expect(body.changed).toBe(1);
  expect(await server.services.db.read.countBy(CandidateTag, { candidateId: merged })).toBe(0);
});

test("withdrawing holds for the person, also when a merge is taken back", async () => {
  const [survivor, merged] = (await people(2)).map(({ id }) => id) as [string, string];
  await hr.call("PUT", `/candidates/${merged}/talent-pool`, { agreed: true, how: "电话里同意" });
  const { body } = await hr.call("POST", `/candidates/${survivor}/merge`, { otherId: merged });
  expect(body.talentPool).not.toBeNull();
  await hr.call("PUT", `/candidates/${survivor}/talent-pool`, { agreed: false });
  await hr.call("DELETE", `/candidates/${survivor}/merges/${body.merges[0].id}`);
  expect([(await view(survivor)).talentPool, (await view(merged)).talentPool]).toEqual([null, null]);
});

test("who moves to another unit takes their tags along to what is offered there", async () => {
  const { id } = await buildCandidate(server, places.own, { tags: ["跟着走"] });
  const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  const offered = async (): Promise<string[]> =>
    (await otherHr.call("GET", `/candidates/tags?q=${encodeURIComponent("跟着")}`)).body.items;
  expect(await offered()).toEqual([]);
  const { name, phone, email, source, sourceDetail } = await view(id);
  await hq.call("PUT", `/candidates/${id}`, {
    name,
    phone,
    email,
    source,
    sourceDetail,
    orgUnitId: places.other,
  });
  expect(await offered()).toEqual(["跟着走"]);
});

test("both stories are told after a merge: how the other came in too", async () => {
  const survivor = await buildCandidate(server, places.own, { source: "campus" });
  const other = await buildCandidate(server, places.own, { source: "referral", sourceDetail: "老同事介绍" });
  const { body } = await hr.call("POST", `/candidates/${survivor.id}/merge`, { otherId: other.id });
  expect(body.merges.map(({ merged }: Json) => merged)).toMatchObject([
    { id: other.id, source: "referral", sourceDetail: "老同事介绍", createdAt: expect.any(String) },
  ]);
});

test("somebody whom merges and imports gave many tags can have them changed", async () => {
  const { id } = await buildCandidate(server, places.own);
  const tags = Array.from({ length: 60 }, (_, index) => `多${index}`);
  expect((await hr.call("PUT", `/candidates/${id}/tags`, { tags })).status).toBe(204);
  expect(await tagsOf(id)).toHaveLength(60);
});
