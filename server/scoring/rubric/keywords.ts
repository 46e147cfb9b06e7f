import type { AnswerScore } from "../types";
import type { ReadAnswer } from "./answer";

const MAX_KEYWORDS = 30;

/** Signs said, in the candidate's own words, most frequent first; ties in the order of the text. */
export function countKeywords({ text, clauses }: ReadAnswer): AnswerScore["signals"]["keywords"] {
  const counts = new Map<string, { text: string; dimension: string; count: number }>();
  for (const clause of clauses) {
    if (clause.ignored === "asks_for_score" || clause.ignored === "read_back") continue;
    for (const sign of clause.signs) {
      const said = text.original.slice(sign.start, sign.end);
      const key = `${sign.payload.dimension} ${text.folded.slice(sign.start, sign.end)}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { text: said, dimension: sign.payload.dimension, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MAX_KEYWORDS);
}
