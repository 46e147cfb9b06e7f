import type { Span } from "../schema";
import { findDegrees } from "./degrees";
import { PLACE_EN, PLACE_ZH } from "./places";
import { findSchools } from "./schools";
import { overlaps, tidy, wordsOf } from "./spans";

export type EducationFields = { school: Span | null; degree: Span | null; major: Span | null };

/** What fills a cell and is neither school nor subject. */
const FILLING =
  /(?:学士学位|硕士学位|博士学位|学位|学历|研究生|全日制|非全日制|统招|统分|自考|函授|成人教育|专升本|双学位|第二学位|在读|毕业|肄业|应届|大学(?=本科)|(?:19|20)\d{2}级|985|211|双一流|QS\s?\d*|(?<![A-Za-z])(?:degree|in|of|the|GPA|Major|with|and|from|at|Honou?rs|Hons|First Class|Cum Laude|Summa|Magna))(?![A-Za-z])/giu;
const NOT_A_MAJOR =
  /^(?:GPA|绩点|排名|成绩|班级|年级|平均|前\d|专业$|系$|Rank|Advisor|Thesis|Minor|主修课程|核心课程|[^\p{L}]*$)|奖学金|[。；;!！?？]/iu;
const FACULTY = /^[\u4e00-\u9fa5]{2,14}(?:学院|学部|系|书院)$/u;
const SEPARATORS =
  /\s{2,}|\t|[|,，、;；/·•:：]|\s+-\s+|(?<=[\u4e00-\u9fa5)])\s+(?=[\u4e00-\u9fa5(])|[()（）]/gu;

/** The parts of a span between separators and what is already known. */
export function partsOf(folded: string, within: Span, known: readonly Span[], separators: RegExp): Span[] {
  const cuts: Span[] = [...known].filter((span) => overlaps(span, within));
  for (const match of folded.slice(within.start, within.end).matchAll(separators)) {
    const start = within.start + match.index;
    const cut = { start, end: start + match[0].length };
    if (!known.some((span) => overlaps(span, cut))) cuts.push(cut);
  }
  cuts.sort((a, b) => a.start - b.start);
  const parts: Span[] = [];
  let start = within.start;
  for (const cut of [...cuts, { start: within.end, end: within.end }]) {
    const part = cut.start > start ? tidy(folded, { start, end: cut.start }) : null;
    if (part) parts.push(part);
    start = Math.max(start, cut.end);
  }
  return parts;
}

/** School, degree and subject of the head of an entry, in whatever order they stand there. */
export function readEducation(folded: string, heads: readonly Span[], isEducation: boolean): EducationFields {
  let school: Span | null = null;
  let degree: Span | null = null;
  let major: Span | null = null;
  const left: Span[] = [];
  for (const head of heads) {
    school ??= schoolIn(folded, head);
    const degrees = findDegrees(folded, head).filter((mention) => !school || !overlaps(mention, school));
    // "大专/硕士": the higher one, which stands last or names more.
    degree ??= highest(degrees);
    const fillings = [...folded.slice(head.start, head.end).matchAll(FILLING)].map((match) => ({
      start: head.start + match.index,
      end: head.start + match.index + match[0].length,
    }));
    const known = [...(school ? [school] : []), ...degrees, ...fillings, ...placesIn(folded, head, school)];
    left.push(...partsOf(folded, head, known, SEPARATORS));
  }
  for (const part of left) {
    const words = wordsOf(folded, part);
    if (major || words.length < 2 || words.length > 60) continue;
    if (NOT_A_MAJOR.test(words) || PLACE_EN.test(words) || PLACE_ZH.test(words)) continue;
    if (FACULTY.test(words) || !/[\p{L}]/u.test(words)) continue;
    if (!school && isEducation && !/专业|学$/.test(words) && !degree) {
      school = part;
      continue;
    }
    if (isPlacePart(words)) continue;
    major = part;
  }
  return { school, degree, major };
}

/** A degree in front of an English school is not part of its name. */
function schoolIn(folded: string, head: Span): Span | null {
  const school = findSchools(folded, head)[0];
  if (!school) return null;
  const lead = findDegrees(folded, school)[0];
  if (!lead || lead.start !== school.start || /[\u4e00-\u9fa5]/.test(wordsOf(folded, lead))) return school;
  return tidy(folded, { start: lead.end, end: school.end }) ?? school;
}

const WIDE = /\s{2,}|\t|\s*[|•]\s*|\s+-\s+/gu;

function placesIn(folded: string, head: Span, school: Span | null): Span[] {
  return partsOf(folded, head, school ? [school] : [], WIDE).flatMap((part) => {
    const words = wordsOf(folded, part);
    if (PLACE_EN.test(words) || PLACE_ZH.test(words)) return [part];
    const last = /(?:^|,\s+)([A-ZÀ-Þİ][\p{L}.' -]+,\s*(?:[A-Z]{2}|[A-Z]\p{L}+))$/u.exec(words)?.[1];
    return last && PLACE_EN.test(last) ? [{ start: part.end - last.length, end: part.end }] : [];
  });
}

const isPlacePart = (words: string) => /^(?:[A-Z]{2}|UK|USA|China)$/.test(words);

function highest(degrees: readonly (Span & { level: string })[]): Span | null {
  const order = ["secondary", "professional", "bachelor", "master", "doctor"];
  const best = [...degrees].sort((a, b) => order.indexOf(b.level) - order.indexOf(a.level))[0];
  return best ? { start: best.start, end: best.end } : null;
}
