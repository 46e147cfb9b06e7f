import { setImmediate as nextTurn } from "node:timers/promises";
import { invalid } from "../http/errors";
import { type ScreeningCondition, wordsOf } from "../profiles/screening/conditions";
import { advice } from "./lint/advice";
import { type LintFinding, lintPositionText } from "./lint/lintPositionText";
import type { PositionFinding } from "./lintPosition";

/** A word of a condition is a demand, though it does not say so: 回族 by itself may be a custom, 限回族 is none. */
const DEMANDS = ["", "限", "Only "];

/** What of one line nobody may be screened by; of a category, its longest words. */
async function lintDemand(line: string): Promise<LintFinding[]> {
  const longest = new Map<string, LintFinding>();
  for (const demand of DEMANDS) {
    for (const finding of lintPositionText(demand + line)) {
      // What was found may begin in the demand.
      const start = Math.max(0, finding.start - demand.length);
      const end = Math.max(0, finding.end - demand.length);
      const known = longest.get(finding.category);
      if (end - start <= (known ? known.end - known.start : 0)) continue;
      longest.set(finding.category, {
        start,
        end,
        quote: line.slice(start, end),
        sentence: { start: 0, end: line.length },
        category: finding.category,
        // No reason makes it a condition: what is doubtful in a text is unlawful here.
        severity: "unlawful",
        ...advice[finding.category].unlawful,
      });
    }
    await nextTurn();
  }
  return [...longest.values()];
}

/** What nobody may be screened by, in the words of conditions (`wordsOf`). Never holds the process for long. */
export async function lintConditions(words: readonly string[]): Promise<PositionFinding[]> {
  const findings: PositionFinding[] = [];
  for (const [index, text] of words.entries()) {
    let from = 0;
    for (const line of text.split("\n")) {
      for (const { start, end, sentence, ...finding } of line.trim() === "" ? [] : await lintDemand(line)) {
        findings.push({
          field: "screening",
          index,
          start: from + start,
          end: from + end,
          sentence: { start: from + sentence.start, end: from + sentence.end },
          ...finding,
        });
      }
      from += line.length + 1;
    }
  }
  return findings;
}

/** @throws 422 `position.screening_unlawful`, one detail for each finding, with the words */
export async function assertLawfulConditions(conditions: readonly ScreeningCondition[]): Promise<void> {
  const findings = await lintConditions(conditions.map(wordsOf));
  if (findings.length === 0) return;
  throw invalid("position.screening_unlawful", {
    params: { count: new Set(findings.map(({ index }) => index)).size },
    details: findings.map(({ index, quote }) => ({
      path: `screening.${index}`,
      code: "position.screening_unlawful",
      message: quote,
    })),
  });
}
