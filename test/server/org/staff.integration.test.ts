import { Staff, StaffGrant, StaffSession } from "../../../server/org/entity";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildPosition } from "../../factories/positions";
import { type Json, type TestServer, openTestServer, refusal } from "../../factories/server";

let server: TestServer;
let places: Places;
let admin: Colleague;
let branchAdmin: Colleague;
beforeEach(async () => {
  server = await openTestServer({ env: { COMPANY_NAME: "恒通集团" } });
  places = await openCompany(server);
  // The seeded demonstration has an administrator too; here ours shall be the only one.
  await server.services.db.write((tx) => tx.manager.delete(StaffGrant, { role: "hq_admin" }));
  admin = await buildColleague(server, [inUnit("hq_admin", places.hq)], { name: "总管" });
  branchAdmin = await buildColleague(server, [inUnit("hq_admin", places.own)]);
});
afterEach(() => server.close());

const person = (over: object = {}) => ({
  name: "叶知秋",
  email: "zhiqiu@hengtong.example",
  phone: "+86 139-0000-1234",
  orgUnitId: places.own,
  grants: [{ role: "branch_hr", orgUnitId: places.own }],
  ...over,
});
const take = (over?: object, by = admin) => by.call("POST", "/staff", person(over));

describe("taking somebody in", () => {
  test("keeps their contact sealed, shows it to who manages them and masks it to others", async () => {
    const { status, body } = await take();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "invited",
      email: "zhiqiu@hengtong.example",
      orgUnit: { path: ["北京分公司"] },
      grants: [{ role: "branch_hr", orgUnit: { name: "北京分公司" } }],
    });
    const stored = JSON.stringify(await server.services.db.read.query("SELECT * FROM staff"));
    expect(stored).not.toMatch(/zhiqiu|13900001234/);
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    const seen = (await hr.call("GET", `/staff/${body.id}`)).body;
    expect([seen.email, seen.phone, seen.manageable]).toEqual([
      "zh***@hengtong.example",
      "861****1234",
      false,
    ]);
  });

  test("with a role in a unit that is not, a role that is not, or no role is refused", async () => {
    const nowhere = "01890000-0000-7000-8000-000000000000";
    expect(refusal(await take({ grants: [{ role: "branch_hr", orgUnitId: nowhere }] }))).toEqual([
      404,
      "org_unit.not_found",
    ]);
    expect(refusal(await take({ grants: [{ role: "hiring_manager", positionId: nowhere }] }))).toEqual([
      404,
      "position.not_found",
    ]);
    expect(refusal(await take({ grants: [{ role: "emperor", orgUnitId: places.own }] }))).toEqual([
      422,
      "request.invalid",
    ]);
    expect(refusal(await take({ grants: [] }))).toEqual([422, "request.invalid"]);
    expect(refusal(await take({ orgUnitId: nowhere }))).toEqual([404, "org_unit.not_found"]);
    const both = [{ role: "branch_hr", orgUnitId: places.own, positionId: nowhere }];
    expect(refusal(await take({ grants: both }))).toEqual([422, "request.invalid"]);
    expect((await admin.call("GET", "/staff?q=叶知秋")).body.items).toEqual([]);
  });

  test("for one position alone shows which, and whoever may not see it sees nothing of it", async () => {
    const { id: positionId } = await buildPosition(server, places.ownDepartment, { title: "渠道经理" });
    const grants = [
      { role: "hiring_manager", positionId },
      { role: "branch_hr", orgUnitId: places.own },
    ];
    const { body } = await take({ orgUnitId: places.own, grants });
    const shown = {
      role: "hiring_manager",
      orgUnit: null,
      positionId,
      position: { title: "渠道经理", orgUnit: { id: places.ownDepartment } },
    };
    expect(body.grants).toMatchObject([shown, { orgUnit: { id: places.own }, position: null }]);
    const [listed] = (await admin.call("GET", "/staff?q=叶知秋")).body.items;
    expect(listed.grants).toEqual(body.grants);
    // Kept as it is when the rest changes, and taken when it is left out.
    const put = (change: object[]) => admin.call("PUT", `/staff/${body.id}/grants`, { grants: change });
    expect((await put(grants.slice(0, 1))).body.grants).toEqual([body.grants[0]]);
    expect((await put(grants.slice(1))).body.grants).toMatchObject([{ position: null }]);

    await put(grants);
    const elsewhere = await buildPosition(server, places.other, { title: "上海岗位" });
    await put([...grants, { role: "hiring_manager", positionId: elsewhere.id }]);
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    const seen = (await hr.call("GET", `/staff/${body.id}`)).body.grants;
    expect(seen.map((grant: { position: { title: string } | null }) => grant.position?.title)).toEqual([
      undefined,
      "渠道经理",
    ]);
  });

  test("with an address that somebody has is refused, however it is written", async () => {
    await take();
    expect(refusal(await take({ email: "  ZhiQiu@HENGTONG.example" }))).toEqual([409, "staff.email_taken"]);
  });

  test("with an address of somebody whom one may not see is refused without a word of them", async () => {
    const { body } = await take();
    const refused = await take({ orgUnitId: places.own }, branchAdmin);
    expect(refused.body.error.message).toBe("这个邮箱已经是叶知秋的。");
    const { grants: _, ...elsewhere } = person({ orgUnitId: places.other });
    await admin.call("PUT", `/staff/${body.id}/grants`, {
      grants: [{ role: "branch_hr", orgUnitId: places.other }],
    });
    await admin.call("PUT", `/staff/${body.id}`, elsewhere);
    const neutral = await take({ name: "别人" }, branchAdmin);
    expect(refusal(neutral)).toEqual([409, "staff.email_unavailable"]);
    expect(JSON.stringify(neutral.body)).not.toMatch(/叶知秋|上海/);
  });

  test("twice at once takes them in once", async () => {
    const answers = await Promise.all([take(), take()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe("nobody gives more than they have", () => {
  test("no wider place, whether they can see it or not", async () => {
    const grants = (role: string, orgUnitId: string) => ({ grants: [{ role, orgUnitId }] });
    expect(refusal(await take(grants("branch_hr", places.hq), branchAdmin))).toEqual([403, "grant.wider"]);
    expect(refusal(await take(grants("branch_hr", places.other), branchAdmin))).toEqual([
      404,
      "org_unit.not_found",
    ]);
    expect((await take(grants("hq_admin", places.ownDepartment), branchAdmin)).status).toBe(201);
  });

  test("nor takes away, nor changes or suspends who reaches further", async () => {
    const { body } = await take({ grants: [{ role: "hq_hr", orgUnitId: places.hq }] });
    const path = `/staff/${body.id}`;
    const own = [{ role: "branch_hr", orgUnitId: places.own }];
    expect(refusal(await branchAdmin.call("PUT", `${path}/grants`, { grants: own }))).toEqual([
      403,
      "grant.wider",
    ]);
    expect(refusal(await branchAdmin.call("POST", `${path}/suspend`))).toEqual([403, "staff.beyond"]);
    const { grants: _, ...change } = person({ email: "mine@hengtong.example" });
    expect(refusal(await branchAdmin.call("PUT", path, change))).toEqual([403, "staff.beyond"]);
    expect((await admin.call("GET", path)).body.grants).toMatchObject([{ role: "hq_hr" }]);
  });

  test("grants of places that one does not see stay, unseen", async () => {
    const elsewhere = { role: "branch_manager", orgUnitId: places.other };
    const here = { role: "branch_hr", orgUnitId: places.own };
    const { body } = await take({ grants: [here, elsewhere] });
    const path = `/staff/${body.id}`;
    expect((await branchAdmin.call("GET", path)).body.grants).toMatchObject([{ role: "branch_hr" }]);
    const manager = [{ role: "branch_manager", orgUnitId: places.own }];
    const changed = await branchAdmin.call("PUT", `${path}/grants`, { grants: manager });
    expect(changed.body.grants).toMatchObject([{ role: "branch_manager", orgUnit: { name: "北京分公司" } }]);
    const whole = (await admin.call("GET", path)).body.grants.map((grant: Json) => grant.orgUnit.name);
    expect(whole.toSorted()).toEqual(["上海分公司", "北京分公司"]);
  });
});

describe("the last administrator", () => {
  const suspend = (by: Colleague, whom: Colleague) => by.call("POST", `/staff/${whom.staff.id}/suspend`);
  const demote = (by: Colleague, whom: Colleague) =>
    by.call("PUT", `/staff/${whom.staff.id}/grants`, { grants: [{ role: "auditor", orgUnitId: places.hq }] });

  test("is neither suspended, revoked nor moved", async () => {
    const last = [409, "staff.last_administrator"];
    expect(refusal(await suspend(admin, admin))).toEqual(last);
    expect(refusal(await demote(admin, admin))).toEqual(last);
    const move = { name: "总管", email: "boss@hengtong.example", phone: null, orgUnitId: places.own };
    expect(refusal(await admin.call("PUT", `/staff/${admin.staff.id}`, move))).toEqual(last);
    const rename = { ...move, orgUnitId: places.hq };
    expect((await admin.call("PUT", `/staff/${admin.staff.id}`, rename)).status).toBe(200);
  });

  test("is not counted among those who cannot log in", async () => {
    await buildColleague(server, [inUnit("hq_admin", places.hq)], { state: "invited" });
    await buildColleague(server, [inUnit("hq_admin", places.hq)], { state: "suspended" });
    expect((await suspend(admin, admin)).status).toBe(409);
  });

  test("remains when the last two go at once, by whatever way", async () => {
    const second = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    const answers = await Promise.all([suspend(admin, second), demote(second, admin)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await server.services.db.read
      .createQueryBuilder(StaffGrant, "held")
      .innerJoin(Staff, "staff", "staff.id = held.staffId AND staff.state = 'active'")
      .where("held.role = 'hq_admin' AND held.orgUnitId = :hq", { hq: places.hq })
      .getCount();
    expect(left).toBe(1);
  });
});

describe("suspending", () => {
  test("ends every session at once and shuts the door; reactivating opens it", async () => {
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    expect((await hr.call("GET", "/interviews")).status).toBe(200);
    const suspended = await admin.call("POST", `/staff/${hr.staff.id}/suspend`);
    expect(suspended.body.state).toBe("suspended");
    expect((await hr.call("GET", "/interviews")).status).toBe(401);
    expect(await server.services.db.read.countBy(StaffSession, { staffId: hr.staff.id })).toBe(0);
    await admin.call("POST", `/staff/${hr.staff.id}/reactivate`);
    expect((await hr.call("GET", "/interviews")).status).toBe(401);
    expect((await admin.call("GET", `/staff/${hr.staff.id}`)).body.state).toBe("invited");
  });

  test("a grant that is gone is gone at the next request", async () => {
    const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
    await admin.call("PUT", `/staff/${hr.staff.id}/grants`, {
      grants: [{ role: "branch_manager", orgUnitId: places.own }],
    });
    expect(refusal(await hr.call("POST", "/plans", {}))).toEqual([403, "session.forbidden"]);
  });
});

describe("the list", () => {
  test("is searched by part of a name or a whole contact, filtered by unit and state, and paged", async () => {
    const { body } = await take();
    const find = async (query: string) =>
      (await admin.call("GET", `/staff?${query}`)).body.items.map(({ id }: Json) => id);
    expect(await find("q=知秋")).toEqual([body.id]);
    expect(await find("q=ZHIQIU@hengtong.example")).toEqual([body.id]);
    expect(await find("q=13900001234")).toEqual([body.id]);
    expect(await find("q=zhiqiu")).toEqual([]);
    expect(await find(`unit=${places.own}&state=invited`)).toEqual([body.id]);
    expect(await find(`unit=${places.other}&state=invited`)).toEqual([]);
    const all = await find("limit=100");
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Json = (await admin.call("GET", `/staff?limit=3${cursor && `&cursor=${cursor}`}`)).body;
      paged.push(...page.items.map(({ id }: Json) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });
});

describe("the session", () => {
  test("tells where one belongs, what one may do and by which rules", async () => {
    const hr = await buildColleague(server, [inUnit("branch_hr", places.ownDepartment)], { name: "何嘉" });
    const { staff } = (await hr.call("GET", "/session")).body;
    expect(staff).toMatchObject({
      id: hr.staff.id,
      name: "何嘉",
      role: "branch_hr",
      orgUnit: { id: places.ownDepartment, kind: "department", path: ["北京分公司", "销售部"] },
      grants: [{ role: "branch_hr", orgUnit: { id: places.ownDepartment }, positionId: null }],
      expiresAt: expect.any(String),
    });
    expect(staff.permissions).toContain("interviews.invite");
    expect(staff.permissions).not.toContain("jobs.read");
    expect(JSON.stringify(staff.rules)).toContain(places.ownDepartment);
    expect(JSON.stringify(staff.rules)).not.toContain(places.other);
  });

  test("each role of the demonstration is a person in a place that fits it", async () => {
    const placeOf = async (role: string) => {
      const ours = { "x-requested-with": "zhimian" };
      const { body } = await server.call("POST", "/session/demo", { role }, ours);
      return [body.staff.name, body.staff.grants[0].orgUnit.path.join("/")];
    };
    expect(await placeOf("hq_hr")).toEqual(["苏晴", "恒通集团"]);
    expect(await placeOf("branch_hr")).toEqual(["何嘉", "北京分公司"]);
    expect(await placeOf("hiring_manager")).toEqual(["陆一鸣", "北京分公司/销售部"]);
  });
});
