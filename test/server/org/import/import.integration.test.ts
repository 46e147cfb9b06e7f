import { Readable } from "node:stream";
import { Message } from "../../../../server/notifications/entity";
import { OrgImport } from "../../../../server/org/import/entity";
import { pruneImports } from "../../../../server/org/import/pruneImports";
import { Staff, StaffGrant, StaffInvitation } from "../../../../server/org/entity";
import { writeXlsx } from "../../../../server/spreadsheets/write/writeXlsx";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../../factories/server";

let server: TestServer;
let places: Places;
let admin: Colleague;
let branchAdmin: Colleague;
beforeEach(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  admin = await buildColleague(server, [inUnit("hq_admin", places.hq)], { name: "总管" });
  branchAdmin = await buildColleague(server, [inUnit("hq_admin", places.own)]);
});
afterEach(() => server.close());

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function upload(
  by: Colleague,
  kind: "unit" | "staff",
  content: string | Buffer,
  { into = places.hq, name = "导入.csv", language = "zh" } = {},
): Promise<{ status: number; body: Json }> {
  const form = new FormData();
  form.set("file", new Blob([content as BlobPart]), name);
  const response = await fetch(`${server.origin}/api/v1/org/units/${into}/${kind}-imports`, {
    method: "POST",
    body: form,
    headers: { cookie: by.cookie, "x-requested-with": "zhimian", "accept-language": language },
  });
  return { status: response.status, body: await response.json() };
}
const confirm = ({ call }: Colleague, { kind, id, digest }: Json, over: object = {}) =>
  call("POST", `/org/${kind === "units" ? "unit" : "staff"}-imports/${id}/confirm`, { digest, ...over });

const UNITS = "部门编码,上级编码,部门名称,类型";
const STAFF = "姓名,邮箱,手机,部门编码,角色,授权范围编码";
const csv = (header: string, ...lines: string[]) => [header, ...lines].join("\r\n");
const outcomes = ({ rows }: Json) => rows.map(({ outcome, problems }: Json) => problems[0]?.code ?? outcome);
const unitsBy = async ({ call }: Colleague): Promise<Json[]> => (await call("GET", "/org/units")).body.items;
const pathsBy = async (by: Colleague) => (await unitsBy(by)).map(({ path }) => path.join("/"));

describe("units", () => {
  test("are previewed row by row, and taken in as previewed", async () => {
    const { status, body } = await upload(
      admin,
      "unit",
      csv(
        UNITS,
        "XA,,西安分公司,分支机构",
        "XA-S,XA,销售部,部门",
        "BJ,,北京总部,分支机构",
        "SH,,上海分公司,",
      ),
    );
    expect([status, body.counts, outcomes(body)]).toEqual([
      201,
      { new: 2, changed: 1, unchanged: 1, refused: 0 },
      ["new", "new", "changed", "unchanged"],
    ]);
    expect(body.rows[2].changes).toEqual([{ field: "name", from: "北京分公司", to: "北京总部" }]);
    expect(body.missing.names).toContain("集团人力资源部");
    expect(await pathsBy(admin)).not.toContain("西安分公司");
    const done = await confirm(admin, body);
    expect([done.status, done.body.state]).toEqual([200, "applied"]);
    expect(await pathsBy(admin)).toEqual(
      expect.arrayContaining(["西安分公司/销售部", "北京总部/销售部", "集团人力资源部"]),
    );
    const again = await upload(admin, "unit", csv(UNITS, "XA,,西安分公司,", "XA-S,XA,销售部,"));
    expect(outcomes(again.body)).toEqual(["unchanged", "unchanged"]);
  });

  test("say what is wrong with every row, in the reader's language", async () => {
    const rows = ["A,Q,甲,", "B,C,乙,", "C,B,丙,", "BJ-TECH,BJ-TECH,技术部,", "D,,,", "E,,戊,车间", "E,,己,"];
    const { body } = await upload(admin, "unit", csv(UNITS, ...rows), { language: "en" });
    expect(outcomes(body)).toEqual([
      "parent_unknown",
      "cycle",
      "cycle",
      "cycle",
      "required",
      "not_a_choice",
      "repeated",
    ]);
    expect(body.rows[0].problems[0].message).toBe("There is no unit with the code Q to stand under.");
    expect(body.missing).toBeNull();
    const file = await admin.call("GET", `/org/unit-imports/${body.id}/result`, undefined, {
      "accept-language": "en",
    });
    expect([file.status, file.headers.get("content-disposition")]).toEqual([
      200,
      expect.stringContaining("units-preview.xlsx"),
    ]);
  });

  test("come as XLSX, as GBK, or not at all", async () => {
    const book = await bytesOf(
      writeXlsx([["XA", "", "西安分公司", "分支机构"]], {
        columns: UNITS.split(",").map((title) => ({ title })),
      }),
    );
    expect(outcomes((await upload(admin, "unit", book, { name: "a.xlsx" })).body)).toEqual(["new"]);
    const refusal = async (content: string) => (await upload(admin, "unit", content)).body.error.code;
    expect(await refusal("一,二\r\n1,2")).toBe("spreadsheet.columns_missing");
    expect(await refusal(UNITS)).toBe("org_import.empty");
    expect(await refusal("")).toBe("spreadsheet.empty");
  });

  test("of a branch's administrator stay below the branch", async () => {
    const rows = ["BJ-X,,新部门,", "SH,,我的,", "Y,SH,偷渡,", "Z,BJ,正常,"];
    const { body } = await upload(branchAdmin, "unit", csv(UNITS, ...rows), { into: places.own });
    expect(outcomes(body)).toEqual(["new", "code_unavailable", "parent_refused", "new"]);
    await confirm(branchAdmin, body);
    expect(await pathsBy(admin)).toEqual(
      expect.arrayContaining(["北京分公司/新部门", "北京分公司/正常", "上海分公司"]),
    );
    expect((await upload(branchAdmin, "unit", csv(UNITS, "Q,,甲,"), { into: places.other })).status).toBe(
      404,
    );
    expect((await branchAdmin.call("GET", `/org/staff-imports/${body.id}`)).status).toBe(404);
  });

  test("are not taken in where the company changed since the preview: it says what, and shows it anew", async () => {
    const { body } = await upload(admin, "unit", csv(UNITS, "XA,,西安分公司,", "XB,,西北分公司,"));
    await admin.call("POST", "/org/units", { parentId: places.hq, kind: "branch", name: "西安分公司" });
    const refused = await confirm(admin, body);
    expect([refused.status, refused.body.error.code]).toEqual([409, "org_import.changed"]);
    expect(refused.body.error.details).toEqual([
      {
        path: "2",
        code: "org_import.changed",
        message: expect.stringContaining("将新建 → 有问题，不导入 部门名称：同一上级下已有「西安分公司」"),
      },
    ]);
    expect(await pathsBy(admin)).not.toContain("西北分公司");
    const renewed = (await admin.call("GET", `/org/unit-imports/${body.id}`)).body;
    expect(outcomes(renewed)).toEqual(["name_taken", "new"]);
    expect((await confirm(admin, renewed)).status).toBe(200);
    expect(await pathsBy(admin)).toContain("西北分公司");
    expect((await confirm(admin, renewed)).body.error.code).toBe("org_import.applied");
  });

  test("confirmed twice at once are taken in once", async () => {
    const { body } = await upload(admin, "unit", csv(UNITS, "XA,,西安分公司,"));
    const answers = await Promise.all([confirm(admin, body), confirm(admin, body)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await pathsBy(admin)).filter((path) => path === "西安分公司")).toHaveLength(1);
  });
});

describe("staff", () => {
  const person = "叶知秋,zhiqiu@hengtong.example,13900001234,BJ,分支 HR,BJ";
  const find = async (q: string): Promise<Json> => (await admin.call("GET", `/staff?q=${q}`)).body.items[0];

  test("are taken in with their role, sealed, and invited where that is wanted", async () => {
    const { body } = await upload(admin, "staff", csv(STAFF, person));
    expect(body.rows).toMatchObject([
      {
        outcome: "new",
        changes: [
          { field: "unit", to: "北京分公司" },
          { role: "branch_hr", to: "北京分公司" },
        ],
      },
    ]);
    const stored = JSON.stringify(await server.services.db.read.query("SELECT * FROM org_imports"));
    expect(stored).not.toMatch(/zhiqiu|叶知秋|13900001234/);
    expect((await confirm(admin, body, { invite: true })).status).toBe(200);
    const made = await find("zhiqiu@hengtong.example");
    expect(made).toMatchObject({ name: "叶知秋", state: "invited", grants: [{ role: "branch_hr" }] });
    const { read } = server.services.db;
    expect(await read.countBy(StaffInvitation, { staffId: made.id })).toBe(1);
    expect(await read.countBy(Message, { staffId: made.id, purpose: "staff_invitation" })).toBe(1);
  });

  test("without the wish to invite nobody is", async () => {
    const { body } = await upload(admin, "staff", csv(STAFF, person));
    await confirm(admin, body);
    expect(await server.services.db.read.count(StaffInvitation)).toBe(0);
  });

  test("who are there change: name, phone, unit, role; the rest stays", async () => {
    await confirm(admin, (await upload(admin, "staff", csv(STAFF, person))).body);
    const moved = "叶知夏,ZhiQiu@hengtong.example,13900009999,SH,审计员,";
    const { body } = await upload(admin, "staff", csv(STAFF, moved));
    expect(body.rows[0].changes).toEqual([
      { field: "name", from: "叶知秋", to: "叶知夏" },
      { field: "phone", from: null, to: "139****9999" },
      { field: "unit", from: "北京分公司", to: "上海分公司" },
      { field: "grant", role: "branch_hr", from: "北京分公司", to: null },
      { field: "grant", role: "auditor", from: null, to: "上海分公司" },
    ]);
    await confirm(admin, body);
    expect(await find("zhiqiu@hengtong.example")).toMatchObject({
      name: "叶知夏",
      phone: "13900009999",
      orgUnit: { name: "上海分公司" },
      grants: [{ role: "auditor", orgUnit: { name: "上海分公司" } }],
    });
    expect(await server.services.db.read.countBy(Staff, { name: "叶知秋" })).toBe(0);
  });

  test("say what is wrong with every row", async () => {
    const rows = [
      person,
      person,
      "无角色,wu@hengtong.example,,BJ,,",
      "无此部门,bu@hengtong.example,,QQ,审计员,",
      "无此角色,jue@hengtong.example,,BJ,皇帝,",
      "坏邮箱,not-an-address,,BJ,审计员,",
    ];
    const { body } = await upload(admin, "staff", csv(STAFF, ...rows));
    expect(outcomes(body)).toEqual([
      "new",
      "email_twice",
      "role_missing",
      "unit_unknown",
      "not_a_choice",
      "invalid",
    ]);
  });

  test("never lose the last administrator, by whoever's import", async () => {
    const { db } = server.services;
    await db.write((tx) => tx.manager.delete(StaffGrant, { role: "hq_admin" }));
    const last = await buildColleague(server, [inUnit("hq_admin", places.hq)], { name: "最后" });
    const email = (await last.call("GET", "/account")).body.email;
    const token = { ...last, call: server.call } as Colleague;
    const headers = { authorization: "Bearer a-token-for-tests-only-0123456789" };
    const form = new FormData();
    form.set("file", new Blob([csv(STAFF, `最后,${email},,,审计员,`)]), "a.csv");
    const answer = await fetch(`${server.origin}/api/v1/org/units/${places.hq}/staff-imports`, {
      method: "POST",
      body: form,
      headers,
    });
    const body = (await answer.json()) as Json;
    expect(outcomes(body)).toEqual(["last_administrator"]);
    const { digest } = body;
    await token.call("POST", `/org/staff-imports/${body.id}/confirm`, { digest }, headers);
    expect(await db.read.countBy(StaffGrant, { staffId: last.staff.id, role: "hq_admin" })).toBe(1);
    expect(outcomes((await upload(last, "staff", csv(STAFF, `最后,${email},,,审计员,`))).body)).toEqual([
      "self",
    ]);
  });

  test("of another branch are not there for a branch's administrator", async () => {
    const theirs = await buildColleague(server, [inUnit("branch_hr", places.other)]);
    const { email } = (await theirs.call("GET", "/account")).body;
    const rows = [
      `甲,${email},,,审计员,`,
      "乙,yi@hengtong.example,,SH,审计员,",
      "丙,bing@hengtong.example,,,总部 HR,BJ",
    ];
    const { body } = await upload(branchAdmin, "staff", csv(STAFF, ...rows), { into: places.own });
    expect(outcomes(body)).toEqual(["email_unavailable", "unit_unknown", "new"]);
    expect(JSON.stringify(body)).not.toContain("上海");
  });

  test("who lost their permission between preview and confirmation import nothing", async () => {
    const { body } = await upload(branchAdmin, "staff", csv(STAFF, person), { into: places.own });
    await admin.call("PUT", `/staff/${branchAdmin.staff.id}/grants`, {
      grants: [{ role: "hq_admin", orgUnitId: places.ownDepartment }],
    });
    expect((await confirm(branchAdmin, body)).status).toBe(404);
    expect(await find("zhiqiu@hengtong.example")).toBeUndefined();
  });
});

test("an import is cleared away after a week", async () => {
  const { body } = await upload(admin, "unit", csv(UNITS, "XA,,西安分公司,"));
  const { db, clock } = server.services;
  await pruneImports(server.services);
  expect(await db.read.countBy(OrgImport, { id: body.id })).toBe(1);
  const later = { now: () => new Date(clock.now().getTime() + 8 * 24 * 3_600_000) };
  await pruneImports({ db, clock: { ...clock, ...later } });
  expect(await db.read.countBy(OrgImport, { id: body.id })).toBe(0);
});

test("the template is a spreadsheet that reads as nothing", async () => {
  const response = await fetch(`${server.origin}/api/v1/org/staff-imports/template`, {
    headers: { cookie: admin.cookie },
  });
  const book = Buffer.from(await response.arrayBuffer());
  const { body } = await upload(admin, "staff", book, { name: "template.xlsx" });
  expect(body.error.code).toBe("org_import.empty");
});
