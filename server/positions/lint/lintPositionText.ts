import type { InterviewLanguage } from "../../plans/definition";
import { advice } from "./advice";
import { enRules } from "./enRules";
import { foldText } from "./foldText";
import { splitSentences } from "./sentences";
import type { LintCategory, LintRules, LintSeverity } from "./types";
import { zhRules } from "./zhRules";

/** Longest text that is judged, in UTF-16 units; whoever takes text in has to bound it. */
export const MAX_POSITION_TEXT = 10_000;

export type LintFinding = {
  /** UTF-16 offsets into the text as given; `quote` is what stands there. */
  start: number;
  end: number;
  quote: string;
  sentence: { start: number; end: number };
  category: LintCategory;
  severity: LintSeverity;
  message: Record<InterviewLanguage, string>;
  suggestion: Record<InterviewLanguage, string>;
};

type Mark = { from: number; to: number; category: LintCategory; severity: LintSeverity };

const rulesOf: Record<InterviewLanguage, LintRules> = { zh: zhRules, en: enRules };

/**
 * Conditions in a job text that may not be published, or need a reason. Rules only: no finding is no clearance. Job
 * texts mix languages, so both sets of rules look unless one is named. Findings stand in the order of the text; of
 * overlapping ones of a category the graver stays, then the longer.
 *
 * @throws {RangeError} for a text longer than MAX_POSITION_TEXT.
 */
export function lintPositionText(text: string, language?: InterviewLanguage): LintFinding[] {
  if (text.length > MAX_POSITION_TEXT) throw new RangeError(`Text of ${text.length} units`);
  const folded = foldText(text);
  const languages: InterviewLanguage[] = language ? [language] : ["zh", "en"];
  return splitSentences(folded.text).flatMap(({ from, to }) => {
    const sentence = folded.text.slice(from, to);
    const marks = languages.flatMap((each) => findMarks(sentence, rulesOf[each]));
    return keepGravest(marks).map((mark): LintFinding => {
      const { start, end } = folded.span(from + mark.from, from + mark.to);
      const { category, severity } = mark;
      return {
        start,
        end,
        quote: text.slice(start, end),
        sentence: folded.span(from, to),
        category,
        severity,
        ...advice[category][severity],
      };
    });
  });
}

const BLANK = "□";

function findMarks(sentence: string, { lawful, rules }: LintRules): Mark[] {
  const judged = lawful.reduce(
    (text, use) => text.replace(use, (words) => BLANK.repeat(words.length)),
    sentence,
  );
  return rules.flatMap(({ category, severity, pattern, judge }) =>
    [...judged.matchAll(pattern)].flatMap((match): Mark[] => {
      const verdict = judge ? judge(match, sentence) : severity;
      const words = match[0].trim();
      if (verdict === null || words === "") return [];
      const from = match.index + match[0].indexOf(words);
      return [{ from, to: from + words.length, category, severity: verdict }];
    }),
  );
}

function keepGravest(marks: Mark[]): Mark[] {
  const gravity = ({ severity }: Mark) => (severity === "unlawful" ? 1 : 0);
  const length = ({ from, to }: Mark) => to - from;
  const kept: Mark[] = [];
  // Unit by unit rather than mark by mark: a hostile text has thousands of marks.
  const taken = new Set<string>();
  const byGravity = marks.toSorted(
    (one, other) => gravity(other) - gravity(one) || length(other) - length(one),
  );
  for (const mark of byGravity) {
    const units = Array.from({ length: length(mark) }, (_, index) => `${mark.category} ${mark.from + index}`);
    if (units.some((unit) => taken.has(unit))) continue;
    for (const unit of units) taken.add(unit);
    kept.push(mark);
  }
  return kept.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
