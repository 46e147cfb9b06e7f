import { buffer } from "node:stream/consumers";
import { Workbook, type Worksheet } from "exceljs";
import { decode } from "iconv-lite";
import {
  Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  property,
  string,
  stringMatching,
  tuple,
} from "fast-check";
import {
  hasControlCharacter,
  isScientific,
  neutralise,
  restore,
} from "../../../server/spreadsheets/cellText";
import { readRecords } from "../../../server/spreadsheets/readRecords";
import { type CellValue, type Unwritable, writeCsv } from "../../../server/spreadsheets/write/writeCsv";
import { writeResult } from "../../../server/spreadsheets/write/writeResult";
import { writeTemplate } from "../../../server/spreadsheets/write/writeTemplate";
import { writeXlsx } from "../../../server/spreadsheets/write/writeXlsx";
import { candidateColumns } from "./candidateColumns";
import { readBytes, withFile } from "./readBytes";

const titles = ["甲", "乙", "丙"];
const xlsx = (rows: CellValue[][]) =>
  buffer(writeXlsx(rows, { columns: titles.map((title) => ({ title })) }));
const csv = (rows: CellValue[][], encoding: "utf-8" | "gbk" = "utf-8") =>
  buffer(writeCsv(rows, { titles, encoding }));

/** Reads with a library that is not ours. */
async function sheetOf(bytes: Buffer, index = 0): Promise<Worksheet> {
  const book = new Workbook();
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return book.worksheets[index] as Worksheet;
}

const DANGEROUS = ["=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "=cmd|'/c calc'!A0"];

describe("formulas in text", () => {
  test.each(DANGEROUS)("%j is neutralised in CSV and in XLSX", async (text) => {
    const meant = text.replace("\r", "\n");
    const lines = (await csv([[text, "x", "y"]])).toString("utf8").slice(1).split("\r\n");
    expect(lines[1]).toMatch(/^"?'/);
    const cell = (await sheetOf(await xlsx([[text, "x", "y"]]))).getCell("A2");
    expect(cell.formula).toBeUndefined();
    expect(cell.value).toBe(`'${meant}`);
  });

  test("a real number stays a number, however it begins", async () => {
    expect((await csv([[-5, 1.5, 0]])).toString("utf8")).toContain("\r\n-5,1.5,0\r\n");
    expect((await sheetOf(await xlsx([[-5, 1.5, 0]]))).getRow(2).values).toEqual([undefined, -5, 1.5, 0]);
  });

  test("no text begins dangerously once it is neutralised, and none is lost by it", () => {
    assert(
      property(oneof(string(), stringMatching(/^'*[=+\-@＝\t\n].{0,3}$/)), (text) => {
        expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(restore(neutralise(text))).toBe(text);
      }),
    );
  });
});

describe("what is written is read again", () => {
  const readable = (text: string) =>
    !hasControlCharacter(text) && !isScientific(text) && !text.includes("\r");
  const special = constantFrom(
    ...DANGEROUS,
    '"',
    ",",
    ";",
    "a\nb",
    " x ",
    "_x0041_",
    "&lt;<b>",
    "𠮷",
    "'",
    "",
  );
  const anyText = oneof(special, string({ unit: "grapheme", maxLength: 12 }).filter(readable)).filter(
    readable,
  );
  const gbkText = oneof(
    special.filter((text) => text !== "𠮷"),
    stringMatching(/^[ -~一-龥，。、“”《》①αЖ]{0,12}$/),
  );
  const tableOf = (text: Arbitrary<string>) =>
    // The first cell keeps rows from being blank: those fall out.
    array(
      tuple(
        integer({ min: 1 }).map((n) => `n${n}`),
        text,
        text,
      ),
      { maxLength: 40 },
    );
  const meant = (rows: string[][]) => rows.map((cells) => cells.map((text) => text.replace(/\r\n?/g, "\n")));

  test.each([
    ["CSV in UTF-8", anyText, (rows: string[][]) => csv(rows)],
    ["CSV in GBK", gbkText, (rows: string[][]) => csv(rows, "gbk")],
    ["XLSX", anyText, xlsx],
  ])("%s", async (_, text, write) => {
    await assert(
      asyncProperty(tableOf(text), async (rows) => {
        const { head, rows: read } = await readBytes(await write(rows));
        expect(head.header).toEqual(titles);
        expect(read.map(({ cells }) => cells)).toEqual(meant(rows));
        expect(read.flatMap(({ problems }) => problems)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("tables of many blocks, with line ends and pairs of surrogates where they are cut", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`n${index}`, "𠮷".repeat(index % 7), "a\nb"]);
    for (const bytes of [await csv(rows), await xlsx(rows)])
      expect((await readBytes(bytes)).cells).toEqual(rows);
  });
});

describe("CSV", () => {
  test("in UTF-8 begins with the mark by which Excel knows it, and ends its lines as Excel does", async () => {
    const bytes = await csv([["一", "b,c", 'd"e']]);
    expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(bytes.subarray(3).toString("utf8")).toBe('甲,乙,丙\r\n一,"b,c","d""e"\r\n');
  });

  test("in GBK tells what is lost and where, and leaves a mark", async () => {
    const losses: Unwritable[] = [];
    const bytes = await buffer(
      writeCsv([["李明", "𠮷田😀😀", "€"]], {
        titles,
        encoding: "gbk",
        onUnwritable: (loss) => losses.push(loss),
      }),
    );
    expect(decode(bytes, "gbk")).toBe("甲,乙,丙\r\n李明,〓田〓〓,€\r\n");
    expect(losses).toEqual([{ line: 2, column: 1, characters: "𠮷😀" }]);
  });
});

describe("XLSX", () => {
  test("opens in another library: titles frozen and bold, text formatted as text", async () => {
    const sheet = await sheetOf(await xlsx([["13800000000", null, "x\u0000y"]]));
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet.getCell("A1")).toMatchObject({ value: "甲", font: { bold: true } });
    expect(sheet.getCell("A2")).toMatchObject({ value: "13800000000", numFmt: "@" });
    expect(sheet.getCell("C2").value).toBe("xy");
    expect(sheet.getColumn(1)).toMatchObject({ width: 10, numFmt: "@" });
  });

  test("takes rows no faster than they are fetched, and lets go of them when nobody fetches on", async () => {
    let made = 0;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    async function* endless() {
      try {
        for (;;) yield [`${Math.random()}`, String((made += 1)), "x".repeat(1_000)];
      } finally {
        end();
      }
    }
    const stream = writeXlsx(endless(), { columns: titles.map((title) => ({ title })) });
    for await (const chunk of stream) if ((chunk as Buffer).length > 0 && made > 0) break;
    await ended;
    expect(made).toBeLessThan(20_000);
  });

  test("an error of the rows reaches who reads the file", async () => {
    async function* failing() {
      yield ["a", "b", "c"];
      throw new Error("the database is gone");
    }
    await expect(buffer(writeXlsx(failing(), { columns: [{ title: "甲" }] }))).rejects.toThrow(
      "the database is gone",
    );
  });
});

test("a result file can be CSV too", async () => {
  const outcomes = [{ cells: ["=李明"], result: "已导入", reason: "" }];
  const bytes = await buffer(writeResult(outcomes, { header: ["姓名"], locale: "zh", format: "csv" }));
  expect(bytes.toString("utf8")).toBe("\uFEFF姓名,结果,原因\r\n'=李明,已导入,\r\n");
});

describe("template", () => {
  test.each(["zh", "en"] as const)("in %s has titles, notes, an example and lists", async (locale) => {
    const bytes = await buffer(writeTemplate(candidateColumns, locale));
    const zh = locale === "zh";
    const sheet = await sheetOf(bytes);
    expect(sheet.getRow(1).values).toEqual([
      undefined,
      ...(zh
        ? ["姓名（必填）", "手机", "邮箱", "学历", "工作年限"]
        : ["Name (required)", "Phone", "E-mail", "Degree", "Years"]),
    ]);
    expect(sheet.getCell("B2").value).toBe(zh ? "11 位" : "11 digits");
    expect(sheet.getCell("B3").value).toBe("13800000000");
    expect(sheet.getCell("D3").dataValidation).toMatchObject({ type: "list", formulae: ["lists!$A$1:$A$2"] });
    const lists = await sheetOf(bytes, 1);
    expect(lists.state).toBe("hidden");
    expect(lists.getColumn(1).values).toEqual([
      undefined,
      ...(zh ? ["本科", "硕士"] : ["Bachelor", "Master"]),
    ]);
  });

  test("sent back as it is holds no records", async () => {
    const bytes = await buffer(writeTemplate(candidateColumns, "zh"));
    await withFile(bytes, async (path) => {
      const { rows } = await readRecords({ path }, candidateColumns);
      const read = [];
      for await (const checked of rows) read.push(checked);
      expect(read).toEqual([]);
    });
  });

  test("the example counts as soon as somebody has changed it", async () => {
    // So does a row that only looks like it, further down.
    const text =
      "姓名,手机,学历\n示例一,13900000000,本科\n,,\n示例一,13800000001,本科\n示例一,13800000000,本科\n";
    await withFile(text, async (path) => {
      const { rows } = await readRecords({ path }, candidateColumns);
      const lines = [];
      for await (const { line, record } of rows) lines.push([line, record?.phone]);
      expect(lines).toEqual([
        [2, "13900000000"],
        [4, "13800000001"],
        [5, "13800000000"],
      ]);
    });
  });
});
