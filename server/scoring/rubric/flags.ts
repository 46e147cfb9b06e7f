import type { ScoringFlag } from "../types";
import { shingles, type ReadAnswer, type ReadClause } from "./answer";
import { foldText } from "./fold";
import type { Measures } from "./measures";
import { synonymOf } from "./synonyms";
import { latinWords } from "./words";

const MIN_HAN = 12;
const MIN_WORDS = 8;
const OFF_TOPIC_RELEVANCE = 0.12;
const MIN_WORK_WORDS = 3;

export type Amount = { han: number; words: number; letters: number };

export function amountOf(folded: string): Amount {
  const han = (folded.match(/[\u3400-\u9fff]/g) ?? []).length;
  const letters = (folded.match(/\p{L}/gu) ?? []).length;
  return { han, words: latinWords(folded).length, letters };
}

export type FlagInput = {
  answer: ReadAnswer;
  measures: Measures;
  question: string;
  language: "zh" | "en";
  relevance: number;
  /** Whether the question assesses anything; an introduction has no topic to leave. */
  assessed: boolean;
  /** Whether some dimension's own behaviours were told; such an answer is not off topic. */
  shown: boolean;
};

/** Whether nothing can be judged: there is no text, too little of it, or it is in another language. */
export function unreadable(folded: string, language: "zh" | "en"): ScoringFlag | null {
  const { han, words, letters } = amountOf(folded);
  if (letters === 0) return "no_speech";
  const latin = (folded.match(/[a-z]/g) ?? []).length;
  const foreign = letters - han - latin;
  if (foreign > letters / 2 && letters >= 8) return "other_language";
  if (language === "zh" && words >= MIN_WORDS && han * 4 < words) return "other_language";
  if (language === "en" && han >= MIN_HAN && words * 4 < han) return "other_language";
  return han / MIN_HAN + words / MIN_WORDS < 1 ? "too_short" : null;
}

export function findFlags(input: FlagInput): ScoringFlag[] {
  const { answer, measures } = input;
  const flags: ScoringFlag[] = [];
  const ignoredAs = (why: string) => answer.clauses.some((clause) => clause.ignored === why);
  const strays = input.relevance < OFF_TOPIC_RELEVANCE && workWords(answer) < MIN_WORK_WORDS;
  if (input.assessed && strays && !input.shown) flags.push("off_topic");
  if (readBackShare(answer, input.question) >= 0.5) flags.push("question_read_back");
  if (isStuffed(answer)) flags.push("keyword_stuffing");
  if (ignoredAs("asks_for_score")) flags.push("asks_for_score");
  if (isGeneric(measures)) flags.push("generic");
  if (repeatedShare(answer) >= 0.35) flags.push("repeated_text");
  return flags;
}

/** Different words that talk about work at all. An answer in other words than the question's is not off topic yet. */
function workWords(answer: ReadAnswer): number {
  const words = answer.terms.filter(({ text }) => synonymOf(text) !== undefined).map(({ text }) => text);
  const live = answer.clauses.filter((clause) => !clause.ignored);
  const tools = live.flatMap((clause) =>
    clause.facts.filter((fact) => fact.kind === "tool").map((fact) => fact.text),
  );
  const objects = live.flatMap((clause) => [...(clause.cues.get("objects") ?? [])]);
  const signs = live.flatMap((clause) => clause.signs.map((sign) => sign.payload.concept));
  return new Set([...words, ...tools, ...objects, ...signs]).size;
}

/** Says what anybody could say: opinions and set phrases, with hardly a detail of one's own. */
function isGeneric(measures: Measures): boolean {
  return measures.generic >= 0.34 && measures.concreteFacts <= 1 && measures.specificity < 0.45;
}

/**
 * Competency words strung together: many signs, hardly anybody doing anything. Judged by clause, so that a long honest
 * answer is not hit for one list in it.
 */
export function isStuffed(answer: ReadAnswer): boolean {
  const live = answer.clauses.filter((clause) => !clause.ignored);
  const dense = live.filter((clause) => {
    const distinct = new Set(clause.signs.map((sign) => sign.start)).size;
    const text = answer.text.folded.slice(clause.start, clause.end);
    const { han, words } = amountOf(text);
    const covered = clause.signs.reduce((sum, sign) => sum + (sign.end - sign.start), 0);
    const bare =
      !clause.saysI && !clause.saysWe && clause.facts.length === 0 && !hasGrammar(clause, answer.text.folded);
    return distinct >= 1 && bare && (distinct >= 3 || covered * 2 >= han + (words > 0 ? text.length / 2 : 0));
  });
  const signs = dense.reduce((sum, clause) => sum + new Set(clause.signs.map((sign) => sign.start)).size, 0);
  return signs >= 6 && dense.length * 2 >= live.length;
}

/** Whether little words hold a clause together outside its competency words (跟进 is one, "跟他" is not). */
function hasGrammar(clause: ReadClause, folded: string): boolean {
  let rest = "";
  let from = clause.start;
  for (const sign of clause.signs) {
    rest += folded.slice(from, Math.max(from, sign.start));
    from = Math.max(from, sign.end);
  }
  rest += folded.slice(from, Math.max(from, clause.end));
  return /[了把被跟给让为将在就]/.test(rest) || /\b(?:to|with|for|was|were|the|had)\b/.test(rest);
}

/** Share of the answer that is the question's own wording. */
function readBackShare(answer: ReadAnswer, question: string): number {
  const source = new Set(shingles(foldText(question).folded));
  const pieces = shingles(answer.text.folded);
  return pieces.length === 0 ? 0 : pieces.filter((piece) => source.has(piece)).length / pieces.length;
}

/** Share of the answer that was already said in it. */
function repeatedShare(answer: ReadAnswer): number {
  const pieces = shingles(answer.text.folded);
  return pieces.length < 12 ? 0 : 1 - new Set(pieces).size / pieces.length;
}
