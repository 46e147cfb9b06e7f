import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { column, defineColumns } from "../../../server/spreadsheets/columns";
import { previewRecords } from "../../../server/spreadsheets/previewRecords";
import { readRecords } from "../../../server/spreadsheets/readRecords";
import { previewSchema } from "../../../server/spreadsheets/schema";
import { candidateColumns } from "./candidateColumns";
import { readBytes, withFile } from "./readBytes";
import { readFile } from "node:fs/promises";

const recordsOf = (text: string) =>
  withFile(text, async (path) => {
    const { head, rows, ...records } = await readRecords({ path }, candidateColumns);
    const read = [];
    for await (const checked of rows) read.push(checked);
    return { head, read, notes: records.notes };
  });

const problemsOf = async (text: string) =>
  (await recordsOf(text)).read.map(({ problems = [] }) =>
    problems.map(({ column: name, code }) => [name, code]),
  );

test("titles match in any language, width and order; what nobody asked for is named", async () => {
  const { head, read, notes } = await recordsOf(
    "备注,Ｅ－Ｍａｉｌ,学 历,NAME（必填）,手机号 *\nx,li@example.com,学士, 李明 ,\u202D13800000000\u202C\n",
  );
  expect(head.columns).toEqual([
    { name: "email", letters: "B", title: "Ｅ－Ｍａｉｌ" },
    { name: "degree", letters: "C", title: "学 历" },
    { name: "name", letters: "D", title: "NAME（必填）" },
    { name: "phone", letters: "E", title: "手机号 *" },
  ]);
  expect(read).toEqual([
    {
      line: 2,
      cells: ["x", "li@example.com", "学士", " 李明 ", "\u202D13800000000\u202C"],
      record: {
        name: "李明",
        phone: "13800000000",
        email: "li@example.com",
        degree: "bachelor",
        years: null,
      },
    },
  ]);
  expect(notes).toEqual([{ code: "ignored_columns", params: { titles: "备注 (A)" } }]);
});

test("a required column that is missing is named in both languages, with where titles were looked for", async () => {
  await expect(recordsOf("\n手机,城市\n")).rejects.toMatchObject({
    code: "spreadsheet.columns_missing",
    status: 422,
    options: {
      params: { titles: "姓名 (Name)", line: 2 },
      details: [{ path: "name", code: "missing", message: "姓名 (Name)" }],
    },
  });
});

test("one column under two of its names is refused", async () => {
  await expect(recordsOf("姓名,手机,电话\n")).rejects.toMatchObject({
    code: "spreadsheet.columns_alike",
    options: { params: { first: "手机", second: "电话" } },
  });
});

test("every problem of a row is told, in the words of its column", async () => {
  const { read } = await recordsOf(
    `姓名,手机,邮箱,学历,工作年限\n,12,x,博士,-1\n${"长".repeat(21)},1.38E+10,,master,3\n`,
  );
  expect(read[0]).toEqual({
    line: 2,
    cells: ["", "12", "x", "博士", "-1"],
    problems: [
      {
        column: "name",
        title: "姓名",
        code: "required",
        message: { zh: "没有填写。", en: "This is required." },
      },
      {
        column: "phone",
        title: "手机",
        code: "invalid",
        message: { zh: "手机号应为 11 位数字。", en: "A mobile number has 11 digits." },
      },
      {
        column: "email",
        title: "邮箱",
        code: "invalid",
        message: { zh: "内容不对。", en: "This value is not valid." },
      },
      {
        column: "degree",
        title: "学历",
        code: "not_a_choice",
        message: { zh: "只能填：本科、硕士。", en: "Must be one of: Bachelor, Master." },
      },
      { column: "years", title: "工作年限", code: "invalid", message: expect.anything() },
    ],
  });
  expect(read[1]?.problems).toMatchObject([
    { column: "name", code: "too_long", message: { zh: "超过 20 个字。" } },
    { column: "phone", code: "scientific", message: { en: expect.stringContaining("1.38E+10") } },
  ]);
});

test("a value that must be its row's own is a problem the second time, with the first row's number", async () => {
  const { read } = await recordsOf("姓名,手机\n李明,13800000000\n王芳,13900000000\n赵云,13800000000\n");
  expect(read.map(({ problems }) => problems?.map(({ message }) => message.zh))).toEqual([
    undefined,
    undefined,
    ["与第 2 行重复。"],
  ]);
});

test("what several columns show together is asked only when each is right by itself", async () => {
  expect(await problemsOf("姓名,手机,邮箱\n李明,,\n,,\n王芳,x,\n")).toEqual([
    [[null, "unreachable"]],
    [["phone", "invalid"]],
  ]);
});

test("problems of columns that are not used do not matter; a row that has moved is wrong as a whole", async () => {
  expect(await problemsOf("姓名,手机,代码\n李明,13800000000,1.38E+10\n王芳,13800000001,a,b\n")).toEqual([
    [],
    [[null, "extra_cells"]],
  ]);
});

test("columns that could not be told apart are a mistake in the code", () => {
  const parse = z.string();
  expect(() =>
    defineColumns({
      name: column({ titles: ["姓名", "Name"], parse }),
      other: column({ titles: ["别名", "ＮＡＭＥ"], parse }),
    }),
  ).toThrow("share the title");
});

describe("preview", () => {
  const file = `姓名,手机\n${Array.from({ length: 30 }, (_, index) => `候选${index},${index % 3 ? 13_800_000_000 + index : "x"}\n`).join("")}`;

  test("counts all rows and shows the first records and problems", async () => {
    const preview = await withFile(file, (path) =>
      previewRecords({ path }, candidateColumns, { rows: 2, problems: 3 }),
    );
    expect(preview.counts).toEqual({ total: 30, valid: 20, invalid: 10 });
    expect(preview.rows).toEqual([
      { line: 3, record: expect.objectContaining({ name: "候选1", phone: "13800000001" }) },
      { line: 4, record: expect.objectContaining({ name: "候选2" }) },
    ]);
    expect(preview.problems.map(({ line, column: name }) => [line, name])).toEqual([
      [2, "phone"],
      [5, "phone"],
      [8, "phone"],
    ]);
    expect(preview.head.columns.map(({ name }) => name)).toEqual(["name", "phone"]);
  });

  test("tells its notes in words and fits the schema that routes answer with", async () => {
    const preview = await withFile("姓名,,备注\n李明,,x\n,,\n", (path) =>
      previewRecords({ path }, candidateColumns),
    );
    expect(preview.notes.map(({ message }) => message)).toEqual([
      { zh: "这些列用不到，不会读取：备注 (C)。", en: "These columns are not used: 备注 (C)." },
      { zh: "B 列没有列名，不会读取。", en: "Columns without a title are not read: B." },
    ]);
    const schema = previewSchema(z.object({ name: z.string() }));
    expect(schema.parse(preview)).toMatchObject({
      counts: { total: 1, valid: 0, invalid: 1 },
      head: { sheet: null },
    });
  });

  test("writes a file that says of every row what is wrong, and that can be mended and read again", async () => {
    await withFile(file, async (path) => {
      const result = `${path}.result`;
      await previewRecords({ path }, candidateColumns, { resultFile: { path: result, locale: "zh" } });
      const bytes = await readFile(result);
      const { head, cells } = await readBytes(bytes);
      expect(head.header).toEqual(["姓名", "手机", "结果", "原因"]);
      expect(cells).toHaveLength(30);
      expect(cells.slice(0, 2)).toEqual([
        ["候选0", "x", "有问题", "手机：手机号应为 11 位数字。"],
        ["候选1", "13800000001", "可以导入", ""],
      ]);
      const again = `${path}.again`;
      await previewRecords({ path: result }, candidateColumns, { resultFile: { path: again, locale: "en" } });
      const second = await readBytes(await readFile(again));
      expect(second.head.header).toEqual(["姓名", "手机", "Result", "Reason"]);
      expect(second.cells[0]?.slice(2)).toEqual(["Not ready", "手机: A mobile number has 11 digits."]);
    });
  });

  test("leaves no result file when the file turns out to be unreadable", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhimian-preview-"));
    try {
      const resultFile = { path: join(folder, "result.xlsx"), locale: "zh" as const };
      const limits = { rows: 20 };
      const preview = withFile(file, (path) =>
        previewRecords({ path }, candidateColumns, { resultFile, limits }),
      );
      await expect(preview).rejects.toMatchObject({ code: "spreadsheet.too_many_rows" });
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
