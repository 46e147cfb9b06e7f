import { setImmediate as nextTurn } from "node:timers/promises";
import iconv from "iconv-lite";
import { resultKey, sourceKey } from "../../../server/archive/imports/files";
import { runWorkImport } from "../../../server/archive/imports/runImport";
import { withPlainFile } from "../../../server/spreadsheets/imports/files";
import { ArchiveEvent } from "../../../server/pipeline/entity";
import type { JobContext } from "../../../server/queue/runner";
import { readTable } from "../../../server/spreadsheets/readTable";
import { buildEmployee, buildHired } from "../../factories/archive";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
}, 60_000);
afterAll(() => server.close());

const TITLES = "姓名,工号,手机,类型,日期,内容,考核周期,得分,满分,离职类型";
const csv = (...rows: string[]) => [TITLES, ...rows].join("\n");

async function begin(content: string | Uint8Array<ArrayBuffer>, mode = "valid") {
  const { id } = (await hr.call("POST", "/archive/imports", { orgUnitId: places.own, mode })).body;
  const form = new FormData();
  form.set("file", new Blob([content]), "绩效.csv");
  const response = await fetch(`${server.origin}/api/v1/archive/imports/${id}/file`, {
    method: "PUT",
    headers: { cookie: hr.cookie, "x-requested-with": "zhimian" },
    body: form,
  });
  return { id: id as string, status: response.status, body: (await response.json()) as Json };
}
const context = (over: Partial<JobContext> = {}): JobContext => ({
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
  ...over,
});
/** What the runner does with the job, without its clockwork. */
async function run(importId: string, over?: Partial<JobContext>): Promise<void> {
  const commit = await runWorkImport(server.services).run({ importId }, context(over));
  if (commit) await server.services.db.write(commit);
}
const confirm = (id: string) => hr.call("POST", `/archive/imports/${id}/confirm`);
const view = async (id: string) => (await hr.call("GET", `/archive/imports/${id}`)).body;
const take = async (content: string, mode?: string) => {
  const { id } = await begin(content, mode);
  await confirm(id);
  await run(id);
  return view(id);
};
const eventsOf = (candidacyId: string) => server.services.db.read.countBy(ArchiveEvent, { candidacyId });

test("a preview says of each row what is wrong, with its line, and writes nothing", async () => {
  const known = await buildEmployee(server, places.own, { name: "陈一诺" });
  const applicant = await buildCandidate(server, places.own, { name: "林小满" });
  await buildCandidacy(server, places.own, { candidateId: applicant.id });
  const elsewhere = await buildEmployee(server, places.other, { name: "何远" });
  const before = await eventsOf(known.id);
  const { status, body } = await begin(
    csv(
      `陈一诺,,${known.phone},绩效,2026-03-31,,2026-03,4,5,`,
      `林小满,,${known.phone},绩效,2026-04-30,,2026-04,4,5,`,
      "谁也不是,,13911112222,绩效,2026-03-31,,2026-03,4,5,",
      `何远,,${elsewhere.phone},绩效,2026-03-31,,2026-03,4,5,`,
      `林小满,,${applicant.phone},绩效,2026-03-31,,2026-03,4,5,`,
      `陈一诺,,${known.phone},离职,2026/1/5,,,,,辞职`,
      `陈一诺,,${known.phone},绩效,2026-05-31,,2026-05,4,5,`,
      `陈一诺,,${known.phone},绩效,2026-05-31,,2026-05,3,5,`,
      `陈一诺,,${known.phone},绩效,不知道哪天,,2026-06,3,5,`,
      `陈一诺,,${known.phone},证书,2026-06-01,,,,,`,
      "陈一诺,,,奖励,2026-06-01,新人奖,,,,",
    ),
  );
  expect(status).toBe(200);
  expect(body.preview.counts).toEqual({ total: 11, valid: 1, invalid: 10, known: 0 });
  expect(body.preview.problems.map(({ line, code }: Json) => [line, code])).toEqual([
    [3, "archive.person_other_name"],
    [4, "archive.person_unknown"],
    [5, "archive.person_unknown"],
    [6, "candidacy.not_hired"],
    [7, "archive.before_hire"],
    [8, "archive.rows_contradict"],
    [9, "archive.rows_contradict"],
    [10, "invalid"],
    [11, "required"],
    [12, "archive.person_missing"],
  ]);
  expect(body.preview.problems[0].message.zh).toContain("陈一诺");
  expect(await eventsOf(known.id)).toBe(before);
});

test("a hire, three months and the leaving come in one file in any order, and once though it comes twice", async () => {
  const person = await buildCandidate(server, places.own, { name: "周知远" });
  const { id } = await buildCandidacy(server, places.own, { candidateId: person.id });
  const file = csv(
    "周知远,E2001,,离职,2026年10月31日,,,,,主动离职",
    "周知远,E2001,,绩效,2026-08-31,,2026-08,4.5,5,",
    "周知远,E2001,,绩效,2026-07-31,,2026-07,4,5,",
    `周知远,E2001,${person.phone},入职,2026-07-01,,,,,`,
    `周知远,,${person.phone},绩效,2026-09-30,,2026-09,3,5,`,
  );
  expect((await take(file)).counts).toEqual({ written: 5, known: 0, refused: 0 });
  expect((await take(file)).counts).toEqual({ written: 0, known: 5, refused: 0 });
  const { jobs, records } = (await hr.call("GET", `/candidates/${person.id}/work`)).body;
  expect(jobs).toMatchObject([
    { candidacyId: id, startsOn: "2026-07-01", leftOn: "2026-10-31", employeeNumber: "E2001" },
  ]);
  expect(records.map(({ on, source }: Json) => [on, source])).toEqual([
    ["2026-10-31", "import"],
    ["2026-09-30", "import"],
    ["2026-08-31", "import"],
    ["2026-07-31", "import"],
  ]);
});

test("GBK and the words of other programs are understood", async () => {
  const known = await buildEmployee(server, places.own, { name: "苏晓" });
  const text = `员工姓名,手机号,记录类型,发生日期,名称,有效期至\n苏晓,${known.phone},资格证,20260501,电工证,2027/5/1`;
  const { body } = await begin(new Uint8Array(iconv.encode(text, "gbk")));
  expect(body.preview.rows).toMatchObject([
    { line: 2, record: { type: "employment.certificate", on: "2026-05-01", what: "电工证" } },
  ]);
});

test("all or none: one wrong row stops all, in the preview and in the run", async () => {
  const known = await buildEmployee(server, places.own, { name: "顾念" });
  const good = `顾念,,${known.phone},奖励,2026-05-01,季度之星,,,,`;
  const bad = await begin(csv(good, `顾念,,${known.phone},奖励,2026-01-01,太早,,,,`), "all");
  expect((await confirm(bad.id)).body.error.code).toBe("archive_import.not_whole");
  const { id } = await begin(csv(good, `顾念,,${known.phone},绩效,2026-06-30,,2026Q2,4,5,`), "all");
  await confirm(id);
  // Meanwhile somebody says otherwise by hand.
  const happened = { type: "employment.performance", data: { period: "2026Q2", score: 2, outOf: 5 } };
  await hr.call("POST", `/candidacies/${known.id}/employment`, { happened, on: "2026-06-30" });
  const before = await eventsOf(known.id);
  await run(id);
  expect(await view(id)).toMatchObject({ state: "done", counts: { written: 0, refused: 2 } });
  expect(await eventsOf(known.id)).toBe(before);
});

test("a run that dies between two batches goes on, and two runs at once write each row once", async () => {
  const people = await Promise.all(
    Array.from({ length: 30 }, (_, index) => buildEmployee(server, places.own, { name: `断点${index}` })),
  );
  const months = Array.from({ length: 8 }, (_, index) => `2026-0${index + 1}`).slice(3);
  const rows = people.flatMap(({ name, phone }) =>
    months.map((month) => `${name},,${phone},绩效,${month}-28,,${month},4,5,`),
  );
  const { id } = await begin(csv(...rows));
  await confirm(id);
  const cut = async () => {
    throw new Error("the process died");
  };
  await expect(run(id, { progress: cut })).rejects.toThrow("the process died");
  expect(await view(id)).toMatchObject({ state: "running", progress: { done: 100, total: 150 } });
  await Promise.all([run(id), run(id)]);
  expect(await view(id)).toMatchObject({ state: "done", counts: { written: 150, known: 0, refused: 0 } });
  for (const { id: candidacyId } of people) expect(await eventsOf(candidacyId)).toBe(2 + months.length);
});

test("a run that is given up says what went on record, and keeps nobody's file", async () => {
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, index) => buildEmployee(server, places.own, { name: `放弃${index}` })),
  );
  const rows = people.flatMap(({ name, phone }) =>
    Array.from({ length: 10 }, (_, index) => `${name},,${phone},培训,2026-05-01,课程 ${index},,,,`),
  );
  const { id } = await begin(csv(...rows));
  await confirm(id);
  const cut = async () => {
    throw new Error("the disk is full");
  };
  await expect(run(id, { progress: cut, attempt: 5 })).rejects.toThrow("the disk is full");
  const { db, media } = server.services;
  await db.write(async (tx) => runWorkImport(server.services).giveUp?.({ importId: id }, tx));
  expect(await view(id)).toMatchObject({ state: "failed", hasResult: true, counts: { written: 100 } });
  const result = await fetch(`${server.origin}/api/v1/archive/imports/${id}/result`, {
    headers: { cookie: hr.cookie },
  });
  expect(result.status).toBe(200);
  const outcomes = await withPlainFile(server.services, resultKey(id), async (path) => {
    const read: string[][] = [];
    for await (const { cells } of (await readTable({ path })).rows) read.push(cells);
    return read.flat();
  });
  const count = (text: string) => outcomes.filter((cell) => cell === text).length;
  expect([count("已写入"), count("未处理")]).toEqual([100, 20]);
  // Removed behind the commit; jest's limit ends the wait.
  while (await media.head(sourceKey(id))) await nextTurn();
});

test("many rows of few people come in, and more than 10,000 are refused", async () => {
  const people = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      buildEmployee(server, places.own, { name: `很多${index}`, startsOn: "2020-01-01" }),
    ),
  );
  const rowsOf = (count: number) =>
    people.flatMap(({ name, phone }) =>
      Array.from({ length: count / 5 }, (_, index) => `${name},,${phone},培训,2021-01-01,课程 ${index},,,,`),
    );
  const { id, body } = await begin(csv(...rowsOf(1_500)));
  expect(body.preview.counts).toEqual({ total: 1_500, valid: 1_500, invalid: 0, known: 0 });
  await confirm(id);
  await run(id);
  expect(await view(id)).toMatchObject({ state: "done", counts: { written: 1_500 } });
  const many = await begin(csv(...rowsOf(10_005)));
  expect([many.status, many.body.error.code]).toEqual([422, "spreadsheet.too_many_rows"]);
});

test("one hired twice is asked for by the period; an import of another branch is nobody's to see", async () => {
  const known = await buildEmployee(server, places.own, { name: "两段" });
  await buildHired(server, places.own, { candidateId: known.candidateId, startsOn: "2026-08-01" });
  const { body } = await begin(csv(`两段,,${known.phone},奖励,2026-05-01,季度之星,,,,`));
  expect(body.preview.problems.map(({ code }: Json) => code)).toEqual(["archive.person_ambiguous"]);
  const stranger = await buildColleague(server, [inUnit("branch_hr", places.other)]);
  expect((await stranger.call("GET", `/archive/imports/${body.id}`)).status).toBe(404);
});

test("one who was merged into somebody of another branch is found by the phone that this branch has", async () => {
  const mine = await buildEmployee(server, places.own, { name: "丁小禾" });
  const theirs = await buildCandidate(server, places.other, { name: "丁禾" });
  const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  const merge = await hq.call("POST", `/candidates/${theirs.id}/merge`, { otherId: mine.candidateId });
  expect(merge.status).toBe(200);
  const award = (name: string, phone: string | null) => `${name},,${phone},奖励,2026-05-01,季度之星,,,,`;
  expect(
    (await begin(csv(award("丁小禾", mine.phone), award("别人", mine.phone), award("丁禾", theirs.phone))))
      .body.preview,
  ).toMatchObject({
    counts: { valid: 1, invalid: 2 },
    problems: [
      { code: "archive.person_other_name", message: { zh: expect.stringContaining("丁小禾") } },
      { code: "archive.person_unknown" },
    ],
  });
  expect((await take(csv(award("丁小禾", mine.phone)))).counts).toMatchObject({ written: 1, refused: 0 });
});
