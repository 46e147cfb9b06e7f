import { fold } from "../../resumes/parse/fold";
import type { Span } from "../../resumes/schema";
import type { LawfulResume } from "../matchResume";
import { termsOf } from "../terms";

/** One sentence in which a résumé tells of something done. */
export type Claim = {
  words: string;
  /** In the résumé's text. */
  span: Span;
  terms: ReadonlySet<string>;
  /** Of which job or project: two claims of one say less than one of each. */
  entry: number;
  /** It tells a result in numbers; it tells of several people or places. */
  hasResult: boolean;
  isShared: boolean;
};

const MOST_ENTRIES = 30;
const MOST_CLAIMS = 120;
const SHORTEST = 8;
const LONGEST = 200;
/** A line as long as this may go on in the next one: the page was too narrow. */
const FULL_LINE = 26;

const STOP = /[。；;！!？?]/;
const MARK = /^[\s\-*•·●▪◆■→]*(?:[（(]?\d{1,2}[)）.、][\s]*)?/u;
const RESULT =
  /\d(?:[\d.,]*)\s*(?:%|％|倍|万|亿|单|人次|percent|x\b)|提升|提高|增长|下降|降低|缩短|节省|increas|reduc|grew|cut |saved/i;
const SHARED =
  /跨(?:部门|区域|地区|团队|公司|国|城)|协调|统筹|带领|带.{0,3}人|团队|牵头|推动|谈判|投诉|冲突|cross-|\bled\b|team|coordinat|negotiat|stakeholder/i;
const FIRST_HAN = /^[\u3400-\u9fff]/;

/** Half-open places of sentences in a text whose lines may have been broken by the width of a page. */
function sentencesOf(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  let line = 0;
  const close = (end: number) => {
    found.push({ start, end });
    start = end + 1;
  };
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at] ?? "\n";
    const isEnglishStop = character === "." && /\s|^$/.test(text[at + 1] ?? "");
    if (STOP.test(character) || isEnglishStop) close(at);
    if (character !== "\n") continue;
    const rest = text.slice(at + 1, at + 9);
    const goesOn =
      at - line >= FULL_LINE &&
      start < at &&
      FIRST_HAN.test(rest) &&
      /[\u3400-\u9fff，、,]/.test(text[at - 1] ?? "");
    if (!goesOn) close(at);
    line = at + 1;
  }
  return found.filter(({ start: from, end }) => end > from);
}

/** The same place without marks of lists and spaces around it. */
function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + (MARK.exec(words)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

/** What a résumé tells of jobs and projects, sentence by sentence, the newest first as it stands there. Linear; pure. */
export function claimsOf({ works, projects }: Pick<LawfulResume, "works" | "projects">): Claim[] {
  const told = [...works.slice(0, MOST_ENTRIES), ...projects.slice(0, MOST_ENTRIES)];
  return told
    .flatMap(({ description, spans }, entry): Claim[] => {
      const base = spans.description?.start;
      if (!description || base === undefined) return [];
      return sentencesOf(description)
        .map((sentence) => trimmed(description, sentence))
        .filter(({ start, end }) => end - start >= SHORTEST && end - start <= LONGEST)
        .map(({ start, end }) => {
          const words = description.slice(start, end).replaceAll(/\s*\n\s*/g, "");
          return {
            words,
            span: { start: base + start, end: base + end },
            terms: termsOf(fold(words)),
            entry,
            hasResult: RESULT.test(words),
            isShared: SHARED.test(words),
          };
        });
    })
    .slice(0, MOST_CLAIMS);
}
