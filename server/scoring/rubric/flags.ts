import type { ScoringFlag } from "../types";
import type { IgnoredBecause, ReadAnswer, ReadClause } from "./answer";
import { foldText } from "./fold";
import type { Measures } from "./measures";
import { shingles } from "./shingles";
import { synonymOf } from "./synonyms";
import { isForeignLatin } from "./languages";
import { termsOf } from "./terms";
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
  /** The words alone. */
  answer: ReadAnswer;
  /** The text with its punctuation. */
  written: ReadAnswer;
  measures: Measures;
  question: string;
  language: "zh" | "en";
  relevance: number;
  /** Whether the question assesses anything; an introduction has no topic to leave. */
  assessed: boolean;
  /** Whether some dimension's own behaviours were told; such an answer is not off topic. */
  shown: boolean;
  /** Whether phrases of interviews are only strung together. */
  stuffed: boolean;
  /** Whether a story was asked for and general advice given. */
  recited: boolean;
};

/** Whether nothing can be judged: there is no text, too little of it, or it is in another language. */
export function unreadable(folded: string, language: "zh" | "en"): ScoringFlag | null {
  const { han, words, letters } = amountOf(folded);
  if (letters === 0) return "no_speech";
  const latin = (folded.match(/[a-z]/g) ?? []).length;
  const foreign = letters - han - latin;
  if (foreign > letters / 2 && letters >= 8) return "other_language";
  if (language === "zh" && words >= MIN_WORDS && han * 4 < words) return "other_language";
  if (language === "en" && isForeignLatin(folded)) return "other_language";
  if (language === "en" && han >= MIN_HAN && words * 4 < han) return "other_language";
  return han / MIN_HAN + words / MIN_WORDS < 1 ? "too_short" : null;
}

export function findFlags(input: FlagInput): ScoringFlag[] {
  const { answer, written, measures } = input;
  const flags: ScoringFlag[] = [];
  const ignoredAs = (why: string) =>
    [...written.clauses, ...answer.clauses].some((clause) => clause.ignored === why);
  const strays = input.relevance < OFF_TOPIC_RELEVANCE && workWords(answer) < MIN_WORK_WORDS;
  if (input.assessed && strays && !input.shown) flags.push("off_topic");
  if (readBackShare(written, input.question) >= 0.5 || addsNothing(input)) flags.push("question_read_back");
  if (input.stuffed) flags.push("keyword_stuffing");
  if (ignoredAs("asks_for_score")) flags.push("asks_for_score");
  if (isGeneric(measures)) flags.push("generic");
  if (input.recited) flags.push("recited");
  if (copiedShare(written) >= 0.4) flags.push("copied_rubric");
  if (repeatedShare(written) >= 0.35 || ignoredShare(answer, "repeated") >= 0.4) flags.push("repeated_text");
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
 * Competency words strung together: many items, hardly anybody doing anything with anything. Judged by clause, so that
 * a long honest answer is not hit for one list in it.
 */
export function isStuffed(answer: ReadAnswer): boolean {
  const live = answer.clauses.filter((clause) => !clause.ignored);
  const items = live.filter((clause) => clause.facts.length === 0 && isBareItem(clause, answer.text.folded));
  const signs = items.reduce((sum, clause) => sum + startsOf(clause).size, 0);
  const listed = items.length + live.filter((clause) => startsOf(clause).size >= 3).length;
  return signs >= 3 && Math.max(signs, listed) >= 6 && items.length * 2 >= live.length;
}

const startsOf = (clause: ReadClause) => new Set(clause.signs.map((sign) => sign.start));

/** What only strings items together: who has them, in what order, how strong they are. */
const STRINGING =
  /我们?|具备|拥有|具有|擅长|善于|注重|有|能力|能|会|很|强|意识|精神|首先|其次|然后|接着|最后|同时|另外|并且|而且|以及|还|和|与|及|的|等|\b(?:i|we|have|am|can|skills?|ability|abilities|strong|great|good|excellent|and|also|then|next|first|second|third|finally|the|of|my|a)\b/g;

/** Whether nothing but names of behaviours is left of a clause: no object, no grammar (跟进 is one, "跟他" is not). */
function isBareItem(clause: ReadClause, folded: string): boolean {
  let rest = "";
  let from = clause.start;
  for (const sign of clause.signs) {
    rest += `${folded.slice(from, Math.max(from, sign.start))} `;
    from = Math.max(from, sign.end);
  }
  rest += folded.slice(from, Math.max(from, clause.end));
  const { han, words } = amountOf(rest.replace(STRINGING, " "));
  const grammar = /[了把被跟给让为将在就]/.test(rest) || /\b(?:to|with|for|was|were|had)\b/.test(rest);
  const whole = folded.slice(clause.start, clause.end);
  // A list without commas is one clause of many items.
  const covered = clause.signs.reduce((sum, sign) => sum + (sign.end - sign.start), 0);
  const dense = startsOf(clause).size >= 3 && covered * 3 >= whole.length && !clause.saysI && !clause.saysWe;
  return !grammar && (dense || (han <= 2 && words <= 1));
}

/** Share of the answer that is the question's own wording. */
function readBackShare(answer: ReadAnswer, question: string): number {
  const source = new Set(shingles(foldText(question).folded));
  const pieces = shingles(answer.text.folded);
  return pieces.length === 0 ? 0 : pieces.filter((piece) => source.has(piece)).length / pieces.length;
}

const FEW_WORDS = 3;

/** Whether the answer has hardly a word that is not the question's, however it turns them. */
function addsNothing({ answer, written, question }: FlagInput): boolean {
  const asked = new Set(termsOf(foldText(question).folded).map(({ text }) => text));
  const left = written.clauses.filter(({ ignored }) => ignored === "read_back" || ignored === "repeated");
  const copied = left.map(({ start, end }) => written.text.folded.slice(start, end)).join("\n");
  const terms = [...answer.clauses.flatMap((clause) => clause.terms), ...termsOf(copied)];
  const said = new Set(terms.map(({ text }) => text));
  const fresh = [...said].filter((text) => !asked.has(text)).length;
  return said.size - fresh >= FEW_WORDS && fresh < FEW_WORDS;
}

/** Share of what was said that is the plan's own wording of a good answer. */
const copiedShare = (answer: ReadAnswer) => ignoredShare(answer, "rubric_copy");

function ignoredShare({ clauses }: ReadAnswer, why: IgnoredBecause): number {
  const found = clauses.filter(({ ignored }) => ignored === why);
  return sizeOf(found) / Math.max(1, sizeOf(clauses));
}

const sizeOf = (clauses: readonly ReadClause[]) =>
  clauses.reduce((sum, { start, end }) => sum + end - start, 0);

/** Share of the answer that was already said in it. */
function repeatedShare(answer: ReadAnswer): number {
  const pieces = shingles(answer.text.folded);
  return pieces.length < 12 ? 0 : 1 - new Set(pieces).size / pieces.length;
}
