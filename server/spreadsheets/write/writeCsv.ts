import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { decode, encode } from "iconv-lite";
import { neutralise } from "../cellText";

/** Text is neutralised, a number stays one. */
export type CellValue = string | number | null;
export type Rows = Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;

/** Characters of one cell that the encoding lacks. `line` as Excel shows it, `column` from 0. */
export type Unwritable = { line: number; column: number; characters: string };

export type CsvOptions = {
  titles: readonly string[];
  /** UTF-8 has a byte order mark, by which Excel knows it. */
  encoding?: "utf-8" | "gbk";
  /** Told of every cell that loses characters to GBK. */
  onUnwritable?: (loss: Unwritable) => void;
};

const BLOCK_CHARACTERS = 32 * 1024;
/** What printers set where they lack a character. */
const MISSING = "〓";
/** What every GBK font has: no need to ask for each of them. */
const ALWAYS_THERE = /^[\t\n\r\u0020-\u007E\u3001\u3002\u4E00-\u9FA5\uFF01-\uFF5E]*$/;

function createGbk(onUnwritable: CsvOptions["onUnwritable"]) {
  const known = new Map<string, boolean>();
  const has = (character: string) => {
    let there = known.get(character);
    if (there === undefined) {
      there = decode(encode(character, "gbk"), "gbk") === character;
      known.set(character, there);
    }
    return there;
  };
  return function writable(text: string, line: number, column: number): string {
    if (ALWAYS_THERE.test(text)) return text;
    const lost = [...text].filter((character) => !has(character));
    if (lost.length === 0) return text;
    onUnwritable?.({ line, column, characters: [...new Set(lost)].join("") });
    return Array.from(text, (character) => (has(character) ? character : MISSING)).join("");
  };
}

/** RFC 4180; spaces at the ends are quoted too, since some readers drop them. */
const quote = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function* csvBlocks(rows: Rows, { titles, encoding = "utf-8", onUnwritable }: CsvOptions) {
  const gbk = encoding === "gbk" ? createGbk(onUnwritable) : null;
  let line = 0;
  const toLine = (cells: readonly CellValue[]) => {
    line += 1;
    const written = cells.map((cell, column) => {
      if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
      const text = neutralise((cell ?? "").replace(/\r\n?/g, "\n"));
      return quote(gbk ? gbk(text, line, column) : text);
    });
    return `${written.join(",")}\r\n`;
  };
  const toBytes = (text: string) => (gbk ? encode(text, "gbk") : Buffer.from(text));
  let block = (encoding === "utf-8" ? "\uFEFF" : "") + toLine(titles);
  for await (const row of rows) {
    block += toLine(row);
    if (block.length < BLOCK_CHARACTERS) continue;
    yield toBytes(block);
    block = "";
    await nextTurn();
  }
  yield toBytes(block);
}

/**
 * A CSV that Excel opens as it is: comma, CRLF, quotes where needed. Text that a spreadsheet would run as a formula is
 * neutralised; `readTable` gives it back as it was.
 */
export function writeCsv(rows: Rows, options: CsvOptions): Readable {
  return Readable.from(csvBlocks(rows, options), { objectMode: false });
}
