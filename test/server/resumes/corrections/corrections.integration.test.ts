import { loadFacts } from "../../../../server/resumes/kept/loadFacts";
import { ResumeCorrectionRow } from "../../../../server/resumes/corrections/entity";
import { ParsedResumeRow } from "../../../../server/resumes/kept/entity";
import { closeResumeReaders } from "../../../../server/resumes/text/readResumeFile";
import { readResumeFacts } from "../../../../server/scoring/readResumeFacts";
import { buildCandidate, buildResume, workOnResume } from "../../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../../factories/org";
import { resumeDocx } from "../../../factories/resumeFiles";
import { type Json, type TestServer, openTestServer } from "../../../factories/server";
import { LINES } from "../parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let other: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  other = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

async function readResume() {
  const { id } = await buildCandidate(server, places.own);
  const resumeId = await buildResume(server, id, { content: resumeDocx(LINES) });
  await workOnResume(server, resumeId);
  const path = `/candidates/${id}/resumes/${resumeId}/reading`;
  const { body } = await hr.call("GET", path);
  const correct = (revision: number, change: Json, by = hr) =>
    by.call("POST", `${path}/corrections`, { revision, change });
  return { id, resumeId, path, reading: body, correct };
}

const job = (reading: Json, index: number, change: Json) => {
  const { spans: _, ...value } = reading.resume.works[index];
  return { field: "works", key: reading.marks.works[index].key, value: { ...value, ...change } };
};

test("HR corrects, adds and removes; what was read stays beside it, with who and when", async () => {
  const { reading, correct } = await readResume();
  const one = await correct(reading.revision, job(reading, 1, { company: "望江数字有限公司" }));
  expect(one.status).toBe(200);
  const two = await correct(one.body.revision, { field: "skills", key: null, value: "Kafka" });
  const three = await correct(two.body.revision, {
    field: "certificates",
    key: two.body.marks.certificates[0].key,
    value: null,
  });
  const { resume, corrections, marks } = three.body;
  expect(resume.works[1]).toMatchObject({ company: "望江数字有限公司", title: "后端工程师" });
  expect(resume.skills).toContain("Kafka");
  expect(resume.certificates).toEqual(reading.resume.certificates.slice(1));
  expect(corrections).toEqual([
    expect.objectContaining({
      id: marks.works[1].correctionId,
      by: hr.staff.name,
      at: expect.any(String),
      machine: expect.objectContaining({ company: "望江数据有限公司" }),
    }),
    expect.objectContaining({ field: "skills", machine: null, value: "Kafka" }),
    expect.objectContaining({ machine: reading.resume.certificates[0], value: null }),
  ]);
});

test("corrections count in the match and in what answers are held against", async () => {
  const { id, reading, correct } = await readResume();
  const education = {
    school: "东湖大学",
    degree: "博士",
    major: "软件工程",
    start: "2016.09",
    end: "2019.06",
  };
  const key = reading.marks.educations[0].key;
  await correct(reading.revision, { field: "educations", key, value: education });
  const { services } = server;
  const facts = await loadFacts(services, services.db.read, [id]);
  expect(facts?.educations[0]).toMatchObject({ degree: "博士", degreeLevel: "doctor" });
  const held = await readResumeFacts(services, services.db.read, id);
  expect(held?.facts).toContainEqual({ kind: "degree", text: "doctor" });
});

test("a newer parser that reads the file again keeps them", async () => {
  const { path, resumeId, reading, correct } = await readResume();
  await correct(reading.revision, job(reading, 0, { title: "首席工程师" }));
  await hr.call("POST", path);
  await workOnResume(server, resumeId);
  const { body } = await hr.call("GET", path);
  expect(body.resume.works.map(({ title }: Json) => title)).toEqual([
    "首席工程师",
    "后端工程师",
    "开发实习生",
  ]);
  expect(body.revision).toBeGreaterThan(reading.revision + 1);
});

test("of two at once the second is told, and loses nothing", async () => {
  const { path, reading, correct } = await readResume();
  const [mine, theirs] = await Promise.all([
    correct(reading.revision, { field: "skills", key: null, value: "Kafka" }),
    correct(reading.revision, { field: "skills", key: null, value: "Flink" }, other),
  ]);
  expect([mine.status, theirs.status].sort()).toEqual([200, 409]);
  const late = mine.status === 409 ? mine : theirs;
  expect(late.body.error).toMatchObject({
    code: "resume.corrected_meanwhile",
    message: expect.stringContaining("再保存一次"),
  });
  const { body } = await hr.call("GET", path);
  const again = await correct(body.revision, {
    field: "skills",
    key: null,
    value: mine.status === 409 ? "Kafka" : "Flink",
  });
  expect(again.body.resume.skills).toEqual(expect.arrayContaining(["Kafka", "Flink"]));
});

test("an item that somebody corrected meanwhile is still the same item", async () => {
  const { reading, correct } = await readResume();
  const { body } = await correct(reading.revision, job(reading, 1, { title: "数据工程师" }));
  const again = await correct(body.revision, job(reading, 1, { title: "后端开发工程师" }));
  expect(again.body.resume.works.map(({ title }: Json) => title)).toEqual([
    "高级后端工程师",
    "后端开发工程师",
    "开发实习生",
  ]);
  expect(again.body.corrections).toHaveLength(1);
});

test("what was taken away meanwhile is not corrected", async () => {
  const { reading, correct } = await readResume();
  const stale = job(reading, 0, { title: "总监" });
  const { body } = await correct(reading.revision, { ...stale, value: null });
  const { status } = await correct(body.revision, stale);
  expect(status).toBe(409);
});

test("a protected fact is refused wherever it is written, with a word why", async () => {
  const { path, reading, correct } = await readResume();
  for (const change of [
    { field: "skills", key: null, value: "已婚" },
    { field: "name", key: null, value: "女" },
    job(reading, 0, { description: "负责订单服务\n汉族" }),
  ]) {
    const { status, body } = await correct(reading.revision, change);
    expect([status, body.error.code]).toEqual([422, "resume.protected_words"]);
    expect(body.error.message).toContain("受保护信息");
  }
  const unknown = await correct(reading.revision, { field: "maritalStatus", key: null, value: "已婚" });
  expect([unknown.status, unknown.body.error.code]).toEqual([422, "request.invalid"]);
  expect((await hr.call("GET", path)).body.corrections).toEqual([]);
});

test("a correction is taken back, and both are kept on record; nothing of them stands open", async () => {
  const { path, resumeId, reading, correct } = await readResume();
  const made = await correct(reading.revision, { field: "name", key: null, value: "周晓曼" });
  const [{ id: correctionId }] = made.body.corrections;
  const undo = (revision: number) =>
    hr.call("DELETE", `${path}/corrections/${correctionId}?revision=${revision}`);
  expect((await undo(reading.revision)).status).toBe(409);
  const { body } = await undo(made.body.revision);
  expect([body.resume.name, body.corrections]).toEqual(["周小满", []]);
  expect((await undo(body.revision)).body.error.code).toBe("resume.correction_not_found");

  const log = await hr.call("GET", `${path}/corrections`);
  expect(log.body.items).toMatchObject([
    { field: "name", from: "周晓曼", to: "周小满", by: hr.staff.name },
    { field: "name", from: "周小满", to: "周晓曼", by: hr.staff.name },
  ]);
  const first = await hr.call("GET", `${path}/corrections?limit=1`);
  const next = await hr.call("GET", `${path}/corrections?limit=1&cursor=${first.body.nextCursor}`);
  expect([first.body.items[0].to, next.body.items[0].to]).toEqual(["周小满", "周晓曼"]);
  const { read } = server.services.db;
  const rows = await read.findBy(ResumeCorrectionRow, { resumeId });
  expect(JSON.stringify(rows)).not.toMatch(/周小满|周晓曼/u);
});

test("saying what was read takes a correction back", async () => {
  const { reading, correct } = await readResume();
  const made = await correct(reading.revision, { field: "name", key: null, value: "周晓曼" });
  const back = await correct(made.body.revision, { field: "name", key: null, value: "周小满" });
  expect(back.body.corrections).toEqual([]);
});

test("a résumé that is taken away takes its corrections with it, and one that is not read has none", async () => {
  const { id, resumeId, reading, correct } = await readResume();
  await correct(reading.revision, { field: "skills", key: null, value: "Kafka" });
  await hr.call("DELETE", `/candidates/${id}/resumes/${resumeId}`);
  const { read } = server.services.db;
  expect(await read.countBy(ResumeCorrectionRow, { resumeId })).toBe(0);
  expect(await read.countBy(ParsedResumeRow, { id: resumeId })).toBe(0);

  const waiting = await buildResume(server, id, { content: resumeDocx(LINES) });
  const early = await hr.call("POST", `/candidates/${id}/resumes/${waiting}/reading/corrections`, {
    revision: 0,
    change: { field: "name", key: null, value: "周小满" },
  });
  expect([early.status, early.body.error.code]).toEqual([409, "resume.not_read"]);
});

test("another person's résumé cannot be corrected under this one", async () => {
  const [one, two] = [await readResume(), await readResume()];
  const path = `/candidates/${one.id}/resumes/${two.resumeId}/reading/corrections`;
  const body = { revision: two.reading.revision, change: { field: "name", key: null, value: "周晓曼" } };
  expect((await hr.call("POST", path, body)).status).toBe(404);
  expect((await hr.call("GET", path)).status).toBe(404);
});
