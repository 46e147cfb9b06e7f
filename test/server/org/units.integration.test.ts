import { createEvents } from "../../../server/events/events";
import { openOrganisation } from "../../../server/org/organisation";
import { MAX_DEPTH } from "../../../server/org/tree";
import { buildBatch } from "../../factories/batches";
import { buildApplicationLink } from "../../factories/candidates";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Json, type TestServer, openTestServer, refusal } from "../../factories/server";
import { eventually } from "../../support/eventually";

let server: TestServer;
let places: Places;
let admin: Colleague;
beforeAll(async () => {
  server = await openTestServer();
  places = await openCompany(server);
  admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
});
afterAll(() => server.close());

let made = 0;
async function makeUnit(parentId: string, over: object = {}): Promise<Json> {
  made += 1;
  const body = { parentId, kind: "department", name: `部门 ${made}`, ...over };
  const answer = await admin.call("POST", "/org/units", body);
  return answer.body;
}
const treeOf = async ({ call }: Colleague): Promise<Json[]> => (await call("GET", "/org/units")).body.items;

test("the tree shows HQ everything, a branch its own with the units above, as not its own", async () => {
  const names = (await treeOf(admin)).map(({ path }) => path.join("/"));
  expect(names).toEqual(expect.arrayContaining(["知面示范集团", "北京分公司/销售部", "上海分公司/销售部"]));
  const hr = await buildColleague(server, [inUnit("branch_hr", places.ownDepartment)]);
  const seen = (await treeOf(hr)).map(({ name, own }) => [name, own]);
  expect(seen).toEqual([
    ["知面示范集团", false],
    ["北京分公司", false],
    ["销售部", true],
  ]);
});

test("a unit is made, renamed and found by its code only once", async () => {
  const unit = await makeUnit(places.own, { name: "法务部", code: "BJ-LAW", sortOrder: 5 });
  expect(unit).toMatchObject({ depth: 2, path: ["北京分公司", "法务部"], own: true, archived: false });
  const renamed = await admin.call("PUT", `/org/units/${unit.id}`, { name: "法务合规部" });
  expect(renamed.body).toMatchObject({ name: "法务合规部", code: "BJ-LAW", sortOrder: 5 });
  const again = { parentId: places.other, kind: "department", name: "法务部", code: "bj-law" };
  expect(refusal(await admin.call("POST", "/org/units", again))).toEqual([409, "org_unit.code_taken"]);
  const twin = { parentId: places.own, kind: "department", name: "法务合规部" };
  expect(refusal(await admin.call("POST", "/org/units", twin))).toEqual([409, "org_unit.name_taken"]);
});

test("a second root cannot be made", async () => {
  const body = { parentId: places.hq, kind: "group", name: "另一个集团" };
  expect(refusal(await admin.call("POST", "/org/units", body))).toEqual([422, "request.invalid"]);
});

describe("a move", () => {
  const move = (id: string, parentId: string) => admin.call("POST", `/org/units/${id}/move`, { parentId });

  test("under itself or below itself is refused, in words, with nothing changed", async () => {
    const upper = await makeUnit(places.own);
    const lower = await makeUnit(upper.id);
    const before = await treeOf(admin);
    for (const parentId of [upper.id, lower.id]) {
      const answer = await move(upper.id, parentId);
      expect(refusal(answer)).toEqual([422, "org_unit.cycle"]);
      expect(answer.body.error.message).toContain("不能移动到自己或自己的下级部门之下");
    }
    expect(refusal(await move(places.hq, places.own))).toEqual([422, "org_unit.root"]);
    expect(await treeOf(admin)).toEqual(before);
  });

  test("two moves at once that would close a circle: one of them is refused", async () => {
    const left = await makeUnit(places.own);
    const right = await makeUnit(places.own);
    const answers = await Promise.all([move(left.id, right.id), move(right.id, left.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  test("deeper than the limit is refused, also with what hangs below", async () => {
    let parent = places.own;
    for (let depth = 2; depth < MAX_DEPTH; depth += 1) parent = (await makeUnit(parent)).id;
    const pair = await makeUnit(places.own);
    await makeUnit(pair.id);
    expect(refusal(await move(pair.id, parent))).toEqual([422, "org_unit.too_deep"]);
    const last = await makeUnit(parent);
    expect(last.depth).toBe(MAX_DEPTH);
    const beyond = { parentId: last.id, kind: "department", name: "再下一级" };
    expect(refusal(await admin.call("POST", "/org/units", beyond))).toEqual([422, "org_unit.too_deep"]);
  });

  test("takes the interviews along: who sees them changes at once", async () => {
    const unit = await makeUnit(places.own);
    const interview = await buildInterview(server, unit.id);
    const here = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    const there = await buildColleague(server, [inUnit("branch_hr", places.other)]);
    const seenBy = async ({ call }: Colleague) => (await call("GET", `/interviews/${interview.id}`)).status;
    expect([await seenBy(here), await seenBy(there)]).toEqual([200, 404]);
    await move(unit.id, places.other);
    expect([await seenBy(here), await seenBy(there)]).toEqual([404, 200]);
  });

  test("out of one's own scope is refused as if there were no such place", async () => {
    const branchAdmin = await buildColleague(server, [inUnit("hq_admin", places.own)]);
    const unit = await makeUnit(places.own);
    for (const parentId of [places.other, places.hq]) {
      const answer = await branchAdmin.call("POST", `/org/units/${unit.id}/move`, { parentId });
      expect(refusal(answer)).toEqual([404, "org_unit.not_found"]);
    }
    const within = { parentId: places.ownDepartment };
    expect((await branchAdmin.call("POST", `/org/units/${unit.id}/move`, within)).status).toBe(200);
  });
});

describe("archiving", () => {
  test("names what is in the way, and works once it is gone", async () => {
    const unit = await makeUnit(places.own);
    const below = await makeUnit(unit.id);
    const person = await buildColleague(server, [inUnit("hiring_manager", unit.id)]);
    const interview = await buildInterview(server, unit.id);
    const remove = (id: string) => admin.call("DELETE", `/org/units/${id}`);

    const refused = await remove(unit.id);
    expect(refusal(refused)).toEqual([409, "org_unit.occupied"]);
    expect(refused.body.error.message).toContain("1 个下级部门、1 名员工、0 个岗位、1 场未结束的面试");
    expect(refused.body.error.details.map(({ path }: Json) => path)).toEqual([
      "units",
      "staff",
      "interviews",
    ]);

    expect((await remove(below.id)).status).toBe(204);
    await admin.call("POST", `/staff/${person.staff.id}/suspend`);
    await admin.call("DELETE", `/interviews/${interview.id}/invitation`);
    expect((await remove(unit.id)).status).toBe(204);
    expect((await treeOf(admin)).map(({ id }) => id)).not.toContain(unit.id);
    expect(refusal(await remove(unit.id))).toEqual([409, "org_unit.archived"]);
    const late = { parentId: unit.id, kind: "department", name: "太晚" };
    expect(refusal(await admin.call("POST", "/org/units", late))).toEqual([404, "org_unit.not_found"]);
  });

  test("waits for invitations that still go out, and for pages on which people still apply", async () => {
    const unit = await makeUnit(places.own);
    const batch = await buildBatch(server, unit.id);
    const page = await buildApplicationLink(server, unit.id);
    const inTheWay = async () => {
      const { body } = await admin.call("DELETE", `/org/units/${unit.id}`);
      return body.error?.details.map(({ path }: Json) => path);
    };
    expect(await inTheWay()).toEqual(["batches", "pages"]);
    await admin.call("POST", `/batches/${batch.id}/pause`);
    const closed = { title: page.title, duties: "", open: false, expiresAt: null };
    await admin.call("PUT", `/candidates/application-links/${page.id}`, closed);
    expect(await inTheWay()).toEqual(["batches"]);
    await admin.call("POST", `/batches/${batch.id}/cancel`);
    expect((await admin.call("DELETE", `/org/units/${unit.id}`)).status).toBe(204);
  });

  test("leaves what happened in the unit to those above it", async () => {
    const unit = await makeUnit(places.own);
    const interview = await buildInterview(server, unit.id);
    await admin.call("DELETE", `/interviews/${interview.id}/invitation`);
    await admin.call("DELETE", `/org/units/${unit.id}`);
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    expect((await hr.call("GET", `/interviews/${interview.id}`)).status).toBe(200);
  });

  test("is not for the root", async () => {
    expect(refusal(await admin.call("DELETE", `/org/units/${places.hq}`))).toEqual([422, "org_unit.root"]);
  });
});

test("a tree that could not be read when it changed is read as soon as it can be, and told of once", async () => {
  const { db, clock } = server.services;
  // As another process: it hears of the change, and has to read it.
  const events = createEvents(clock);
  const failures: unknown[] = [];
  const elsewhere = await openOrganisation(db, events, "", (error) => failures.push(error));
  const unit = await makeUnit(places.own);
  expect(elsewhere.tree().get(unit.id)).toBeNull();
  const rename = (from: string, to: string) =>
    db.write((tx) => tx.manager.query(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename("org_units", "org_units_elsewhere");
  try {
    await db.write((tx) => events.publish(tx, "org.changed", unit.id, {}));
    await eventually(() => failures.length > 0);
    await db.write((tx) => events.publish(tx, "org.changed", unit.id, {}));
    await expect(elsewhere.renew()).rejects.toThrow(/org_units/);
  } finally {
    await rename("org_units_elsewhere", "org_units");
  }
  await eventually(() => elsewhere.tree().get(unit.id));
  expect(failures).toHaveLength(1);
  elsewhere.close();
});
