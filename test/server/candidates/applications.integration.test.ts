import { newId } from "../../../server/clock";
import { Application } from "../../../server/candidates/applications/entity";
import { Candidate } from "../../../server/candidates/entity";
import { insertAll } from "../../../server/db/insertAll";
import { buildApplicationLink, buildCandidate } from "../../factories/candidates";
import { nextPhone } from "../../factories/interviews";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildPosition } from "../../factories/positions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";
import { assertFreshCopies } from "../../support/candidateCopies";

let server: TestServer;
let places: Places;
let hr: Colleague;
let reader: Colleague;
let clock: TestClock;
let token: string;

beforeAll(async () => {
  clock = createTestClock();
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  reader = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  token = tokenOf(await buildApplicationLink(server, places.own));
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

const tokenOf = ({ link }: { link: string }) => link.split("/apply/")[1] ?? "";
const PDF = new TextEncoder().encode("%PDF-1.7\nresume");

async function apply(
  fields: Record<string, string> = {},
  file: BlobPart = "",
  name = "简历.pdf",
  at: TestServer = server,
) {
  const form = new FormData();
  const all = { token, name: "申请人", phone: nextPhone(), consent: "true", consentVersion: "1", ...fields };
  for (const [key, value] of Object.entries(all)) form.set(key, value);
  form.set("file", new Blob([file]), name);
  const response = await fetch(`${at.origin}/api/v1/applications`, { method: "POST", body: form });
  return { status: response.status, body: (await response.json()) as Json };
}
const received = { status: 200, body: { received: true } };
const search = async (q: string) =>
  (await hr.call("GET", `/candidates?q=${encodeURIComponent(q)}`)).body.items;

test("the page shows the position to anybody with the link", async () => {
  const { status, body } = await server.call("POST", "/applications/open", { token });
  expect(status).toBe(200);
  expect(body).toMatchObject({ title: "销售顾问", companyName: expect.any(String) });
});

test("who applies is in the pool with their words and résumé; to the talent pool only by their own tick", async () => {
  const phone = nextPhone();
  const sent = await apply({ name: "求职甲", phone, email: "jia@people.example", note: "下周可以面谈" }, PDF);
  expect(sent).toEqual(received);
  const [item] = await search("求职甲");
  expect(item).toMatchObject({ source: "application", sourceDetail: "销售顾问", talentPool: null });
  const { body } = await hr.call("GET", `/candidates/${item.id}`);
  expect(body.applications).toMatchObject([
    {
      title: "销售顾问",
      stated: { name: "求职甲", phone, email: "jia@people.example", note: "下周可以面谈" },
      resume: { fileName: "简历.pdf", type: "pdf", bytes: PDF.length },
    },
  ]);
  const path = `/candidates/${item.id}/applications/${body.applications[0].id}/resume`;
  const link = await hr.call("GET", path);
  const file = await fetch(new URL(link.body.url, server.origin));
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF);
  expect((await reader.call("GET", path)).status).toBe(403);
  const [row] = await server.services.db.read.query("SELECT * FROM applications WHERE candidateId = ?", [
    item.id,
  ]);
  expect(JSON.stringify(row)).not.toContain("求职甲");

  await apply({ name: "求职乙", talentPool: "true" });
  expect((await search("求职乙"))[0].talentPool).toMatchObject({ how: "application" });
});

test("a stranger's tick agrees for nobody who is known already; it stands on the application", async () => {
  const known = await buildCandidate(server, places.own, { name: "没有同意过" });
  expect(await apply({ name: "没有同意过", phone: known.phone ?? "", talentPool: "true" })).toEqual(received);
  const { body } = await hr.call("GET", `/candidates/${known.id}`);
  expect(body.talentPool).toBeNull();
  expect(body.applications).toMatchObject([{ talentPool: true }]);
});

test("what is sent twice, as after a lost answer, is there once", async () => {
  const link = await buildApplicationLink(server, places.own, "重复提交");
  const fields = { token: tokenOf(link), name: "连点两下", phone: nextPhone(), note: "您好" };
  const [first, second] = await Promise.all([apply(fields, PDF), apply(fields, PDF)]);
  expect([first, second, await apply(fields, PDF)]).toEqual([received, received, received]);
  expect(await apply({ ...fields, note: "补充一句" }, PDF)).toEqual(received);
  const [item] = await search("连点两下");
  const { body } = await hr.call("GET", `/candidates/${item.id}`);
  expect(body.applications.map(({ stated }: Json) => stated.note).toSorted()).toEqual(["您好", "补充一句"]);
  const links = await hr.call("GET", "/candidates/application-links?limit=100");
  expect(links.body.items.find(({ id }: Json) => id === link.id).received).toBe(2);
});

test("names and file names are words only: nothing hidden in them turns what people read", async () => {
  const name = "<b>求\u202e职\u0000丙</b>";
  expect(await apply({ name }, PDF, "cv\u202efdp.exe")).toEqual(received);
  const [item] = await search("求职丙");
  expect(item.name).toBe("<b>求职丙</b>");
  const { body } = await hr.call("GET", `/candidates/${item.id}`);
  expect(body.applications[0].stated.name).toBe("<b>求职丙</b>");
  expect(body.applications[0].resume).toMatchObject({ fileName: "cvfdp.exe", type: "pdf" });
});

test("a page that a thousand came through within an hour asks the next to wait", async () => {
  const link = await buildApplicationLink(server, places.own, "很热的页");
  const row: Application = {
    id: "",
    linkId: link.id,
    candidateId: newId(),
    positionId: null,
    title: "很热的页",
    statedSealed: "",
    consentVersion: "1",
    talentPool: false,
    resumeType: null,
    resumeBytes: 0,
    createdAt: new Date(clock.now().getTime() - 3_599_000),
  };
  const rows = Array.from({ length: 1_000 }, () => ({ ...row, id: newId() }));
  await server.services.db.write((tx) => insertAll(tx, Application, rows));
  const { status, body } = await apply({ token: tokenOf(link), name: "来晚一步" });
  expect([status, body.error.code]).toEqual([429, "application.busy"]);
  expect(await search("来晚一步")).toEqual([]);
  expect(await apply({ name: "别的页面" })).toEqual(received);
  clock.advance(2_000);
  expect(await apply({ token: tokenOf(link), name: "来晚一步" })).toEqual(received);
});

test("the same answer for somebody known, of whom nothing changes", async () => {
  const known = await buildCandidate(server, places.own, { name: "早就认识", email: "known@people.example" });
  const before = (await hr.call("GET", `/candidates/${known.id}`)).body;
  const sent = await apply({ name: "冒名的人", phone: known.phone ?? "", email: "evil@people.example" });
  expect(sent).toEqual(received);
  const after = (await hr.call("GET", `/candidates/${known.id}`)).body;
  expect(after).toMatchObject({
    name: before.name,
    phone: before.phone,
    email: before.email,
    source: "campus",
  });
  expect(after.applications).toMatchObject([{ stated: { name: "冒名的人", email: "evil@people.example" } }]);
});

test("an address alone ties a stranger to nobody", async () => {
  const known = await buildCandidate(server, places.own, {
    name: "只有邮箱",
    phone: null,
    email: "sole@people.example",
  });
  await apply({ name: "只有邮箱", email: "sole@people.example" });
  const after = (await hr.call("GET", `/candidates/${known.id}`)).body;
  expect([after.applications, after.phone]).toEqual([[], null]);
});

test("without consent nothing is kept, and a program that fills in everything hears what people hear", async () => {
  const refused = await apply({ name: "没有同意", consent: "false" });
  expect([refused.status, refused.body.error.code]).toEqual([422, "application.consent"]);
  expect(await apply({ name: "机器填表", website: "http://spam.example" })).toEqual(received);
  expect(await server.services.db.read.countBy(Candidate, [{ name: "没有同意" }, { name: "机器填表" }])).toBe(
    0,
  );
});

test.each([
  ["a program", "MZ\x90\0", "application.resume_type"],
  ["a program with a PDF inside", "MZ\x90\0 %PDF-1.7", "application.resume_type"],
  ["a page", "<html>", "application.resume_type"],
])("a résumé is what its content says: %s", async (_, content, code) => {
  const { body } = await apply({ name: "文件不对" }, content, "cv.pdf");
  expect(body.error.code).toBe(code);
  expect(await search("文件不对")).toEqual([]);
});

test("a résumé of more than 10 MB is refused", async () => {
  const { status, body } = await apply({ name: "文件太大" }, new Uint8Array(10 * 1024 * 1024 + 1));
  expect([status, body.error.code]).toEqual([413, "application.resume_too_large"]);
  expect(await search("文件太大")).toEqual([]);
});

test("one phone is heard ten times a day", async () => {
  const phone = nextPhone();
  for (let time = 0; time < 12; time += 1) {
    expect(await apply({ name: "反复申请", phone, note: `第 ${time} 次` })).toEqual(received);
  }
  const [item] = await search("反复申请");
  expect(await server.services.db.read.countBy(Application, { candidateId: item.id })).toBe(10);
});

test("a page that is closed, over, or never was answers alike", async () => {
  const link = await buildApplicationLink(server, places.own, "会关的页");
  const open = async (value: string) => {
    const { status, body } = await server.call("POST", "/applications/open", { token: value });
    return [status, body.error?.code];
  };
  const closed = [410, "application_link.closed"];
  const path = `/candidates/application-links/${link.id}`;
  const settings = { title: "会关的页", duties: "", open: true, expiresAt: null };
  expect(await open(tokenOf(link))).toEqual([200, undefined]);
  await hr.call("PUT", path, { ...settings, open: false });
  expect(await open(tokenOf(link))).toEqual(closed);
  const soon = new Date(clock.now().getTime() + 60_000).toISOString();
  await hr.call("PUT", path, { ...settings, expiresAt: soon });
  expect(await open(tokenOf(link))).toEqual([200, undefined]);
  clock.advance(61_000);
  expect(await open(tokenOf(link))).toEqual(closed);
  expect((await apply({ token: tokenOf(link) })).body.error.code).toBe("application_link.closed");
  expect(await open("x".repeat(24))).toEqual(closed);
});

test("a position's page is open while the position is, and shows its words", async () => {
  const position = await buildPosition(server, places.own);
  const { body } = await hr.call("POST", "/candidates/application-links", { positionId: position.id });
  expect(body.position).toMatchObject({ id: position.id });
  const opened = await server.call("POST", "/applications/open", { token: tokenOf(body) });
  expect(body.accepting).toBe(opened.status === 200);
  expect(opened.status).toBe(position.state === "open" ? 200 : 410);
});

test("a page counts what it received and is another branch's to nobody else", async () => {
  const link = await buildApplicationLink(server, places.other, "上海的页");
  await apply({ token: tokenOf(link), name: "上海申请人" });
  expect(await search("上海申请人")).toEqual([]);
  const { body } = await hr.call("GET", "/candidates/application-links?limit=100");
  expect(JSON.stringify(body)).not.toContain(link.id);
  const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  const all = await hq.call("GET", "/candidates/application-links?limit=100");
  expect(all.body.items.find(({ id }: Json) => id === link.id).received).toBe(1);
});

describe("with limits, behind one address", () => {
  let limited: TestServer;
  let address: string;
  beforeAll(async () => {
    limited = await openTestServer();
    const company = await openCompany(limited);
    address = tokenOf(await buildApplicationLink(limited, company.own));
  });
  afterAll(() => limited.close());

  test("ten people who each need some tries all get through; a program is told to wait", async () => {
    const send = (fields: Record<string, string>) => apply({ token: address, ...fields }, "", "", limited);
    for (let person = 0; person < 10; person += 1) {
      for (let mistake = 0; mistake < 3; mistake += 1) {
        expect((await send({ consent: "false" })).status).toBe(422);
      }
      expect(await send({ name: `第 ${person} 位` })).toEqual(received);
    }
    const flood = await Promise.all(Array.from({ length: 40 }, () => send({})));
    const refused = flood.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(refused[0]?.body.error.code).toBe("request.too_many");
    expect((await limited.call("POST", "/applications/open", { token: address })).status).toBe(200);
  });
});
