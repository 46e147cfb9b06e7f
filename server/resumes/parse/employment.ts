import type { Span } from "../schema";
import { partsOf } from "./education";
import { isCompany, isSurelyCompany, isTitle, splitEmployment, withoutTrade } from "./organisations";
import { PLACE_EN, PLACE_ZH } from "./places";
import { findSchools } from "./schools";
import { wordsOf } from "./spans";

export type EmploymentFields = { company: Span | null; title: Span | null; location: Span | null };

const STRONG = /\s{2,}|\t|\s*[|•]\s*|\s+-\s+|\s+@\s+|\s+at\s+(?=[A-Z])/gu;
const WEAK =
  /,\s+|[，、]|\s\/\s|\s·\s|(?<=[\u4e00-\u9fa5)])\s+(?=[\u4e00-\u9fa5])|(?<=(?:公司|集团|事务所|银行|医院))\s+/gu;
const NOISE =
  /^(?:\d+\s*(?:years?|months?|年|个月|yrs?|mos?)[\s\d年个月months]*|全职|兼职|实习|Full[- ]time|Part[- ]time|Contract|某{2,4}|[^\p{L}]+|月|.)$/iu;

/** Company, title and place of the head of an entry, in whatever order they stand there. */
export function readEmployment(
  folded: string,
  heads: readonly Span[],
  dates: readonly Span[],
): EmploymentFields {
  const fields: EmploymentFields = { company: null, title: null, location: null };
  const open: Span[] = [];
  for (const head of heads) {
    for (const segment of partsOf(folded, withoutTrade(folded, head), dates, STRONG)) {
      const words = wordsOf(folded, segment);
      if (PLACE_EN.test(words) || PLACE_ZH.test(words)) fields.location ??= segment;
      else open.push(...withoutPlace(folded, segment, fields));
    }
  }
  const left: Span[] = [];
  for (const whole of open) {
    const part = withoutVerb(folded, whole);
    const words = wordsOf(folded, part);
    if (NOISE.test(words) || words.length > 90) continue;
    if (isSurelyCompany(words)) {
      const { company, title } = splitEmployment(folded, part);
      if (fields.company) left.push(part);
      else fields.company = company;
      fields.title ??= title && withoutVerb(folded, title);
      continue;
    }
    if (/[\u4e00-\u9fa5]/.test(words) && words.length > 6 && hasCompany(words)) {
      const split = splitEmployment(folded, part);
      if (split.company && split.title) {
        fields.company ??= split.company;
        fields.title ??= withoutVerb(folded, split.title);
        continue;
      }
    }
    left.push(part);
  }
  for (const part of left) {
    const words = wordsOf(folded, part);
    if (!fields.title && isTitle(words) && !(isCompany(words) && !/[A-Za-z]/.test(words)))
      fields.title = part;
    else if (!fields.company && (isCompany(words) || findSchools(folded, part).length > 0))
      fields.company = part;
  }
  for (const part of left) {
    if (part === fields.company || part === fields.title) continue;
    if (!fields.company) fields.company = part;
    else if (!fields.title) fields.title = part;
  }
  return fields;
}

const VERB =
  /^[，,\s]*(?:先后|曾)?(?:任职于|就职于|供职于|受聘于|加入|担任|历任|曾任|出任|从事|在(?=[\u4e00-\u9fa5]{4})|于(?=[\u4e00-\u9fa5]{4})|任(?=[\u4e00-\u9fa5]{3}))/u;

/** "在…公司", "担任…": a sentence's verbs are no part of a name. */
function withoutVerb(folded: string, part: Span): Span {
  const verb = VERB.exec(wordsOf(folded, part))?.[0].length ?? 0;
  return part.end - part.start - verb >= 2 ? { start: part.start + verb, end: part.end } : part;
}

const hasCompany = (words: string) => /公司|集团|事务所|银行|医院|研究院|研究所/.test(words);

/** "Nexus, Senior Engineer, Boston, MA" without its place. */
function withoutPlace(folded: string, segment: Span, fields: EmploymentFields): Span[] {
  const parts = partsOf(folded, segment, [], WEAK);
  for (const count of [2, 1]) {
    const first = parts.at(-count);
    const last = parts.at(-1);
    if (parts.length <= count || !first || !last) continue;
    const place = { start: first.start, end: last.end };
    const words = wordsOf(folded, place);
    if (!PLACE_EN.test(words) && !PLACE_ZH.test(words)) continue;
    fields.location ??= place;
    return parts.slice(0, -count);
  }
  return parts;
}
