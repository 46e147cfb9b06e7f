import { Candidate } from "../../../server/candidates/entity";
import { buildCandidate } from "../../factories/candidates";
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

let server: TestServer;
let places: Places;
let hr: Colleague;
let reader: Colleague;
let hq: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  reader = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

const namesOf = ({ body }: { body: Json }) => body.items.map(({ name }: Json) => name);
const find = (query: string, who = hr) => who.call("GET", `/candidates?${query}`);

test("somebody is put into the pool and found by all that is known of them", async () => {
  const phone = nextPhone();
  const { status, body } = await hr.call("POST", "/candidates", {
    name: " 尉迟　明轩 ",
    phone,
    email: "MingXuan@People.example",
    source: "referral",
    sourceDetail: "老同事介绍",
    tags: ["英语流利", "可出差"],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "尉迟 明轩", phone, source: "referral", tags: ["可出差", "英语流利"] });

  for (const query of [
    "q=明轩",
    "q=尉",
    `q=${phone}`,
    `q=${encodeURIComponent(`+86 ${phone}`)}`,
    "q=mingxuan@people.example",
    `tag=${encodeURIComponent("可出差")}`,
    `tag=${encodeURIComponent("可出差")}&q=明轩&source=referral`,
    "source=referral",
    `unit=${places.own}&source=referral`,
  ]) {
    expect([query, namesOf(await find(query))]).toEqual([query, ["尉迟 明轩"]]);
  }
  for (const query of [
    `q=${phone.slice(0, 7)}`,
    "q=mingxuan",
    "q=%25",
    "tag=不存在",
    `unit=${places.other}`,
  ]) {
    expect([query, namesOf(await find(query))]).toEqual([query, []]);
  }
  expect((await hr.call("GET", "/candidates/tags")).body.items).toEqual(
    expect.arrayContaining(["英语流利", "可出差"]),
  );
});

test("a list masks contacts; the person's page shows them whole to those who may change them", async () => {
  const { id, phone } = await buildCandidate(server, places.own, { name: "钱有余" });
  const item = (await find("q=钱有余")).body.items[0];
  expect(item.phone).toMatch(/^139\*{4}\d{4}$/);
  expect((await hr.call("GET", `/candidates/${id}`)).body.phone).toBe(phone);
  expect((await reader.call("GET", `/candidates/${id}`)).body.phone).toBe(item.phone);
  const { rows } = {
    rows: await server.services.db.read.query("SELECT * FROM candidates WHERE id = ?", [id]),
  };
  expect(JSON.stringify(rows)).not.toContain(phone);
});

test("pages from the newest on without loss or repetition, under every kind of filter", async () => {
  for (let index = 0; index < 7; index += 1) {
    await buildCandidate(server, places.own, { name: `欧阳${"甲乙丙丁戊己庚"[index]}`, tags: ["翻页"] });
  }
  for (const filter of ["", "q=欧阳", `tag=${encodeURIComponent("翻页")}`, "source=campus"]) {
    const all = (await find(`${filter}&limit=100`)).body.items.map(({ id }: Json) => id);
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { body: Json } = await find(`${filter}&limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.body.items.map(({ id }: Json) => id));
      cursor = page.body.nextCursor;
    }
    expect(all.length).toBeGreaterThanOrEqual(7);
    expect(paged).toEqual(all);
  }
});

test("a new name is found, the old one no more", async () => {
  const { id } = await buildCandidate(server, places.own, { name: "司徒雪" });
  const { body: before } = await hr.call("GET", `/candidates/${id}`);
  const change = { ...personOf(before), name: "司空霁" };
  expect((await hr.call("PUT", `/candidates/${id}`, change)).status).toBe(200);
  expect(namesOf(await find("q=司空霁"))).toEqual(["司空霁"]);
  expect(namesOf(await find("q=司徒雪"))).toEqual([]);
});

const personOf = ({ name, phone, email, source, sourceDetail, orgUnit, position }: Json) => ({
  name,
  phone,
  email,
  source,
  sourceDetail,
  orgUnitId: orgUnit.id,
  positionId: position?.id ?? null,
});

test("nobody moves somebody into a branch that is not theirs, or to its position", async () => {
  const { id } = await buildCandidate(server, places.own);
  const { body } = await hr.call("GET", `/candidates/${id}`);
  const move = (change: object) => hr.call("PUT", `/candidates/${id}`, { ...personOf(body), ...change });
  expect((await move({ orgUnitId: places.other })).body.error.code).toBe("org_unit.not_found");
  expect((await move({ positionId: places.other })).body.error.code).toBe("position.not_found");
  expect((await move({ orgUnitId: places.ownDepartment })).status).toBe(200);
});

test("tags, notes, the talent pool and the archive", async () => {
  const { id } = await buildCandidate(server, places.own, { name: "温如言" });
  await hr.call("PUT", `/candidates/${id}/tags`, { tags: ["甲", "乙"] });
  await hr.call("PUT", `/candidates/${id}/tags`, { tags: ["乙", "丙", "丙"] });
  const note = await hr.call("POST", `/candidates/${id}/notes`, { text: "周三电话沟通" });
  const pool = await hr.call("PUT", `/candidates/${id}/talent-pool`, { agreed: true, how: "电话里同意" });
  expect([note.status, pool.status]).toEqual([201, 204]);
  const { body } = await hr.call("GET", `/candidates/${id}`);
  expect(body.tags.toSorted()).toEqual(["丙", "乙"].toSorted());
  expect(body.notes).toMatchObject([{ text: "周三电话沟通", author: "同事" }]);
  expect(body.talentPool.how).toBe("电话里同意 (同事)");
  expect(namesOf(await find("talentPool=true"))).toContain("温如言");

  await hr.call("PUT", `/candidates/${id}/talent-pool`, { agreed: false });
  expect(namesOf(await find("talentPool=true"))).not.toContain("温如言");
  await hr.call("PUT", `/candidates/${id}/archived`, { archived: true });
  expect(namesOf(await find("q=温如言"))).toEqual([]);
  expect(namesOf(await find("q=温如言&state=archived"))).toEqual(["温如言"]);
  await hr.call("DELETE", `/candidates/${id}/notes/${note.body.id}`);
  expect((await hr.call("GET", `/candidates/${id}`)).body.notes).toEqual([]);
});

test("an agreement to the talent pool says how it was given", async () => {
  const { id } = await buildCandidate(server, places.own);
  const { status, body } = await hr.call("PUT", `/candidates/${id}/talent-pool`, { agreed: true });
  expect([status, body.error.code]).toEqual([422, "request.invalid"]);
});

test("the person's page tells of their interviews, those that the reader may see", async () => {
  const phone = nextPhone();
  const { id } = await buildCandidate(server, places.own, { name: "林间雪", phone });
  const { id: interviewId } = await buildInterview(server, places.own, { name: "林间雪", phone });
  const { body } = await hr.call("GET", `/candidates/${id}`);
  expect(body.interviews.map((interview: Json) => interview.id)).toEqual([interviewId]);
  expect((await find("q=林间雪")).body.items[0].interview.id).toBe(interviewId);
});

test("who takes back their agreement leaves a record of when, by whom, and what it had been", async () => {
  const { id } = await buildCandidate(server, places.own);
  const put = (body: object) => hr.call("PUT", `/candidates/${id}/talent-pool`, body);
  await put({ agreed: false });
  expect((await hr.call("GET", `/candidates/${id}`)).body.withdrawals).toEqual([]);
  await put({ agreed: true, how: "周一电话里同意" });
  const agreed = (await hr.call("GET", `/candidates/${id}`)).body.talentPool;
  await put({ agreed: false });
  await put({ agreed: false });
  const { body } = await hr.call("GET", `/candidates/${id}`);
  expect(body.talentPool).toBeNull();
  expect(body.withdrawals).toEqual([
    { id: expect.any(String), agreed, author: "同事", createdAt: expect.any(String) },
  ]);
});

test("a branch sees nobody of another, by list, search, page or export", async () => {
  const theirs = await buildCandidate(server, places.other, { name: "上官云", tags: ["上海的标签"] });
  for (const query of ["q=上官云", `q=${theirs.phone}`, `tag=${encodeURIComponent("上海的标签")}`]) {
    expect(namesOf(await find(query))).toEqual([]);
    expect(namesOf(await find(query, hq))).toEqual(["上官云"]);
  }
  expect((await hr.call("GET", `/candidates/${theirs.id}`)).status).toBe(404);
  expect((await hr.call("GET", "/candidates/export")).body).not.toContain("上官云");
  expect((await hr.call("GET", "/candidates/tags")).body.items).not.toContain("上海的标签");
});

test("the export has what the list shows, without formulas, contacts as the reader may see them", async () => {
  const phone = nextPhone();
  await buildCandidate(server, places.own, {
    name: "导出甲",
    phone,
    sourceDetail: '=HYPERLINK("x")',
    tags: ["导出"],
  });
  await buildCandidate(server, places.own, { name: "导出乙" });
  const lines = async (who: Colleague) =>
    String((await who.call("GET", `/candidates/export?tag=${encodeURIComponent("导出")}`)).body)
      .trim()
      .split("\r\n");
  const [titles, ...rows] = await lines(hr);
  expect(titles).toContain("姓名,手机,邮箱");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(`导出甲,${phone}`);
  expect(rows[0]).not.toMatch(/,"?=/);
  expect((await lines(reader))[1]).not.toContain(phone);
});

test("the export has the columns that the list shows, and those that no list may hide", async () => {
  await buildCandidate(server, places.own, { name: "列甲", tags: ["选列"] });
  const titles = async (columns: string) =>
    String(
      (await hr.call("GET", `/candidates/export?columns=${columns}&tag=${encodeURIComponent("选列")}`)).body,
    ).split("\r\n")[0];
  expect(await titles("tags,since")).toBe("编号,姓名,手机,邮箱,标签,人才库,入库日期");
  expect((await hr.call("GET", "/candidates/export?columns=phoneSealed")).status).toBe(422);
});

test("nobody is reached without a phone or an address, and nonsense is refused", async () => {
  const post = async (body: object) => (await hr.call("POST", "/candidates", body)).body.error.code;
  expect(await post({ name: "甲", source: "other" })).toBe("request.invalid");
  expect(await post({ name: "···", phone: nextPhone(), source: "other" })).toBe("request.invalid");
  expect(await post({ name: "甲", phone: nextPhone(), source: "nowhere" })).toBe("request.invalid");
  expect(await server.services.db.read.countBy(Candidate, { name: "甲" })).toBe(0);
});
