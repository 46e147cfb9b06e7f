import { Workbook } from "exceljs";
import { readBytes } from "./readBytes";
import { row, textCell, workbookBytes } from "./workbooks";

async function written(fill: (book: Workbook) => void): Promise<Buffer> {
  const book = new Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A sheet of one column "值" whose cells exceljs writes. */
async function valuesOf(cells: { value: unknown; format?: string }[], book1904 = false) {
  const bytes = await written((book) => {
    book.properties.date1904 = book1904;
    const sheet = book.addWorksheet("表");
    sheet.addRow(["值", "行"]);
    for (const [index, { value, format }] of cells.entries()) {
      const added = sheet.addRow([value, `第${index}`]);
      if (format) added.getCell(1).numFmt = format;
    }
  });
  return (await readBytes(bytes)).rows.map(({ cells: [text], problems }) => ({
    text,
    codes: problems.map(({ code }) => code),
  }));
}

test("a plain sheet as another library writes it", async () => {
  const bytes = await written((book) => {
    const sheet = book.addWorksheet("候选人");
    sheet.addRow([" 姓名 ", "手机", "", "备注"]);
    sheet.addRow(["李明", 13_800_000_000]);
    sheet.addRow([]);
    sheet.addRow(["王芳", "13900000001", "", "两\r\n行"]);
  });
  const { head, rows, notes } = await readBytes(bytes);
  expect(head).toEqual({
    format: "xlsx",
    encoding: null,
    separator: null,
    sheet: "候选人",
    line: 1,
    header: ["姓名", "手机", "", "备注"],
  });
  expect(rows).toEqual([
    { line: 2, cells: ["李明", "13800000000", "", ""], problems: [] },
    { line: 4, cells: ["王芳", "13900000001", "", "两\n行"], problems: [] },
  ]);
  expect(notes).toEqual([{ code: "untitled_columns", params: { columns: "C" } }]);
});

test("numbers are written in all their digits, as the person sees them", async () => {
  const values = await valuesOf([
    { value: 13_800_000_000 },
    { value: 1.38e10, format: "0.00E+00" },
    { value: -3 },
    { value: 0.1 + 0.2 },
    { value: 0.000_000_12 },
    { value: 0.85, format: "0%" },
    { value: 123, format: "00000" },
    { value: 1234.5, format: "#,##0.00_);[Red](#,##0.00)" },
    { value: 999_999_999_999_999 },
    { value: 110_101_199_001_011_230 },
    { value: true },
  ]);
  expect(values.map(({ text }) => text).slice(0, 9)).toEqual([
    "13800000000",
    "13800000000",
    "-3",
    "0.3",
    "0.00000012",
    "85%",
    "00123",
    "1234.5",
    "999999999999999",
  ]);
  expect(values[9]?.codes).toEqual(["digits_lost"]);
  expect(values[10]?.text).toBe("TRUE");
  expect(values.filter(({ codes }) => codes.length > 0)).toHaveLength(1);
});

test.each([
  ["since 1900", false],
  ["since 1904", true],
])("dates %s are ISO dates, as far as they are shown", async (_, from1904) => {
  const at = (text: string) => new Date(`${text}Z`);
  const values = await valuesOf(
    [
      { value: at("2026-03-01T00:00:00"), format: "yyyy/m/d" },
      { value: at("2026-03-01T14:30:00"), format: "yyyy-mm-dd hh:mm" },
      { value: at("2026-03-01T14:30:05"), format: "mm-dd-yy" },
      { value: at("2018-09-01T00:00:00"), format: 'yyyy"年"m"月"' },
      { value: at("2018-09-01T00:00:00"), format: "yyyy" },
    ],
    from1904,
  );
  expect(values.map(({ text }) => text)).toEqual([
    "2026-03-01",
    "2026-03-01 14:30",
    "2026-03-01 14:30:05",
    "2018-09",
    "2018",
  ]);
});

test("times of day are times, counted hours are numbers", async () => {
  const values = await valuesOf([
    { value: 0.5, format: "h:mm" },
    { value: 1.25, format: "[h]:mm" },
  ]);
  expect(values.map(({ text }) => text)).toEqual(["12:00", "1.25"]);
});

test("the days around the leap day that 1900 did not have", async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const day = (line: number, serial: number) => row(line, `<c r="A${line}" s="1"><v>${serial}</v></c>`);
  const rows = row(1, textCell("A1", "日")) + day(2, 1) + day(3, 59) + day(4, 61) + day(5, 2_958_465);
  const { cells } = await readBytes(workbookBytes({ rows, styles }));
  expect(cells.flat()).toEqual(["1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"]);
});

test("rich text and links are their text, readings above it are not", async () => {
  const bytes = await written((book) => {
    const sheet = book.addWorksheet("表");
    sheet.addRow(["a", "b"]);
    sheet.addRow([
      { richText: [{ text: "北" }, { font: { bold: true }, text: "京" }] },
      { text: "简历", hyperlink: "https://example.com/x" },
    ]);
  });
  expect((await readBytes(bytes)).cells).toEqual([["北京", "简历"]]);
  const reading =
    '<r><t>東</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh>';
  const rows = row(1, textCell("A1", "a")) + row(2, '<c r="A2" t="s"><v>0</v></c>');
  expect((await readBytes(workbookBytes({ rows, strings: [reading] }))).cells).toEqual([["東 京"]]);
});

test("formulas and error values are problems of their cells; what was computed is shown, nothing is evaluated", async () => {
  const bytes = await written((book) => {
    const sheet = book.addWorksheet("表");
    sheet.addRow(["a", "b", "c"]);
    sheet.addRow([{ formula: "1+1", result: 2 }, { formula: 'WEBSERVICE("http://x")', result: "x" }, "好"]);
    sheet.addRow([{ error: "#REF!" }, 1, 2]);
  });
  const { rows } = await readBytes(bytes);
  expect(rows[0]).toEqual({
    line: 2,
    cells: ["2", "x", "好"],
    problems: [
      { column: 0, code: "formula" },
      { column: 1, code: "formula" },
    ],
  });
  expect(rows[1]?.problems).toEqual([{ column: 0, code: "error_value", params: { value: "#REF!" } }]);
});

test("a DDE formula is a formula like any other", async () => {
  const rows = row(1, textCell("A1", "a")) + row(2, `<c r="A2" t="str"><f>cmd|'/c calc'!A0</f><v>x</v></c>`);
  const { rows: read } = await readBytes(workbookBytes({ rows }));
  expect(read[0]).toMatchObject({ cells: ["x"], problems: [{ column: 0, code: "formula" }] });
});

describe("merged cells", () => {
  const merged = (...ranges: string[]) =>
    written((book) => {
      const sheet = book.addWorksheet("表");
      sheet.addRow(["部门", "姓名", "手机"]);
      sheet.addRow(["销售部", "李明", "1"]);
      sheet.addRow(["", "王芳", "2"]);
      sheet.addRow(["市场部", "赵云", "3"]);
      for (const range of ranges) sheet.mergeCells(range);
    });

  test("the value belongs to the first cell; the others are a problem", async () => {
    const { rows } = await readBytes(await merged("A2:A3"));
    expect(rows[0]).toEqual({ line: 2, cells: ["销售部", "李明", "1"], problems: [] });
    expect(rows[1]).toMatchObject({ problems: [{ column: 0, code: "merged", params: { range: "A2:A3" } }] });
    expect(rows[2]?.problems).toEqual([]);
  });

  test("also across", async () => {
    const { rows } = await readBytes(await merged("B3:C4"));
    expect(rows.map(({ line, problems }) => [line, problems.map(({ column }) => column)])).toEqual([
      [2, []],
      [3, [2]],
      [4, [1, 2]],
    ]);
  });

  test.each(["A1:C1", "A1:A2"])("a header with %s is refused by name", async (range) => {
    await expect(readBytes(await merged(range))).rejects.toMatchObject({
      code: "spreadsheet.header_merged",
      options: { params: { line: 1, range } },
    });
  });

  test("areas are found wherever unpacking cuts their tag, and however it is written", async () => {
    const filler = "<row/>".repeat(40_000);
    for (let shift = 0; shift < 40; shift += 13) {
      const after = `<!--${"-x".repeat(shift)}--><x:mergeCells><x:mergeCell\n ref='A2:B2'/></x:mergeCells>`;
      const rows = `${row(1, textCell("A1", "a"), textCell("B1", "b"))}${row(2, textCell("A2", "1"))}`;
      const sheet = `<x:worksheet xmlns:x="x"><x:sheetData>${(rows + filler).replace(/<(\/?)(?=\w)/g, "<$1x:")}</x:sheetData>${after.replace("--", "")}</x:worksheet>`;
      const { rows: read } = await readBytes(workbookBytes({ sheet: sheet.replace(/<!-*[^>]*>/, "") }));
      expect(read[0]?.problems).toEqual([{ column: 1, code: "merged", params: { range: "A2:B2" } }]);
    }
  });
});

test("the first visible sheet is read, the others are named", async () => {
  const bytes = await written((book) => {
    book.addWorksheet("字典", { state: "hidden" }).addRow(["x"]);
    book.addWorksheet("深藏", { state: "veryHidden" }).addRow(["x"]);
    book.addWorksheet("名单").addRow(["姓名"]);
    book.addWorksheet("其他").addRow(["y"]);
  });
  const { head, notes } = await readBytes(bytes);
  expect(head).toMatchObject({ sheet: "名单", header: ["姓名"] });
  expect(notes).toEqual([
    { code: "other_sheets", params: { names: "其他" } },
    { code: "hidden_sheets", params: { names: "字典、深藏" } },
  ]);
});

test("remarks right of the table are left out and noted", async () => {
  const bytes = await written((book) => {
    const sheet = book.addWorksheet("表");
    sheet.addRow(["姓名"]);
    sheet.addRow(["李明", { formula: "1+1", result: 2 }, "问一下"]);
  });
  const { rows, notes } = await readBytes(bytes);
  expect(rows).toEqual([{ line: 2, cells: ["李明"], problems: [] }]);
  expect(notes).toEqual([{ code: "beyond_header", params: { line: 2 } }]);
});

test("a title made by a formula is refused with its place", async () => {
  const rows = row(1, textCell("A1", "a"), '<c r="B1" t="str"><f>"b"</f><v>b</v></c>');
  await expect(readBytes(workbookBytes({ rows }))).rejects.toMatchObject({
    code: "spreadsheet.header_unreadable",
    options: { params: { line: 1, column: "B" } },
  });
});

test("cells and rows without references count on from the one before", async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row>${cell("a")}${cell("b")}</row><row r="4">${cell("1")}<c/>${cell("3")}</row>`;
  const { rows: read, notes } = await readBytes(workbookBytes({ rows }));
  expect(read).toEqual([{ line: 4, cells: ["1", ""], problems: [] }]);
  expect(notes).toEqual([{ code: "beyond_header", params: { line: 4 } }]);
});

test("spelled characters are read as what they spell", async () => {
  const rows =
    row(1, textCell("A1", "a")) + row(2, textCell("A2", "x_x000D__x000A_y _x005F_x0041_ &amp; &#x4e00;"));
  expect((await readBytes(workbookBytes({ rows }))).cells).toEqual([["x\ny _x0041_ & 一"]]);
});
