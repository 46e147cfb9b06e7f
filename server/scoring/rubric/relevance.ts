import { associated } from "./associations";
import { clamp, saturate } from "./fixed";
import { synonymOf } from "./synonyms";
import { countTerms, type Term } from "./terms";
import { latinWords } from "./words";

const SYNONYM_WORTH = 0.4;
const SUBJECT_WORTH = 0.7;
/** Different words of a subject after which half of its worth is reached. */
const SUBJECT_HALF = 5;
/** Keeps a question of two telling words from being fully answered by one of them. */
const QUESTION_PRIOR = 1;

/**
 * How much of what `asked` is about comes back in `given`, 0–1: weighted overlap of words, of their synonyms, and of
 * words that people use when they talk about that subject. The weight is by rarity (see background.ts), so shared
 * everyday words are worth next to nothing.
 */
export function overlap(asked: Term[], given: Term[]): number {
  const questions = countTerms(asked);
  const answers = countTerms(given);
  const answeredGroups = new Map<number, number>();
  for (const [text, { count }] of answers) {
    for (const group of synonymOf(text) ?? [])
      answeredGroups.set(group, (answeredGroups.get(group) ?? 0) + count);
  }
  let total = 0;
  let found = 0;
  for (const [text, { weight }] of questions) {
    total += weight;
    const said = repeated(answers.get(text)?.count ?? 0);
    const groups = (synonymOf(text) ?? []).map((group) => answeredGroups.get(group) ?? 0);
    const similar = SYNONYM_WORTH * repeated(Math.max(0, ...groups) - (answers.get(text)?.count ?? 0));
    const subject = SUBJECT_WORTH * saturate(associated(text, answers), SUBJECT_HALF);
    found += weight * (said + (1 - said) * Math.max(similar, subject));
  }
  return total === 0 ? 0 : found / (total + QUESTION_PRIOR);
}

const repeated = (count: number) => (count <= 0 ? 0 : 0.75 + 0.25 * saturate(count - 1, 1));

/** Share of the question's word pairs (three Chinese characters) that the answer takes up: people often begin so. */
export function echoOf(question: string, answer: string): number {
  const asked = new Set(pieces(question));
  const said = new Set(pieces(answer));
  let found = 0;
  for (const piece of asked) if (said.has(piece)) found += 1;
  return asked.size === 0 ? 0 : found / asked.size;
}

function pieces(folded: string): string[] {
  const words = latinWords(folded);
  const han = folded.replace(/[^\u3400-\u9fff]/g, "");
  return [
    ...words.slice(1).map((word, i) => `${words[i]!.stem} ${word.stem}`),
    ...Array.from({ length: Math.max(0, han.length - 2) }, (_, i) => han.slice(i, i + 3)),
  ];
}

export type RelevanceInput = { question: Term[]; job: Term[]; field: Term[]; answer: Term[]; echo: number };

/** Relevance 0–1 of an answer: mostly to the question, a little to the job and to what is assessed. */
export function relevanceOf({ question, job, field, answer, echo }: RelevanceInput): number {
  const toQuestion = saturate(overlap(question, answer) + 0.6 * echo, 0.3) * 1.25;
  return clamp(
    0.85 * clamp(toQuestion) + 0.1 * clamp(overlap(field, answer) / 0.25) + 0.05 * overlap(job, answer),
  );
}
