import type { Anchor, Head } from "./entries";
import type { Reading } from "./reading";
import { findSchools } from "./schools";
import { tidy } from "./spans";

/** How far the words of a head reach from its period in running text. */
const REACH = 64;
/** What begins to tell, behind the head of an entry. */
const TELLS =
  /(?:工作|项目|岗位|主要|职责|责任)?(?:内容|描述|职责|业绩|简介|背景)\s*\d?\s*:|部门:|(?:主修|主要|核心)课程|附加信息|主要经历|(?<![\d.])1\s?[、.,，)）](?!\d)|[。；;⚫●•]|负责|\n/u;

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
  return (
    lead.trim().length >= 4 &&
    !/:\s*$/.test(lead) &&
    first.date.start - anchor.sectionStart <= REACH &&
    !/[,，、]/u.test(lead)
  );
}

/** The head of an entry in text that lost its line breaks. */
export function headInFlow(reading: Reading, anchors: readonly Anchor[], index: number): Head | null {
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
