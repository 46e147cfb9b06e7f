import { readBytes } from "./readBytes";
import { row, textCell, workbookBytes } from "./workbooks";
import { zipBytes } from "./zipBytes";

const header = row(1, textCell("A1", "姓名"));
const refused = (code: string, params?: object) => ({ code, ...(params ? { options: { params } } : {}) });
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(512),
    ...streams.map((name) => Buffer.from(name, "utf16le")),
  ]);

test.each([
  [
    "a PDF named .xlsx",
    Buffer.from("%PDF-1.7\n…"),
    refused("spreadsheet.not_a_spreadsheet", { kind: "PDF" }),
  ],
  [
    "a picture",
    Buffer.from("89504e470d0a1a0a", "hex"),
    refused("spreadsheet.not_a_spreadsheet", { kind: "PNG" }),
  ],
  ["an .xls", ole("Root Entry", "Workbook"), refused("spreadsheet.other_format", { kind: ".xls" })],
  ["an encrypted .xlsx", ole("EncryptionInfo", "EncryptedPackage"), refused("spreadsheet.password")],
  ["an old .doc", ole("WordDocument"), refused("spreadsheet.not_a_spreadsheet")],
  [
    "a web page named .xls",
    Buffer.from("\uFEFF\n<HTML><table><tr><td>1</td></tr></table>"),
    refused("spreadsheet.other_format", { kind: "HTML" }),
  ],
  [
    "XML of Excel 2003",
    Buffer.from('<?xml version="1.0"?><Workbook/>'),
    refused("spreadsheet.other_format", { kind: "XML" }),
  ],
  ["an empty ZIP", zipBytes([]), refused("spreadsheet.not_a_spreadsheet", { kind: "ZIP" })],
  [
    "any other ZIP",
    zipBytes([{ name: "a.txt", data: "x" }]),
    refused("spreadsheet.not_a_spreadsheet", { kind: "ZIP" }),
  ],
  [
    "a Word document",
    zipBytes([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "word/document.xml", data: "<x/>" },
    ]),
    refused("spreadsheet.not_a_spreadsheet", { kind: "Word" }),
  ],
  [
    "an .ods",
    zipBytes([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "content.xml", data: "<x/>" },
    ]),
    refused("spreadsheet.other_format", { kind: ".ods" }),
  ],
  [
    "an .xlsb",
    zipBytes([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "xl/workbook.bin", data: "x" },
    ]),
    refused("spreadsheet.other_format", { kind: ".xlsb" }),
  ],
  [
    "macros in a part",
    workbookBytes({ rows: header, extra: [{ name: "xl/vbaProject.bin", data: "x" }] }),
    refused("spreadsheet.macros"),
  ],
  [
    "macros by type",
    workbookBytes({ rows: header, mainType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
    refused("spreadsheet.macros"),
  ],
  [
    "an encrypted ZIP entry",
    workbookBytes({ rows: header, replace: { "xl/worksheets/sheet1.xml": { encrypted: true } } }),
    refused("spreadsheet.password"),
  ],
  [
    "a workbook of hidden sheets",
    workbookBytes({ sheets: '<sheet name="x" state="hidden" r:id="rId1"/>' }),
    refused("spreadsheet.no_visible_sheet"),
  ],
  ["a sheet without rows", workbookBytes(), refused("spreadsheet.empty")],
  ["a ZIP cut short", workbookBytes({ rows: header }).subarray(0, -30), refused("spreadsheet.damaged")],
  ["a ZIP with a bent middle", bent(workbookBytes({ rows: header })), refused("spreadsheet.damaged")],
  [
    "a checksum that does not fit",
    workbookBytes({ rows: header, replace: { "xl/worksheets/sheet1.xml": { claims: { crc: 1 } } } }),
    refused("spreadsheet.damaged"),
  ],
  [
    "two parts of one name",
    workbookBytes({ rows: header, extra: [{ name: "XL/Workbook.xml", data: "<x/>" }] }),
    refused("spreadsheet.damaged"),
  ],
  [
    "XML that ends early",
    workbookBytes({ sheet: "<worksheet><sheetData><row>" }),
    refused("spreadsheet.damaged"),
  ],
  [
    "a text that is not there",
    workbookBytes({ rows: header + row(2, '<c r="A2" t="s"><v>7</v></c>') }),
    refused("spreadsheet.damaged"),
  ],
  [
    "rows that go back",
    workbookBytes({ rows: row(3, textCell("A3", "x")) + header }),
    refused("spreadsheet.damaged"),
  ],
  [
    "cells that go back",
    workbookBytes({ rows: row(1, textCell("B1", "x"), textCell("A1", "y")) }),
    refused("spreadsheet.damaged"),
  ],
  [
    "a row that Excel does not have",
    workbookBytes({ rows: header + row(1_048_577, textCell("A1", "x")) }),
    refused("spreadsheet.damaged"),
  ],
  [
    "a column that Excel does not have",
    workbookBytes({ rows: row(1, textCell("XFE1", "x")) }),
    refused("spreadsheet.damaged"),
  ],
  [
    "too many columns",
    workbookBytes({ rows: row(1, textCell("A1", "x"), textCell("GS1", "y")) }),
    refused("spreadsheet.too_many_columns", { limit: 200 }),
  ],
  [
    "XML a thousand deep",
    workbookBytes({ sheet: "<a>".repeat(1_000) + "</a>".repeat(1_000) }),
    refused("spreadsheet.damaged"),
  ],
  [
    "10,001 merged areas",
    workbookBytes({
      rows: header,
      after: `<mergeCells>${'<mergeCell ref="A2:A3"/>'.repeat(10_001)}</mergeCells>`,
    }),
    refused("spreadsheet.too_many_merges", { limit: 10_000 }),
  ],
  [
    "merged areas piled up",
    workbookBytes({
      rows: header + row(2, textCell("A2", "x")),
      after: `<mergeCells>${'<mergeCell ref="A2:XFD1048576"/>'.repeat(2)}</mergeCells>`,
    }),
    refused("spreadsheet.damaged"),
  ],
])("%s is refused and says so", async (_, bytes, error) => {
  await expect(readBytes(bytes)).rejects.toMatchObject(error);
});

function bent(bytes: Buffer): Buffer {
  const at = bytes.indexOf("xl/worksheets/sheet1.xml") + "xl/worksheets/sheet1.xml".length + 4;
  bytes.fill(0xff, at, at + 20);
  return bytes;
}

describe("bombs", () => {
  const zeros = (mib: number) => Buffer.alloc(mib * 1024 * 1024, " ");
  const sheetOf = (data: Buffer, claims?: object) =>
    workbookBytes({ replace: { "xl/worksheets/sheet1.xml": { data, ...(claims ? { claims } : {}) } } });

  test("what is packed a thousand to one is not unpacked", async () => {
    const bytes = sheetOf(zeros(32));
    expect(bytes.length).toBeLessThan(64 * 1024);
    await expect(readBytes(bytes)).rejects.toMatchObject(refused("spreadsheet.unpacks_too_large"));
  });

  test("the parts that are read may not be larger together than allowed", async () => {
    const strings = Array.from({ length: 40_000 }, (_, index) => `<t>${index * 7919}</t>`);
    const bytes = workbookBytes({ rows: header, strings });
    await expect(readBytes(bytes, { unpackedBytes: 512 * 1024 })).rejects.toMatchObject(
      refused("spreadsheet.unpacks_too_large", { limit: 1 }),
    );
    await expect(readBytes(bytes, { unpackedBytes: 2 * 1024 * 1024 })).resolves.toMatchObject({ rows: [] });
  });

  test("a sheet counts once, although it is unpacked twice", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row><c><v>${index * 7919}</v></c></row>`,
    ).join("");
    await expect(
      readBytes(workbookBytes({ rows: header + rows }), { unpackedBytes: 1024 * 1024 }),
    ).resolves.toMatchObject({
      head: { header: ["姓名"] },
    });
  });

  test("a part that says it is small is stopped where it lies", async () => {
    await expect(readBytes(sheetOf(zeros(32), { size: 1_000 }))).rejects.toMatchObject(
      refused("spreadsheet.damaged"),
    );
  });

  test("parts that nobody reads are not unpacked, whatever they hold", async () => {
    const extra = [{ name: "xl/externalLinks/externalLink1.xml", data: zeros(32) }];
    await expect(readBytes(workbookBytes({ rows: header, extra }))).resolves.toMatchObject({ rows: [] });
  });

  test("2,001 entries are too many", async () => {
    const extra = Array.from({ length: 2_001 }, (_, index) => ({ name: `x/${index}`, data: "" }));
    await expect(readBytes(workbookBytes({ rows: header, extra }))).rejects.toMatchObject(
      refused("spreadsheet.damaged"),
    );
  });

  test("entities of a document's own are never expanded", async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const sheet = `${laughs}<worksheet><sheetData>${row(1, textCell("A1", "&b;"))}</sheetData></worksheet>`;
    await expect(readBytes(workbookBytes({ sheet }))).rejects.toMatchObject(refused("spreadsheet.damaged"));
    const rows = row(1, textCell("A1", "&b;"));
    await expect(readBytes(workbookBytes({ rows }))).rejects.toMatchObject(refused("spreadsheet.damaged"));
  });

  test("a document type alone is refused", async () => {
    const sheet = `<!DOCTYPE worksheet><worksheet><sheetData>${header}</sheetData></worksheet>`;
    await expect(readBytes(workbookBytes({ sheet }))).rejects.toMatchObject(refused("spreadsheet.damaged"));
  });

  test("nor is a file or an address of one opened", async () => {
    const sheet = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>';
    await expect(readBytes(workbookBytes({ sheet }))).rejects.toMatchObject(refused("spreadsheet.damaged"));
  });

  test("one long text in every cell is counted each time", async () => {
    const cell = '<c t="s"><v>0</v></c>';
    const rows = header + `<row>${cell}</row>`.repeat(100);
    const bytes = workbookBytes({ rows, strings: [`<t>${"长".repeat(30_000)}</t>`] });
    await expect(readBytes(bytes, { unpackedBytes: 2 * 1024 * 1024 })).rejects.toMatchObject(
      refused("spreadsheet.unpacks_too_large", { limit: 2 }),
    );
  });

  test("a cell of many megabytes is cut and is a problem of its row", async () => {
    const rows = header + row(2, textCell("A2", "x".repeat(5_000_000)));
    const { rows: read } = await readBytes(workbookBytes({ rows }));
    expect(read[0]?.cells[0]).toHaveLength(32_767);
    expect(read[0]?.problems).toEqual([{ column: 0, code: "too_long", params: { limit: 32_767 } }]);
  });

  test("formatted rows without content cost nothing and count for nothing", async () => {
    const rows = header + '<row s="1" customFormat="1"><c s="1"/></row>'.repeat(200_000);
    const bytes = workbookBytes({ rows: rows + `<row>${textCell("A200002", "末")}</row>` });
    const { rows: read } = await readBytes(bytes, { rows: 1 });
    expect(read).toEqual([{ line: 200_002, cells: ["末"], problems: [] }]);
  });
});
