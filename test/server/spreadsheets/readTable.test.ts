import { AppError } from "../../../server/http/errors";
import { ReaderFailure } from "../../../server/spreadsheets/reader/readerProcess";
import { readTable } from "../../../server/spreadsheets/readTable";
import { withFile } from "./readBytes";
import { row, textCell, workbookBytes } from "./workbooks";

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index},候选${index}\n`).join("");

async function refusalOf(bytes: Buffer | string, options?: Parameters<typeof readTable>[1]) {
  return withFile(bytes, async (path) => {
    const { rows } = await readTable({ path }, options);
    for await (const { line } of rows) void line;
  }).catch((error: unknown) => error);
}

test("rows arrive from the reader's process in order, over many batches", async () => {
  await withFile(`编号,姓名\n${numbered(2_345)}`, async (path) => {
    const { head, notes, rows } = await readTable({ path });
    expect(head.header).toEqual(["编号", "姓名"]);
    let next = 0;
    for await (const { line, cells } of rows) {
      expect([line, ...cells]).toEqual([next + 2, String(next), `候选${next}`]);
      next += 1;
    }
    expect(next).toBe(2_345);
    expect(notes).toEqual([]);
  });
});

test("a workbook is told by its content, and its notes come with the last row", async () => {
  const rows = row(1, textCell("A1", "姓名")) + row(2, textCell("A2", "李明"), textCell("C2", "?"));
  await withFile(workbookBytes({ rows }), async (path) => {
    const table = await readTable({ path });
    expect(table.head).toMatchObject({ format: "xlsx", sheet: "表" });
    const cells: string[][] = [];
    for await (const read of table.rows) cells.push(read.cells);
    expect(cells).toEqual([["李明"]]);
    expect(table.notes).toEqual([{ code: "beyond_header", params: { line: 2 } }]);
  });
});

test("a refusal crosses the process with its code and numbers", async () => {
  const refusal = await refusalOf(`a,b\n${numbered(700)}`, { limits: { rows: 600 } });
  expect(refusal).toBeInstanceOf(AppError);
  expect(refusal).toMatchObject({
    code: "spreadsheet.too_many_rows",
    status: 422,
    options: { params: { limit: 600 } },
  });
});

test("a million rows are refused without reading them all", async () => {
  const rows = Array.from(
    { length: 1_000_000 },
    (_, index) => `<row><c><v>${(index * 7919) % 999_983}</v></c></row>`,
  );
  const bytes = workbookBytes({ rows: row(1, textCell("A1", "a")) + rows.join("") });
  const refusal = await refusalOf(bytes, { limits: { rows: 10_000 } });
  expect(refusal).toMatchObject({
    code: "spreadsheet.too_many_rows",
    options: { params: { limit: 10_000 } },
  });
});

test("memory that the process may not have ends the process with a reason", async () => {
  const strings = Array.from({ length: 600_000 }, (_, index) => `<t>${(index * 7919).toString(36)}</t>`);
  const bytes = workbookBytes({ rows: row(1, textCell("A1", "a")), strings });
  expect(await refusalOf(bytes, { limits: { memoryMb: 16 } })).toMatchObject({
    code: "spreadsheet.too_heavy",
  });
});

test("leaving the loop, an abort and a file that is gone all free their turn", async () => {
  await withFile(`a,b\n${numbered(5_000)}`, async (path) => {
    // More than may read at once: each has to end for the next to begin.
    for (let round = 0; round < 3; round += 1) {
      const { rows } = await readTable({ path });
      for await (const { line } of rows) if (line === 2) break;
      const unread = await readTable({ path });
      unread.close();
      const leaving = new AbortController();
      const aborted = await readTable({ path }, { signal: leaving.signal });
      leaving.abort(new Error("gone"));
      await expect(aborted.rows[Symbol.asyncIterator]().next()).rejects.toThrow("gone");
      await expect(readTable({ path: `${path}-not-there` })).rejects.toThrow(ReaderFailure);
    }
  });
});
