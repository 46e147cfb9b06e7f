import type { Span } from "../schema";
import { PERSON_ZH, SURNAME, isPerson } from "./surnames";
import type { Reading } from "./reading";
import { tidy, trim } from "./spans";

const HAN = "[\\u4e00-\\u9fa5]";
/** What stands behind a name at the top of an export that lost its line breaks. */
const BEHIND =
  /^(?:\s|MOBILE|Mobile|TEL|Tel|E-?mail|Email|\||毕业|意向|求职|电话|手机|联系|性别|年龄|出生|民族|籍贯|邮箱|学历|男|女|先生|女士|\d{2}岁|[·|/]|个人|应聘|现居|居住|政治|户口|工作年限|生日|\d年)/u;
const AHEAD = /(?:直聘|简历匹配:|个人简历|简历|姓名:?|应聘者:?|候选人:?|^|\n)\s*$/u;
const RUN = new RegExp(`${SURNAME.source}${HAN}{1,2}`, "gu");
/** A name pushed behind other words by two columns: what follows begins a list or another script. */
const STRAY = new RegExp(
  `(?<=(?:经历|经验|工程师|经理|主管|专员|文秘|助理|总监|顾问|会计|设计师|文员|代表|职员|秘书))(${SURNAME.source}${HAN}{1,2})(?=1[、.)]|[A-Z][a-z]{3,})`,
  "gu",
);

/** How many lines from the top, and characters, a name without a label may stand. */
const TOP_LINES = 8;
const PAGE_LINES = 60;
const TOP_CHARACTERS = 400;
/** A longer line tells, or has lost its breaks. */
const LONG = 120;

/** Whose résumé it is: said by a label, else what reads like a name at the top, in the largest letters where known. */
export function findName(reading: Reading): Span | null {
  return labelled(reading) ?? atTop(reading) ?? inRun(reading) ?? stray(reading);
}

function labelled({ folded, labels }: Reading): Span | null {
  for (const { kind, value } of labels) {
    if (kind !== "name") continue;
    const span = tidy(folded, value);
    if (!span) continue;
    const words = folded.slice(span.start, span.end);
    if (isPerson(words)) return span;
    const part = /^[^\s|(/,，、]{2,4}(?=[\s|(/,，、]|$)/u.exec(words)?.[0];
    if (part && (PERSON_ZH.test(part) || /^[\u4e00-\u9fa5]{2,4}$/u.test(part)))
      return { start: span.start, end: span.start + part.length };
    const latin = /^[A-Z][\p{L}'-]+(?:\s[A-Z][\p{L}'.-]+){0,3}/u.exec(words)?.[0];
    if (latin) return { start: span.start, end: span.start + latin.length };
  }
  return null;
}

function atTop({ folded, lines, headings }: Reading): Span | null {
  const first = headings.find(({ kind }) => kind !== "personal")?.start ?? folded.length;
  const candidates: { span: Span; score: number }[] = [];
  const largest = Math.max(0, ...lines.slice(0, PAGE_LINES).map(({ size }) => size ?? 0));
  lines.slice(0, PAGE_LINES).forEach((line, index) => {
    // The largest letters of a page are a name wherever they came to stand.
    const isLargest = largest > 0 && line.size === largest;
    if (!isLargest && index >= TOP_LINES) return;
    if (!isLargest && (line.start > TOP_CHARACTERS || line.start > first)) return;
    if (line.end - line.start > LONG) return;
    const words = folded.slice(line.start, line.end);
    let cellStart = 0;
    for (const cell of words.split(/\s{2,}|\t|[|·•,，/]|\s-\s|(?=\()/u)) {
      const at = words.indexOf(cell, cellStart);
      cellStart = at + cell.length;
      const span = trim(folded, { start: line.start + at, end: line.start + at + cell.length });
      const name = folded.slice(span.start, span.end).replace(/(?:的)?(?:个人)?简历$/u, "");
      if (!isPerson(name)) continue;
      const alone = words.trim() === name ? 2 : 0;
      const size = line.size ?? 0;
      candidates.push({
        span: { start: span.start, end: span.start + name.length },
        score: size * 2 + alone - index * 0.5,
      });
    }
  });
  return candidates.sort((a, b) => b.score - a.score)[0]?.span ?? null;
}

function inRun({ folded }: Reading): Span | null {
  for (const match of folded.slice(0, TOP_CHARACTERS).matchAll(RUN)) {
    // Two characters of a given name first, then one.
    for (const length of [match[0].length, match[0].length - 1]) {
      if (length < 2) continue;
      const span = { start: match.index, end: match.index + length };
      const name = folded.slice(span.start, span.end);
      if (!isPerson(name)) continue;
      if (
        BEHIND.test(folded.slice(span.end, span.end + 8)) &&
        AHEAD.test(folded.slice(Math.max(0, span.start - 8), span.start))
      )
        return span;
    }
  }
  return null;
}

function stray({ folded }: Reading): Span | null {
  for (const match of folded.matchAll(STRAY)) {
    const name = match[1] ?? "";
    if (isPerson(name)) return { start: match.index, end: match.index + name.length };
  }
  return null;
}
