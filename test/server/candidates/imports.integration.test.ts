import { Candidate, CandidateTag } from "../../../server/candidates/entity";
import { CandidateImport } from "../../../server/candidates/imports/entity";
import { pruneCandidateImports } from "../../../server/candidates/imports/manageImports";
import { runImport } from "../../../server/candidates/imports/runImport";
import { Job } from "../../../server/queue/entity";
import type { JobContext } from "../../../server/queue/runner";
import { buildCandidate } from "../../factories/candidates";
import { nextPhone } from "../../factories/interviews";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";
import { readTable } from "../../../server/spreadsheets/readTable";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertFreshCopies } from "../../support/candidateCopies";

let server: TestServer;
let places: Places;
let hr: Colleague;
let clock: TestClock;

beforeAll(async () => {
  clock = createTestClock();
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(async () => {
  await assertFreshCopies(server.services.db);
  await server.close();
});

const csv = (...rows: string[]) => ["姓名,手机,邮箱,来源,标签", ...rows].join("\n");
const peopleCsv = (count: number, name = "候选") =>
  csv(...Array.from({ length: count }, (_, index) => `${name}${index},${nextPhone()},,校园招聘,春招、英语`));

async function begin(settings: object = {}): Promise<string> {
  return (await hr.call("POST", "/candidates/imports", { orgUnitId: places.own, ...settings })).body.id;
}
async function upload(id: string, content: string | Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  form.set("file", new Blob([content]), "名单.csv");
  const response = await fetch(`${server.origin}/api/v1/candidates/imports/${id}/file`, {
    method: "PUT",
    headers: { cookie: hr.cookie, "x-requested-with": "zhimian" },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Json };
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
  const commit = await runImport(server.services).run({ importId }, context(over));
  if (commit) await server.services.db.write(commit);
}
const confirm = (id: string) => hr.call("POST", `/candidates/imports/${id}/confirm`);
const view = async (id: string) => (await hr.call("GET", `/candidates/imports/${id}`)).body;

async function resultOf(id: string): Promise<string[][]> {
  const response = await fetch(`${server.origin}/api/v1/candidates/imports/${id}/result`, {
    headers: { cookie: hr.cookie },
  });
  const folder = await mkdtemp(join(tmpdir(), "zhimian-result-"));
  const path = join(folder, "result.xlsx");
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  const rows: string[][] = [];
  for await (const { cells } of (await readTable({ path })).rows) rows.push(cells);
  await rm(folder, { recursive: true });
  return rows;
}

test("a preview says what is right and wrong and takes nobody in", async () => {
  const id = await begin();
  const phone = nextPhone();
  const { status, body } = await upload(
    id,
    csv(
      `对的人,${phone},,校园招聘,`,
      "没有联系方式,,,,",
      "手机不对,12,,,",
      `重复的人,${phone},,,`,
      "来源不对,,a@people.example,月球,",
    ),
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: "previewed", fileName: "名单.csv", hasResult: true });
  expect(body.preview.counts).toEqual({ total: 5, valid: 1, invalid: 4 });
  expect(body.preview.rows).toMatchObject([{ line: 2, record: { name: "对的人", source: "campus" } }]);
  expect(body.preview.problems.map(({ line, code }: Json) => [line, code])).toEqual([
    [3, "unreachable"],
    [4, "invalid"],
    [5, "repeated"],
    [6, "not_a_choice"],
  ]);
  expect((await resultOf(id)).map((cells) => cells.at(-2))).toEqual(["可以导入", ...Array(4).fill("有问题")]);
  const { db } = server.services;
  expect(await db.read.countBy(Candidate, { name: "对的人" })).toBe(0);
  const [stored] = await db.read.query("SELECT previewSealed FROM candidate_imports WHERE id = ?", [id]);
  expect(stored.previewSealed).not.toContain("对的人");
});

test("what is confirmed is taken in, with a file that says what became of each row", async () => {
  const known = await buildCandidate(server, places.own, { name: "早已认识" });
  const lacking = await buildCandidate(server, places.own, { name: "缺个邮箱" });
  const taken = await buildCandidate(server, places.own, { name: "号码的主人" });
  const id = await begin({ source: "job_site", sourceDetail: "招聘网站甲", tags: ["三月"] });
  await upload(
    id,
    csv(
      `新来的人,${nextPhone()},new@people.example,,英语、出差`,
      `早已认识,${known.phone},,,`,
      `缺个邮箱,${lacking.phone},found@people.example,,`,
      `另一个人,${taken.phone},,,`,
      "谁也不是,,,,",
    ),
  );
  expect((await confirm(id)).body.state).toBe("queued");
  expect(await server.services.db.read.countBy(Job, { kind: "candidates.import" })).toBeGreaterThan(0);
  await run(id);
  expect(await view(id)).toMatchObject({
    state: "done",
    progress: { done: 5, total: 5 },
    counts: { created: 1, updated: 1, unchanged: 1, refused: 2 },
    preview: null,
  });
  const [made] = (await hr.call("GET", "/candidates?q=新来的人")).body.items;
  expect(made).toMatchObject({
    source: "job_site",
    sourceDetail: "招聘网站甲",
    tags: ["三月", "出差", "英语"].toSorted(),
  });
  expect((await hr.call("GET", `/candidates/${lacking.id}`)).body.email).toBe("found@people.example");
  const result = await resultOf(id);
  expect(result.map((cells) => cells.at(-2))).toEqual(["新增", "已存在", "已补全", "未导入", "未导入"]);
  expect(result[3]?.at(-1)).toContain("号码的主人");
  expect(result[4]?.at(-1)).toContain("至少填一个");
});

test("a run that is cut off goes on where it was, and nobody is there twice", async () => {
  const id = await begin();
  await upload(id, peopleCsv(650, "断点"));
  await confirm(id);
  let batches = 0;
  const cut = async () => {
    batches += 1;
    if (batches === 4) throw new Error("the process died");
  };
  await expect(run(id, { progress: cut })).rejects.toThrow("the process died");
  expect(await view(id)).toMatchObject({ state: "running", progress: { done: 400, total: 650 } });
  await run(id);
  expect(await view(id)).toMatchObject({ state: "done", counts: { created: 650, refused: 0 } });
  const names: { count: number }[] = await server.services.db.read.query(
    "SELECT COUNT(*) AS count FROM candidates WHERE name LIKE '断点%'",
  );
  expect(Number(names[0]?.count)).toBe(650);
  expect(await resultOf(id)).toHaveLength(650);
});

test("two runs of the same import at once take each row in once", async () => {
  const id = await begin();
  await upload(id, peopleCsv(500, "抢跑"));
  await confirm(id);
  await Promise.all([run(id), run(id)]);
  expect(await view(id)).toMatchObject({ state: "done", progress: { done: 500 }, counts: { created: 500 } });
});

test("two imports of the same people at once, in opposite order and in two units, make each of them once", async () => {
  const lines = peopleCsv(300, "同批").split("\n").slice(1);
  const ids = [await begin(), await begin({ orgUnitId: places.ownDepartment })];
  await upload(ids[0] as string, csv(...lines));
  await upload(ids[1] as string, csv(...lines.toReversed()));
  for (const id of ids) await confirm(id);
  await Promise.all(ids.map((id) => run(id)));
  const views = await Promise.all(ids.map(view));
  const sum = (count: string) => views.reduce((total, { counts }) => total + counts[count], 0);
  expect([sum("created"), sum("unchanged"), sum("refused")]).toEqual([300, 300, 0]);
  const rows: { count: number }[] = await server.services.db.read.query(
    "SELECT COUNT(*) AS count FROM candidates WHERE name LIKE '同批%'",
  );
  expect(Number(rows[0]?.count)).toBe(300);
});

test("a cancelled import stops behind the batch at work and tells how far it came", async () => {
  const id = await begin();
  await upload(id, peopleCsv(500, "取消"));
  await confirm(id);
  await run(id, {
    progress: async () => void (await hr.call("POST", `/candidates/imports/${id}/cancel`)),
  });
  expect(await view(id)).toMatchObject({ state: "cancelled", counts: { created: 100 } });
  expect((await resultOf(id)).filter((cells) => cells.at(-2) === "未处理")).toHaveLength(400);
  expect((await confirm(id)).body.error.code).toBe("candidate_import.state");
});

test("an import that never began is over when its job is given up, and keeps nobody's data", async () => {
  const id = await begin();
  await upload(id, peopleCsv(3, "放弃"));
  await confirm(id);
  await server.services.db.write((tx) => runImport(server.services).giveUp!({ importId: id }, tx));
  expect(await view(id)).toMatchObject({ state: "failed", preview: null, counts: { created: 0 } });
});

test("more than 10,000 rows, a file of nothing right and one that is no spreadsheet are refused", async () => {
  const id = await begin();
  const many = await upload(
    id,
    csv(...Array.from({ length: 10_001 }, (_, index) => `甲${index},,a${index}@p.example,,`)),
  );
  expect([many.status, many.body.error.code]).toEqual([422, "spreadsheet.too_many_rows"]);
  const program = await upload(id, new Uint8Array([0x4d, 0x5a, 0x90, 0, 1, 2, 3]));
  expect(program.status).toBe(422);
  await upload(id, csv("谁也不是,,,,"));
  expect((await confirm(id)).body.error.code).toBe("candidate_import.nothing");
  expect((await view(id)).state).toBe("previewed");
});

test("somebody's own tags and those of the import are theirs once", async () => {
  const id = await begin({ tags: ["同名"] });
  await upload(id, csv(`标签人,${nextPhone()},,,同名、同名`));
  await confirm(id);
  await run(id);
  const { id: personId } = await server.services.db.read.findOneByOrFail(Candidate, { name: "标签人" });
  expect(await server.services.db.read.findBy(CandidateTag, { candidateId: personId })).toHaveLength(1);
});

test("an import is for those only who may know everybody whom it may find", async () => {
  // It is made for a department by somebody of the whole branch: a known phone of the branch is known to it.
  const phone = nextPhone();
  await buildCandidate(server, places.own, { name: "沈知行", phone });
  const id = await begin({ orgUnitId: places.ownDepartment });
  const narrow = await buildColleague(server, [inUnit("branch_hr", places.ownDepartment)]);
  expect((await upload(id, csv(`打听者,${phone},,校园招聘,`))).status).toBe(200);
  for (const [method, end] of [
    ["GET", ""],
    ["PUT", "/file"],
    ["POST", "/confirm"],
    ["POST", "/cancel"],
    ["GET", "/result"],
  ] as const) {
    const { status, body } = await narrow.call(method, `/candidates/imports/${id}${end}`);
    expect([end, status, body.error.code]).toEqual([end, 404, "candidate_import.not_found"]);
  }
  const listed = (await narrow.call("GET", "/candidates/imports")).body.items;
  expect(listed.map((item: Json) => item.id)).not.toContain(id);
  expect((await confirm(id)).status).toBe(200);
  // Their own finds nobody of the branch.
  const own = (await narrow.call("POST", "/candidates/imports", {})).body;
  expect(own.orgUnit.id).toBe(places.ownDepartment);
  expect((await narrow.call("GET", `/candidates/imports/${own.id}`)).status).toBe(200);
});

test("what nobody confirmed is gone after a day, with its file", async () => {
  const id = await begin();
  await upload(id, peopleCsv(3, "忘了"));
  clock.advance(25 * 3_600_000);
  await pruneCandidateImports(server.services);
  const { db, media } = server.services;
  expect(await db.read.countBy(CandidateImport, { id })).toBe(0);
  expect(await media.head(`candidate-imports/${id}/source`)).toBeNull();
});
