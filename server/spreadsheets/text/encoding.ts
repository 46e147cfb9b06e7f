import { isAscii, isUtf8 } from "node:buffer";
import { decode } from "iconv-lite";
import { refuse } from "../refusals";
import type { TextEncoding } from "../types";

const MARKS: readonly (readonly [mark: readonly number[], encoding: TextEncoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
const NAMES: Record<TextEncoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  gb18030: "GB18030",
};

const LINE_END = 0x0a;
/** What a decoder puts where bytes make no sense. A table that really holds it has been broken before. */
const REPLACEMENT = "\uFFFD";

const isGb18030 = (bytes: Buffer) => !decode(bytes, "gb18030").includes(REPLACEMENT);

/** The lines of a file with their ends. A line end is never part of another character in either encoding. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_END, start);
    const next = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(start, next);
    start = next;
  }
}

/** The first line whose bytes are not `valid`, from 1. */
function firstLineNot(valid: (bytes: Buffer) => boolean, bytes: Buffer): number {
  let line = 1;
  for (const text of linesOf(bytes)) {
    if (!valid(text)) return line;
    line += 1;
  }
  return line;
}

/**
 * Whether UTF-8 was meant although it is broken somewhere: read as GBK it would become other characters, and nobody
 * would notice. Lines of GBK are hardly ever valid UTF-8.
 */
function isBrokenUtf8(bytes: Buffer): boolean {
  let fitting = 0;
  let others = 0;
  for (const line of linesOf(bytes)) {
    if (isAscii(line)) continue;
    if (isUtf8(line)) fitting += 1;
    else others += 1;
  }
  return fitting > others;
}

function lineOfNul(text: string): number {
  return text.slice(0, text.indexOf("\0")).split("\n").length;
}

function refuseUnless(text: string, encoding: TextEncoding): void {
  const at = text.indexOf(REPLACEMENT);
  if (at < 0) return;
  const line = text.slice(0, at).split("\n").length;
  throw refuse("spreadsheet.encoding_broken", { line, encoding: NAMES[encoding] });
}

function decodeMarked(bytes: Buffer, encoding: TextEncoding): string {
  if (encoding === "utf-8" && !isUtf8(bytes))
    throw refuse("spreadsheet.encoding_broken", { line: firstLineNot(isUtf8, bytes), encoding: "UTF-8" });
  if (encoding === "utf-8") return bytes.toString("utf8");
  if (bytes.length % 2 !== 0) throw refuse("spreadsheet.damaged");
  const text = decode(bytes, encoding);
  // Half a pair of surrogates decodes to itself; written once more as UTF-8 it shows.
  refuseUnless(Buffer.from(text).toString("utf8"), encoding);
  return text;
}

/**
 * The text of a file. A byte order mark decides; without one, what is valid UTF-8 is UTF-8 (other encodings hardly ever
 * are by chance); else what is valid GB18030 (of which GBK is a part) is that. Nothing is guessed
 * beyond.
 * @throws AppError naming the first row that cannot be decoded
 */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const [mark, encoding] = marked;
    return readable(decodeMarked(bytes.subarray(mark.length), encoding), encoding);
  }
  if (isUtf8(bytes)) return readable(bytes.toString("utf8"), "utf-8");
  if (isBrokenUtf8(bytes))
    throw refuse("spreadsheet.encoding_broken", { line: firstLineNot(isUtf8, bytes), encoding: "UTF-8" });
  if (isGb18030(bytes)) return readable(decode(bytes, "gb18030"), "gb18030");
  throw refuse("spreadsheet.encoding", { line: firstLineNot(isGb18030, bytes) });
}

function readable(text: string, encoding: TextEncoding) {
  if (text.includes("\0")) throw refuse("spreadsheet.nul", { line: lineOfNul(text) });
  return { text, encoding };
}
