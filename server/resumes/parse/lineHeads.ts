import type { Span } from "../schema";
import { findDegrees } from "./degrees";
import type { Anchor, Head } from "./entries";
import { PLACE_EN, PLACE_ZH } from "./places";
import { type Reading, lineIndexAt } from "./reading";
import { findSchools } from "./schools";
import { overlaps, tidy } from "./spans";

const BULLET = /^\s*(?:[•◦▪▸●○■◆·*➢➤►✓✔–-]\s|\d{1,2}[、.)）]|\(\d{1,2}\)|[①-⑳])/u;
const SENTENCE_END = /[。；;!！?？.](?=\s*[\u4e00-\u9fa5]|\s*$)|(?:等|工作)[。.]?$/u;

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

/** The head of an entry from the line of its period and those around; `used` are lines of entries before. */
export function headInLines(
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
  const below = subjectBelow(reading, anchor, at, dates);
  if (below !== null && !chosen.includes(below)) chosen.push(below);
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

/** The line below a school that names subject and degree, where its own line does not. */
function subjectBelow(
  { folded, lines }: Reading,
  { section, sectionEnd, date }: Anchor,
  at: number,
  dates: readonly Span[],
): number | null {
  const own = lines[at];
  const line = lines[at + 1];
  if (section !== "education" || !own || !line || line.start >= sectionEnd) return null;
  if (findDegrees(folded, own).length > 0 || dates.some((other) => other !== date && overlaps(other, line)))
    return null;
  const words = folded.slice(line.start, line.end);
  if (words.trim().length > 40 || !looksLikeHead(words) || findSchools(words).length > 0) return null;
  return findDegrees(words).length > 0 ? at + 1 : null;
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
  const told = cells.filter((cell) => !PLACE_EN.test(cell.trim()) && !PLACE_ZH.test(cell.trim()));
  return told.length < 2 && !/公司[\u4e00-\u9fa5]{2,}/u.test(told[0] ?? "");
}
