import type { DegreeLevel, Span } from "../schema";
import { matchesIn } from "./spans";

export type DegreeMention = Span & { degree: string; level: DegreeLevel };

const CHINESE: readonly (readonly [RegExp, DegreeLevel])[] = [
  [/博士(?:后)?/, "doctor"],
  [/MBA|EMBA|MPA|MPAcc|硕士|硕研|研究生/, "master"],
  [/学士|本科/, "bachelor"],
  [/大专|专科|高职/, "professional"],
  [/高中|中专|中技|职高|技校|初中|中职/, "secondary"],
];
const WORDS_ZH =
  /(?:博士后|博士|(?<!博士|硕士)研究生(?!院|导师|会|部|处)|硕士|学士|本科|大专|专科(?!医)|高职|高中|中专|中技|职高|技校|初中|中职)/g;
/** What follows makes it something else than one's own degree, or a part of the name of an institute. */
const NOT_AFTER_ZH =
  /^(?:及以上|以上|生导师|导师|学校|院校|生院|医院|类|学院|班主任|数学|语文|英语|物理|化学|部)/;
const NOT_BEFORE_ZH = /(?:职业技术|职业|普通|附属|实验|第[一二三四五六七八九十]+)$/;

const B = String.raw`(?<![A-Za-z.])`;
const E = String.raw`(?![A-Za-z])`;
const WORDS_EN = new RegExp(
  [
    `${B}(?:Ph\\.?\\s?D\\.?|D\\.?Phil\\.?|Doctor(?:ate)?(?:\\s+of\\s+(?:Philosophy|Science|Engineering|Education|Business Administration))?|Ed\\.?D\\.?|J\\.?D\\.?|M\\.D\\.)${E}`,
    `${B}(?:E?MBA|MPAcc|MPA|MFA|LL\\.?M\\.?|M\\.?S\\.?c\\.?|M\\.?Sc\\.?|M\\.?Eng\\.?|M\\.?Phil\\.?|M\\.?Ed\\.?|M\\.S\\.?|M\\.A\\.?|MS|MA|Master(?:'s|s)?(?:\\s+(?:degree|of\\s+(?:Science|Arts|Engineering|Business Administration|Education|Laws|Finance|Fine Arts|Philosophy|Public Administration|Management)))?)${E}`,
    `${B}(?:B\\.?\\s?Sc\\.?|B\\.?Eng\\.?|BBA|B\\.?Com\\.?|B\\.?Ed\\.?|BFA|LL\\.?B\\.?|B\\.?Tech\\.?|B\\.S\\.?|B\\.A\\.?|B\\.E\\.?|BS|BA|BE|Bachelor(?:'s|s)?(?:\\s+(?:degree|of\\s+(?:Science|Arts|Engineering|Business Administration|Education|Laws|Commerce|Economics|Management|Medicine|Fine Arts|Technology)))?)${E}`,
    `${B}(?:Associate(?:'s)?\\s+(?:degree|of\\s+(?:Science|Arts|Applied Science))|A\\.?A\\.?S\\.?|Diploma|HND)${E}`,
    `${B}(?:High\\s+School(?:\\s+Diploma)?|GED|A-Levels?|IB\\s+Diploma)${E}`,
  ]
    .map((group, index) => `(?<l${index}>${group})`)
    .join("|"),
  "g",
);
const LEVELS_EN: readonly DegreeLevel[] = ["doctor", "master", "bachelor", "professional", "secondary"];

export function levelOf(word: string): DegreeLevel | null {
  return CHINESE.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Degrees and levels of education within a span, in the words of the text without filling ones: 博士 of "博士研究生". */
export function findDegrees(
  folded: string,
  within: Span = { start: 0, end: folded.length },
): DegreeMention[] {
  const found: DegreeMention[] = [];
  for (const { match, start, end } of matchesIn(folded, WORDS_ZH, within)) {
    if (NOT_AFTER_ZH.test(folded.slice(end, end + 4)) && !/^(?:学院|学校)/.test(folded.slice(end, end + 2))) {
      if (!/^及?以上/.test(folded.slice(end, end + 3))) continue;
    }
    if (/^(?:学院|学校|医院)/.test(folded.slice(end, end + 2))) continue;
    if (NOT_BEFORE_ZH.test(folded.slice(Math.max(0, start - 6), start)) && /高中|中专/.test(match[0]))
      continue;
    const level = levelOf(match[0]);
    if (level) found.push({ start, end, degree: match[0], level });
  }
  for (const { match, start, end } of matchesIn(folded, WORDS_EN, within)) {
    const index = LEVELS_EN.findIndex((_, at) => match.groups?.[`l${at}`] !== undefined);
    const level = LEVELS_EN[index];
    if (level) found.push({ start, end, degree: match[0].trim(), level });
  }
  return found.sort((a, b) => a.start - b.start);
}
