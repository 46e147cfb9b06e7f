import { clamp, saturate } from "./fixed";
import { synonymOf } from "./synonyms";
import { countTerms, type Term } from "./terms";
import { topicMatch, topicsAsked, topicsOf, topicsTold, wordsByTopic } from "./topics";
import { latinWords } from "./words";

const SYNONYM_WORTH = 0.4;
const SUBJECT_WORTH = 0.7;
/** Different words of a subject after which half of its worth is reached. */
const SUBJECT_HALF = 5;
/** Keeps a question of two telling words from being fully answered by one of them. */
const QUESTION_PRIOR = 1;

type Shared = {
  /** Share of the asked words' weight that is said, in the same word. */
  said: number;
  /** What a word of the same meaning adds. */
  similar: number;
  /** What words that people use when they talk about that subject add. */
  subject: number;
  /** Said, or else the better of the other two at their worth. */
  all: number;
};

type Index = {
  answers: ReturnType<typeof countTerms>;
  /** How often each group of synonyms is said. */
  answeredGroups: Map<number, number>;
  byTopic: number[];
};

/** One answer is compared with many lists: the question, each dimension, each strong point. */
const indexes = new WeakMap<Term[], Index>();

function indexOf(given: Term[]): Index {
  const known = indexes.get(given);
  if (known) return known;
  const answers = countTerms(given);
  const answeredGroups = new Map<number, number>();
  for (const [text, { count }] of answers) {
    for (const group of synonymOf(text) ?? [])
      answeredGroups.set(group, (answeredGroups.get(group) ?? 0) + count);
  }
  const index = { answers, answeredGroups, byTopic: wordsByTopic(answers) };
  indexes.set(given, index);
  return index;
}

/**
 * How much of what `asked` is about comes back in `given`, each part 0–1. The weight is by rarity (see background.ts),
 * so shared everyday words are worth next to nothing.
 */
function share(asked: Term[], given: Term[]): Shared {
  const { answers, answeredGroups, byTopic } = indexOf(given);
  let total = QUESTION_PRIOR;
  const sums: Shared = { said: 0, similar: 0, subject: 0, all: 0 };
  for (const [text, { weight }] of countTerms(asked)) {
    total += weight;
    const count = answers.get(text)?.count ?? 0;
    const groups = (synonymOf(text) ?? []).map((group) => answeredGroups.get(group) ?? 0);
    const said = repeated(count);
    const similar = (1 - said) * repeated(Math.max(0, ...groups) - count);
    const subject =
      (1 - said) * saturate(Math.max(0, ...topicsOf(text).map((topic) => byTopic[topic]!)), SUBJECT_HALF);
    sums.said += weight * said;
    sums.similar += weight * similar;
    sums.subject += weight * subject;
    sums.all += weight * (said + Math.max(SYNONYM_WORTH * similar, SUBJECT_WORTH * subject));
  }
  return {
    said: sums.said / total,
    similar: sums.similar / total,
    subject: sums.subject / total,
    all: sums.all / total,
  };
}

const repeated = (count: number) => (count <= 0 ? 0 : 0.75 + 0.25 * saturate(count - 1, 1));

/** How much of what `asked` is about comes back in `given`, 0–1: words, their synonyms, and words of the subject. */
export const overlap = (asked: Term[], given: Term[]): number => share(asked, given).all;

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

const ASKS_STORY =
  /\b(?:time|story|instance|occasion|moment|situation|experience|scenario|anecdote|account|narrate|recall|recount|when you)\b|一次|一件|经历|例子|当时/;
const ASKS_APPROACH = /\bapproach|\bstrateg|\bprocess|\bhow do you\b|\bensur|你会|如何|怎么|怎样|方法|思路/;
const PAST = /\b\w+ed\b|\b(?:was|were|had|went|did|took|told|got|made|came)\b|了|当时|后来/g;
const GENERAL =
  /\b(?:always|usually|try|like|would|will|is|are|can|should|often|if|you|make|need|do)\b|一般|通常|应该|需要|如果|平时|每次|会/g;

/** Whether a folded question asks for something that happened. */
export const asksForStory = (question: string): boolean => ASKS_STORY.test(question);

/** Whether a story was asked for and told, or an approach: 1, 0 for no difference, −1 for the other of the two. */
function formMatch(question: string, answer: string): number {
  const asked = Number(ASKS_STORY.test(question)) - Number(ASKS_APPROACH.test(question));
  if (asked === 0) return 0;
  const past = answer.match(PAST)?.length ?? 0;
  const general = answer.match(GENERAL)?.length ?? 0;
  return (asked * (past - general)) / (past + general + 4);
}

export type RelevanceInput = {
  /** Folded. */
  question: string;
  /** Folded, without what does not count. */
  answer: string;
  terms: { question: Term[]; answer: Term[]; job: Term[]; field: Term[]; points: Term[] };
};

/**
 * What each kind of agreement is worth. Fitted by listwise logistic regression on which of 95 questions an answer
 * belongs to, cross-validated by question (docs/adr/0020); the last three are set by hand to what can tip a balance.
 */
const WORTH = {
  said: 12.7,
  similar: 2.6,
  echo: 12.2,
  topic: 1.1,
  form: 1.3,
  points: 4,
  job: 0.4,
  field: 0.8,
};
/** The sum at which relevance is ½, and how quickly it changes about there. */
const MIDDLE = 3.6;
const SPREAD = 3;

/** Relevance 0–1 of an answer: mostly to the question, a little to the job and to what is assessed. */
export function relevanceOf({ question, answer, terms }: RelevanceInput): number {
  if (terms.answer.length === 0) return 0;
  const { said, similar } = share(terms.question, terms.answer);
  const sum =
    WORTH.said * said +
    WORTH.similar * similar +
    WORTH.echo * echoOf(question, answer) +
    WORTH.topic * topicMatch(topicsAsked(question), topicsTold(answer)) +
    WORTH.form * formMatch(question, answer) +
    WORTH.points * overlap(terms.points, terms.answer) +
    WORTH.job * overlap(terms.job, terms.answer) +
    WORTH.field * overlap(terms.field, terms.answer);
  const from = (sum - MIDDLE) / SPREAD;
  return clamp(0.5 + (0.5 * from) / Math.sqrt(1 + from * from));
}
