import { isUtf8 } from "node:buffer";
import { decode, encodingExists } from "iconv-lite";

const MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ["efbbbf", "utf-8"],
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
];
/** Pages say GB2312 and mean what GB18030 has as well. */
const WIDER: Readonly<Record<string, string>> = { gb2312: "gb18030", gbk: "gb18030", "x-gbk": "gb18030" };
const SAMPLE = 4_096;
/** Characters that hardly any text in that script is without. */
const COMMON_SIMPLIFIED = /[的是在有人中大年工作学生业名公司及]/g;
const COMMON_TRADITIONAL = /[的是在有人中大年工作學業名公司及]/g;

/** UTF-16 without its mark: every other byte of Latin text is zero. */
function unmarkedUtf16(bytes: Buffer): string | null {
  let [even, odd] = [0, 0];
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const many = length / 20;
  if (odd > many && even <= odd / 10) return "utf-16le";
  return even > many && odd <= even / 10 ? "utf-16be" : null;
}

const strange = (text: string) => text.match(/\uFFFD/g)?.length ?? 0;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** UTF-8 with a broken place, GB18030 or Big5: whatever leaves the least unread and reads most like Chinese. */
function guessed(bytes: Buffer): string {
  const sample = bytes.subarray(0, SAMPLE * 4);
  const utf8 = sample.toString("utf8");
  // A sample may end within a character.
  if (strange(utf8) <= 2 + utf8.length / 100) return "utf-8";
  const [gb, big5] = [decode(sample, "gb18030"), decode(sample, "big5")];
  const score = (text: string, common: RegExp) => count(text, common) - 5 * strange(text);
  return score(big5, COMMON_TRADITIONAL) > score(gb, COMMON_SIMPLIFIED) ? "big5" : "gb18030";
}

/** Decodes a text file; unlike a table's, a place that cannot be decoded costs only itself. */
export function decodePlain(bytes: Buffer, said?: string): string {
  const start = bytes.subarray(0, 3).toString("hex");
  const marked = MARKS.find(([mark]) => start.startsWith(mark));
  if (marked) return decode(bytes, marked[1]);
  if (isUtf8(bytes) && !bytes.subarray(0, SAMPLE).includes(0)) return bytes.toString("utf8");
  const name = said?.trim().toLowerCase() ?? "";
  const wider = WIDER[name] ?? name;
  if (wider !== "" && wider !== "utf-8" && encodingExists(wider)) return decode(bytes, wider);
  return decode(bytes, unmarkedUtf16(bytes) ?? guessed(bytes));
}

const SAID =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,20})/i;

/** Decodes a web page by what it says about itself, which stands at its beginning. */
export function decodePage(bytes: Buffer, said?: string): string {
  const found = SAID.exec(bytes.subarray(0, SAMPLE).toString("latin1"));
  return decodePlain(bytes, said ?? found?.[1] ?? found?.[2]);
}
