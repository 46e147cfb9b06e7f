import { encode } from "iconv-lite";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { questionBank } from "../../../server/questions/bank";
import { readTable } from "../../../server/spreadsheets/readTable";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildQuestionContent, buildQuestionOf } from "../../factories/questions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhimian-questions-"));
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function send(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([content]), "题目.csv");
  const response = await fetch(`${server.origin}/api/v1/org/units/${path}`, {
    method: "POST",
    body: form,
    headers: { cookie: hr.cookie, "x-requested-with": "zhimian", "accept-language": "zh" },
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const preview = (content: string | Uint8Array<ArrayBuffer>, unit = places.own) =>
  send(`${unit}/question-imports/preview`, content);
const take = (content: string | Uint8Array<ArrayBuffer>, fields = {}) =>
  send(`${places.own}/question-imports`, content, fields);

async function readRows(bytes: Uint8Array): Promise<string[][]> {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  const { head, rows } = await readTable({ path });
  const read = [head.header];
  for await (const { cells } of rows) read.push(cells);
  return read;
}
async function download(query: string) {
  const response = await fetch(`${server.origin}/api/v1/questions/export?${query}`, {
    headers: { cookie: hr.cookie, "accept-language": "zh" },
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const ours = async () => (await hr.call("GET", "/questions?bank=branch&limit=100")).body.items;

const HEADER = "分类,维度,题型,题目,好的回答,标签,作答秒数\r\n";
const GOOD = "销售,销售驱动,问答,请讲一次您在雨季完成季度目标的经历。,说清渠道|有数字,谈判、自有标签,90\r\n";
const TWIN = "销售,销售驱动,问答,请讲一次您在雨季里完成季度目标的经历。,,,\r\n";
const BAD = "销售,飞行能力,问答,请讲一次您的飞行经历。,,,九十\r\n";

describe("an import", () => {
  test.each([
    ["UTF-8", (text: string) => new TextEncoder().encode(text)],
    ["GBK", (text: string) => Uint8Array.from(encode(text, "gbk"))],
  ])(
    "is looked at before it is taken in: rows, problems by row, near-duplicates (%s)",
    async (_, toBytes) => {
      const { status, body } = await preview(toBytes(HEADER + GOOD + TWIN + BAD) as Uint8Array<ArrayBuffer>);
      expect(status).toBe(200);
      expect(body.counts).toEqual({ total: 3, valid: 2, invalid: 1, similar: 1 });
      expect(body.rows[0]).toMatchObject({
        line: 2,
        content: {
          category: "sales",
          dimension: "sales_drive",
          tags: ["negotiation", "自有标签"],
          prepSeconds: 30,
          answerSeconds: 90,
          zh: { strong: ["说清渠道", "有数字"] },
          en: null,
        },
      });
      expect(body.problems.map(({ line, title }: Json) => [line, title])).toEqual([
        [4, "维度"],
        [4, "作答秒数"],
      ]);
      expect(body.similar).toEqual([expect.objectContaining({ line: 3 })]);
      expect(await ours()).toEqual([]);
    },
  );

  test("takes what is right, leaves what reads like another, and says so row by row", async () => {
    const first = await take(HEADER + GOOD + TWIN + BAD);
    expect([first.status, first.body.counts.created]).toEqual([201, 1]);
    const [header, ...rows] = await readRows(Buffer.from(first.body.file.base64, "base64"));
    expect(header?.slice(-2)).toEqual(["结果", "原因"]);
    expect(rows.map((cells) => cells.at(-2))).toEqual(["已导入", "未导入：与已有题目相似", "未导入：有问题"]);
    expect(rows[2]?.at(-1)).toContain("维度");
    expect((await ours()).map(({ zhText }: Json) => zhText)).toEqual([
      "请讲一次您在雨季完成季度目标的经历。",
    ]);

    // The same file again brings nothing twice, unless that is wanted.
    expect((await take(HEADER + GOOD)).body.counts).toMatchObject({ created: 0, similar: 1 });
    expect((await take(HEADER + GOOD, { acceptSimilar: "true" })).body.counts.created).toBe(1);
  });

  test("is refused whole where it cannot be read, or its unit is not one's own", async () => {
    const missing = await preview("题目\r\n请讲一次经历。\r\n");
    expect([missing.status, missing.body.error.code]).toEqual([422, "spreadsheet.columns_missing"]);
    const many = await take(HEADER + GOOD.repeat(2001));
    expect([many.status, many.body.error.code]).toEqual([422, "spreadsheet.too_many_rows"]);
    const large = await preview(new Uint8Array(5 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    expect((await preview(HEADER + GOOD, places.other)).status).toBe(404);
    expect((await preview(HEADER + GOOD, places.hq)).status).toBe(403);
    expect(await ours()).toHaveLength(2);
  });

  test("begins with a template that imports as nothing", async () => {
    const response = await fetch(`${server.origin}/api/v1/question-import-template`, {
      headers: { cookie: hr.cookie, "accept-language": "zh" },
    });
    const { body } = await preview(new Uint8Array(await response.arrayBuffer()));
    expect(body.counts).toEqual({ total: 0, valid: 0, invalid: 0, similar: 0 });
  });
});

describe("an export", () => {
  test("has exactly what the list shows, and no cell that a spreadsheet would run", async () => {
    const text = "=请讲一次您核对公式的经历。";
    const made = await buildQuestionOf(server, places.own, {
      category: "graduate",
      zh: { text, strong: ["@有复核"], weak: [], followUps: [] },
    });
    const theirs = await buildQuestionOf(server, places.other, { category: "graduate" });
    const csv = await download("format=csv&category=graduate");
    expect(csv.response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const raw = new TextDecoder().decode(csv.bytes);
    expect(raw).toContain(`'${text}`);
    expect(raw).toContain("'@有复核");
    expect(raw).not.toContain(theirs.id);
    const [, ...rows] = await readRows(csv.bytes);
    expect(rows.map(([id]) => id)).toEqual([
      made.id,
      ...questionBank.filter(({ category }) => category === "graduate").map(({ id }) => id),
    ]);
    expect(rows[0]).toContain(text);

    for (const format of ["xlsx", "csv-gbk"]) {
      const other = await download(`format=${format}&category=graduate&bank=branch`);
      expect((await readRows(other.bytes)).at(-1)?.[0]).toBe(made.id);
    }
  });

  test("is taken in again as it is", async () => {
    const content = buildQuestionContent({
      category: "service",
      zh: { text: "请讲一次您替顾客找回失物的经历。", strong: ["有步骤"], weak: [], followUps: [] },
    });
    const made = await hr.call("POST", "/questions", { content });
    const { bytes } = await download("format=xlsx&bank=branch&category=service");
    await hr.call("DELETE", `/questions/${made.body.id}`);
    const again = await take(bytes);
    expect(again.body.counts).toMatchObject({ total: 1, created: 1 });
    const [found] = (await hr.call("GET", "/questions?bank=branch&category=service")).body.items;
    expect((await hr.call("GET", `/questions/${found.id}`)).body.content).toEqual(content);
  });
});
