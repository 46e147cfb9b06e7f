import type { Span } from "../schema";
import { overlaps, tidy } from "./spans";
import type { Anchor, Head } from "./entries";
import { COMPANY_END } from "./organisations";
import { type Reading, lineIndexAt } from "./reading";
import { findSchools } from "./schools";

/** Longer than this, a line with periods in it has lost its line breaks. */
const LINE = 110;
/** How far the words of a head reach from its period in running text. */
const REACH = 64;
const BULLET = /^\s*(?:[•◦▪▸●○■◆·*➢➤►✓✔–-]\s|\d{1,2}[、.)）]|\(\d{1,2}\)|[①-⑳])/u;
/** What begins to tell, behind the head of an entry. */
const TELLS =
  /(?:工作|项目|岗位|主要|职责|责任)?(?:内容|描述|职责|业绩|简介|背景)\s*\d?\s*:|部门:|(?:主修|主要|核心)课程|附加信息|主要经历|(?<![\d.])1\s?[、.,，)）](?!\d)|[。；;⚫●•]|负责|\n/u;
const SENTENCE_END = /[。；;!！?？.](?=\s*[\u4e00-\u9fa5]|\s*$)|(?:等|工作)[。.]?$/u;

export function headOf(reading: Reading, anchors: readonly Anchor[]): (Head | null)[] {
  const flows = anchors.map(({ date }) => isFlow(reading, date, anchors));
  const used = new Set<number>();
  const heads: (Head | null)[] = [];
  anchors.forEach((_, index) => {
    heads.push(
      flows[index] ? headInFlow(reading, anchors, index) : headInLines(reading, anchors, index, used),
    );
  });
  endBodies(heads, anchors, reading);
  return heads;
}

function isFlow(reading: Reading, date: Span, anchors: readonly Anchor[]): boolean {
  const line = reading.lines[lineIndexAt(reading, date.start)];
  if (!line) return false;
  const words = reading.folded.slice(line.start, line.end);
  // Wide gaps are columns, not words.
  if (words.replaceAll(/\s{2,}/g, " ").length > LINE) return true;
  return anchors.filter((other) => overlaps(other.date, line)).length > 1;
}

/** An entry ends where the next one of its section begins. */
function endBodies(heads: (Head | null)[], anchors: readonly Anchor[], { text }: Reading): void {
  heads.forEach((head, index) => {
    if (!head) return;
    const next = heads
      .slice(index + 1)
      .find((other) => other !== null && other.entry.start >= head.body.start);
    const end = Math.min(anchors[index]?.sectionEnd ?? text.length, next?.entry.start ?? text.length);
    head.body.end = Math.max(head.body.start, Math.min(head.body.end, end));
    head.entry.end = Math.max(head.entry.end, head.body.end);
  });
}

// --- running text ---

/** Whether the words of an entry stand in front of its period, as BOSS直聘 prints them, or behind it. */
function standsBefore(reading: Reading, anchors: readonly Anchor[], index: number): boolean {
  const anchor = anchors[index];
  if (!anchor) return false;
  const { folded } = reading;
  const same = anchors.filter(({ sectionStart }) => sectionStart === anchor.sectionStart);
  const first = same[0] ?? anchor;
  const before = folded.slice(Math.max(anchor.sectionStart, first.date.start - REACH), first.date.start);
  const after = folded.slice(anchor.date.end, anchor.date.end + 12);
  if (/^\s*(?:\)|）)?\s*(?:内容|描述|工作内容|工作描述|职责|工作职责|部门)\s*:/u.test(after)) {
    return !/^\s*项目/u.test(after);
  }
  if (first.sectionStart === 0) return false;
  const lead = before.replace(/^.*[。；;]/su, "");
  if (anchor.section === "education") return findSchools(lead).length > 0;
  COMPANY_END.lastIndex = 0;
  return (
    lead.trim().length >= 4 &&
    !/:\s*$/.test(lead) &&
    first.date.start - anchor.sectionStart <= REACH &&
    !/[,，、]/u.test(lead)
  );
}

function headInFlow(reading: Reading, anchors: readonly Anchor[], index: number): Head | null {
  const anchor = anchors[index];
  if (!anchor) return null;
  const { folded } = reading;
  const { date, sectionStart, sectionEnd } = anchor;
  const next = anchors[index + 1]?.date.start ?? folded.length;
  const previous = anchors[index - 1]?.date.end ?? 0;
  if (standsBefore(reading, anchors, index)) {
    const floor = Math.max(sectionStart, previous, date.start - REACH);
    const lead = folded.slice(floor, date.start);
    const cut = [
      ...lead.matchAll(/[。；;\n]|(?<=[\u4e00-\u9fa5]{2})[.](?=[\u4e00-\u9fa5])|简历来自:[A-Z]*直聘/gu),
    ].at(-1);
    const start = floor + (cut ? cut.index + cut[0].length : 0);
    const part = tidy(folded, { start, end: date.start });
    return {
      parts: part ? [part] : [],
      entry: { start: part?.start ?? date.start, end: date.end },
      body: { start: date.end, end: Math.min(next, sectionEnd) },
    };
  }
  const limit = Math.min(next, sectionEnd, date.end + REACH);
  const after = folded.slice(date.end, limit);
  const lead = /^[\s:|,，]*/u.exec(after)?.[0].length ?? 0;
  const tells = after.slice(lead).search(TELLS);
  const end = tells < 0 ? limit : date.end + lead + tells;
  const part = tidy(folded, { start: date.end, end });
  return {
    parts: part ? [part] : [],
    entry: { start: date.start, end: Math.max(date.end, end) },
    body: { start: end, end: Math.min(next, sectionEnd) },
  };
}

// --- lines ---

const wordsBesides = (folded: string, line: Span, dates: readonly Span[]) => {
  let words = folded.slice(line.start, line.end);
  for (const { start, end } of dates) {
    if (start >= line.start && end <= line.end) {
      words = words.slice(0, start - line.start) + " ".repeat(end - start) + words.slice(end - line.start);
    }
  }
  return words;
};

function looksLikeHead(words: string): boolean {
  const trimmed = words.trim();
  return (
    trimmed.length >= 2 &&
    trimmed.replaceAll(/\s{2,}/g, " ").length <= 90 &&
    !BULLET.test(words) &&
    !/^[a-z(（]/.test(trimmed) &&
    !SENTENCE_END.test(trimmed) &&
    !/^(?:主修|主要|核心)课程|^(?:工作|项目)(?:内容|描述|职责|背景)|^(?:GPA|Thesis|Advisor|专业成绩|月$)/iu.test(
      trimmed,
    )
  );
}

function headInLines(
  reading: Reading,
  anchors: readonly Anchor[],
  index: number,
  used: Set<number>,
): Head | null {
  const anchor = anchors[index];
  if (!anchor) return null;
  const { folded, lines } = reading;
  const { date, sectionStart, sectionEnd } = anchor;
  const at = lineIndexAt(reading, date.start);
  const dates = anchors.map((other) => other.date);
  const lineAt = (number: number) => {
    const line = lines[number];
    return line && line.start >= sectionStart - 1 && line.start < sectionEnd ? line : null;
  };
  const own = lines[at];
  if (!own) return null;
  const from = Math.max(own.start, sectionStart);
  const ownWords = wordsBesides(folded, { start: from, end: own.end }, dates);
  const chosen: number[] = [];
  const isTold = BULLET.test(ownWords) || /^\s*[a-z]/.test(ownWords);
  if (!isTold && ownWords.trim().length >= 2) chosen.push(at);
  // A column of dates beside a list: the head is the nearest line above that is one.
  const needsMore = isTold || needs(ownWords, anchor);
  if (needsMore) {
    for (let up = at - 1; up >= at - (isTold ? 4 : 3) && chosen.length < 3; up -= 1) {
      const line = lineAt(up);
      if (!line || used.has(up)) break;
      const words = wordsBesides(folded, line, dates);
      if (words.trim() === "") continue;
      if (!looksLikeHead(words)) {
        if (isTold && chosen.length === 0) continue;
        break;
      }
      if (dates.some((other) => other !== date && overlaps(other, line))) break;
      chosen.unshift(up);
      if (
        !needs(
          chosen.map((number) => folded.slice(lines[number]?.start, lines[number]?.end)).join("  "),
          anchor,
        )
      )
        break;
    }
  }
  const soFar = () => chosen.map((number) => wordsBesides(folded, lines[number]!, dates)).join("  ");
  if (!isTold && needs(soFar(), anchor)) {
    const isEducation = anchor.section === "education";
    for (let down = at + 1; down <= at + (isEducation ? 6 : 2) && needs(soFar(), anchor); down += 1) {
      const line = lineAt(down);
      if (!line) break;
      const words = wordsBesides(folded, line, dates);
      if (words.trim() === "") continue;
      if (!looksLikeHead(words) || words.trim().length > 60 || dates.some((other) => overlaps(other, line)))
        break;
      // Columns of a page may have come apart: what is no school is somebody's name, or a line about them.
      if (isEducation && needs(words, anchor)) continue;
      chosen.push(down);
    }
  }
  chosen.sort((a, b) => a - b);
  for (const number of chosen) used.add(number);
  used.add(at);
  const parts = chosen.flatMap((number) => {
    const line = lines[number];
    if (!line) return [];
    return around({ start: Math.max(line.start, sectionStart), end: line.end }, dates, folded);
  });
  const first = lines[chosen[0] ?? at]?.start ?? date.start;
  const lastLine = lines[Math.max(at, chosen.at(-1) ?? at)];
  const headEnd = isTold ? (lines[chosen.at(-1) ?? at]?.end ?? date.end) : (lastLine?.end ?? date.end);
  return {
    parts,
    entry: { start: Math.max(first, sectionStart), end: Math.max(headEnd, date.end) },
    body: { start: headEnd, end: sectionEnd },
  };
}

/** A line without its dates. */
function around(line: Span, dates: readonly Span[], folded: string): Span[] {
  const parts: Span[] = [];
  let start = line.start;
  for (const date of dates.filter((other) => overlaps(other, line)).sort((a, b) => a.start - b.start)) {
    parts.push({ start, end: date.start });
    start = date.end;
  }
  parts.push({ start, end: line.end });
  return parts.flatMap((part) => tidy(folded, part) ?? []);
}

/** Whether the words of a head do not tell enough yet to be one. */
function needs(words: string, { section }: Anchor): boolean {
  const cells = words
    .split(/\s{2,}|\t|[|•]|\s+-\s+|,\s+|，|(?<=[\u4e00-\u9fa5)])\s(?=[\u4e00-\u9fa5])/u)
    .filter((cell) => /\p{L}/u.test(cell));
  if (section === "education") return findSchools(words).length === 0;
  if (section === "project" || section === "training") return cells.length === 0;
  return cells.length < 2 && !/公司[\u4e00-\u9fa5]{2,}/u.test(cells[0] ?? "");
}
