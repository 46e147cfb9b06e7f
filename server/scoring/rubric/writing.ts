import type { InterviewLanguage } from "../../plans/definition";
import { countCues } from "../calibration/features/cues";
import { charGrams, jaccard } from "../calibration/features/numbers";
import type { ReadAnswer } from "./answer";
import { clamp } from "./fixed";
import { overlap } from "./relevance";
import { synonymOf } from "./synonyms";
import type { Term } from "./terms";

/**
 * What is true of a text as a piece of writing, each 0–1. Every part is a share or a distance from a usual size, so
 * that writing more of the same moves nothing.
 */
export type Writing = {
  /** Parted into paragraphs of a readable size, its points set side by side, opened and closed by the matter. */
  structure: number;
  /** Readable sentences that follow from those before them and keep to what the text, and the task, is about. */
  coherence: number;
  /** How much of what the task asks for is there, by the plan's strong points where it has any. */
  completeness: number;
  /** Sentences of a readable length, ended and varied. Enters only where a dimension asks for it. */
  language: number;
};

type Task = { asked: Term[]; points: Term[][] };
type Sentence = { text: string; terms: Set<string>; paragraph: number; width: number };

/** A text this short, in Chinese characters' width, needs no paragraphs. */
const UNDIVIDED = 120;
const PARAGRAPH = { least: 10, most: 180 };
const LONG_SENTENCE = 70;
/** What points that begin each in its own way are worth: they are points all the same. */
const PLAIN = 0.3;
/** Openings that share so much are alike. */
const ALIKE = 0.4;
/** Overlap from which a point counts as made. */
const MADE = 0.45;

const MARKER =
  /^\s*(?:[-*•·●]|[(]?\d{1,2}[.)、:]|[(]?[一二三四五六七八九十]{1,2}[)、.,]|第[一二三四五六七八九十][,、.:]?)/;
const POINTS_BACK: Record<InterviewLanguage, RegExp> = {
  zh: /^(?:这|那|此|该|其|他|它|以上|上述|对此|为此|同样|也|还|再|就是|即)/,
  en: /^(?:this|that|these|those|it|they|he|such|both|the same|here|also|again)\b/,
};
const CLOSES: Record<InterviewLanguage, RegExp> = {
  zh: /总之|综上|因此|所以|由此|最后|请|电话|联系|期待|感谢|谢谢|此致|祝|敬上|如有|盼复|让我们|才能|必将|建议/,
  en: /\b(?:in short|overall|in conclusion|therefore|so that|finally|please|thank|thanks|regards|sincerely|looking forward|let me know|let us|i suggest|i propose|if you)\b/,
};
const LINKING = ["sequence", "contrast", "cause", "conclusion", "example", "condition", "addition"];

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = <T>(items: readonly T[], holds: (item: T) => boolean) =>
  items.length === 0 ? 0 : items.filter(holds).length / items.length;

/** Width in Chinese characters: a Latin letter counts two fifths. */
function widthOf(text: string): number {
  const han = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
  const latin = (text.match(/[a-z0-9]/g) ?? []).length;
  return han + 0.4 * latin;
}

function readSentences(answer: ReadAnswer): Sentence[] {
  const { folded } = answer.text;
  const live = answer.clauses.filter((clause) => !clause.ignored);
  let [at, read, paragraph] = [0, 0, 0];
  return answer.sentences.flatMap(({ start, end }): Sentence[] => {
    if (folded.slice(read, start).includes("\n")) paragraph += 1;
    read = end;
    while (at < live.length && live[at]!.start < start) at += 1;
    const first = at;
    while (at < live.length && live[at]!.start < end) at += 1;
    const own = live.slice(first, at);
    if (own.length === 0) return [];
    const text = folded.slice(start, end).trim();
    const terms = new Set(own.flatMap((clause) => clause.terms).map((term) => stemOf(term.text)));
    return [{ text, terms, paragraph, width: widthOf(text) }];
  });
}

/** Words of one meaning are one. */
const stemOf = (text: string): string => {
  const group = synonymOf(text)?.[0];
  return group === undefined ? text : `#${group}`;
};

function paragraphsOf(sentences: readonly Sentence[]): Sentence[][] {
  const groups = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    groups.set(sentence.paragraph, [...(groups.get(sentence.paragraph) ?? []), sentence]);
  }
  return [...groups.values()];
}

const isLinked = (sentence: Sentence, before: Sentence, language: InterviewLanguage): boolean =>
  POINTS_BACK[language].test(sentence.text) ||
  linksOf(sentence.text, language) > 0 ||
  [...sentence.terms].some((term) => before.terms.has(term));

function linksOf(text: string, language: InterviewLanguage): number {
  const cues = countCues(text, language);
  return LINKING.filter((kind) => (cues.get(kind) ?? 0) > 0).length;
}

const takesUp = (sentences: readonly Sentence[], task: ReadonlySet<string>): boolean =>
  sentences.some(({ terms }) => [...terms].some((term) => task.has(term)));

/** A name or a greeting on a line of its own is no part of the course. */
const isBody = (paragraph: readonly Sentence[]) => paragraph.some(({ width }) => width >= PARAGRAPH.least);
const isReadable = (size: number) => size >= PARAGRAPH.least && size <= PARAGRAPH.most;

/** How alike the openings of two points are at best: points set side by side begin alike. */
function parallelOf(paragraphs: Sentence[][], language: InterviewLanguage): number {
  const openings = paragraphs.map(
    ([first]) => new Set(charGrams(first?.text ?? "", language === "zh" ? 2 : 4)),
  );
  if (paragraphs.slice(1).filter(([first]) => MARKER.test(first?.text ?? "")).length >= 2) return 1;
  const middle = openings.slice(1, -1);
  // Too few points to be set side by side.
  if (middle.length < 2) return 0.5;
  const alike = middle.flatMap((left, at) => middle.slice(at + 1).map((right) => jaccard(left, right)));
  return PLAIN + (1 - PLAIN) * clamp(Math.max(...alike) / ALIKE);
}

function structureOf(
  paragraphs: Sentence[][],
  task: ReadonlySet<string>,
  language: InterviewLanguage,
): number {
  const sizes = paragraphs.map((each) => each.reduce((sum, { width }) => sum + width, 0));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const inFit = sizes.filter(isReadable).reduce((sum, size) => sum + size, 0) / Math.max(1, whole);
  const divided = paragraphs.length > 1 ? inFit : clamp(UNDIVIDED / Math.max(1, whole), 0.2, 0.7);
  const opens = takesUp((paragraphs.find(isBody) ?? []).slice(0, 3), task) ? 1 : 0;
  const end = (paragraphs.findLast(isBody) ?? []).slice(-2);
  const closes = takesUp(end, task) ? 1 : end.some(({ text }) => CLOSES[language].test(text)) ? 0.8 : 0;
  return clamp(0.35 * divided + 0.35 * parallelOf(paragraphs, language) + 0.15 * opens + 0.15 * closes);
}

function coherenceOf(
  sentences: readonly Sentence[],
  paragraphs: Sentence[][],
  task: ReadonlySet<string>,
  language: InterviewLanguage,
): number {
  if (sentences.length < 2) return 0.4;
  const followed = sentences.slice(1).filter((each, i) => isLinked(each, sentences[i]!, language)).length;
  const linked = followed / (sentences.length - 1);
  const key = keyOf(sentences);
  const kept = shareOf(paragraphs, (each) => takesUp(each.slice(-1), key));
  const onTask = clamp(shareOf(sentences, (each) => takesUp([each], task)) / 0.5);
  const readable = 1 - shareOf(sentences, ({ width }) => width > LONG_SENTENCE);
  return clamp(0.25 * linked + 0.25 * kept + 0.25 * onTask + 0.25 * readable);
}

/** The few words that most sentences have: what the text is about. */
function keyOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { terms } of sentences) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const most = [...counts].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  return new Set(most.slice(0, 3).map(([term]) => term));
}

function completenessOf({ asked, points }: Task, terms: Term[]): number {
  const task = clamp(overlap(asked, terms) / 0.5);
  if (points.length === 0) return task;
  return clamp(0.75 * mean(points.map((point) => clamp(overlap(point, terms) / MADE))) + 0.25 * task);
}

/** Different words among each fifty in a row, averaged: a long text is not poorer for being long. */
function varietyOf(terms: readonly Term[]): number {
  const window = 50;
  if (terms.length < 8) return 0.5;
  const size = Math.min(window, terms.length);
  const shares: number[] = [];
  for (let at = 0; at + size <= terms.length; at += Math.max(1, Math.floor(size / 2))) {
    shares.push(new Set(terms.slice(at, at + size).map(({ text }) => text)).size / size);
  }
  return clamp((mean(shares) - 0.5) / 0.4);
}

function languageOf(sentences: readonly Sentence[], terms: readonly Term[]): number {
  const readable = 1 - shareOf(sentences, ({ width }) => width > LONG_SENTENCE);
  const ended = /[。！？!?.…”"』」)]\s*$/.test(
    sentences.findLast(({ width }) => width >= PARAGRAPH.least)?.text ?? "",
  )
    ? 1
    : 0;
  return clamp(0.45 * readable + 0.4 * varietyOf(terms) + 0.15 * ended);
}

/** Measures a written answer against its task. Pure, linear in the text; what does not count of it is left out. */
export function readWriting(answer: ReadAnswer, task: Task, language: InterviewLanguage): Writing {
  const sentences = readSentences(answer);
  const paragraphs = paragraphsOf(sentences);
  const words = new Set(
    [...task.asked, ...task.points.flat()]
      .filter(({ weight }) => weight >= 0.5)
      .map(({ text }) => stemOf(text)),
  );
  return {
    structure: structureOf(paragraphs, words, language),
    coherence: coherenceOf(sentences, paragraphs, words, language),
    completeness: completenessOf(task, answer.terms),
    language: languageOf(sentences, answer.terms),
  };
}

const ASKS_LANGUAGE =
  /书面|文字|文笔|写作|行文|表达|沟通|措辞|\b(?:writing|written|written english|wording|communicat\w*|express\w*|prose)\b/i;

/** Whether a dimension is about how something is put, so that the language itself is part of it. */
export const asksForLanguage = ({ name, description }: { name: string; description: string }): boolean =>
  ASKS_LANGUAGE.test(`${name}\n${description}`);
