import { findGaps } from "../followUps/findGaps";
import type { Gap } from "../followUps/types";
import type { ShownFeedback } from "../plans/definition";
import type { Report, ReportAnswer, ReportDimension } from "../reports/schema";
import { bandAmong } from "./percentiles";
import type { Feedback, OwnWords, ShownBand } from "./schema";

/** Scores of comparable people by dimension; null where there are too few of them. */
export type Comparable = { people: number; scores: ReadonlyMap<string, readonly number[]> } | null;

const MOST_STRENGTHS = 3;
const MOST_IMPROVEMENTS = 2;
/** From here on something was shown well enough to be named first. */
const STRENGTH = 5;
const STRONG = 7.5;
/** A quote is a reminder, not a transcript. */
const MOST_WORDS = 80;
const FEWEST_WORDS = 4;

/**
 * What a candidate is told of their interview, from its report: strengths first, then at most two things that would
 * have made an answer stronger, each with words that are really theirs. No score, no rank, nothing that was made for
 * those who decide. Pure; the same report and people give the same feedback.
 */
export function composeFeedback(
  report: Report,
  shown: Exclude<ShownFeedback, "none">,
  comparable: Comparable,
  composedAt: Date,
): Feedback {
  const judged = report.dimensions
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const good = judged.filter(({ score }) => (score ?? 0) >= STRENGTH).slice(0, MOST_STRENGTHS);
  // Everybody did something best.
  const named = good.length > 0 ? good : judged.slice(0, 1);
  return {
    composedAt: composedAt.toISOString(),
    language: report.language,
    strengths: named.map(({ id, name, score, evidence }) => ({
      name,
      band: comparable && bandAmong(score ?? 0, comparable.scores.get(id) ?? []),
      words: quoteOf(report, evidence),
    })),
    improvements: improvementsOf(report),
    unclear: report.dimensions.filter(({ score }) => score === null).map(({ name }) => name),
    bands:
      shown === "bands" ? report.dimensions.map(({ name, score }) => ({ name, band: bandOf(score) })) : null,
    comparable: comparable?.people ?? null,
    aiGenerated: true,
  };
}

function bandOf(score: number | null): ShownBand | null {
  if (score === null) return null;
  if (score >= STRONG) return "strong";
  return score >= STRENGTH ? "shown" : "growing";
}

function quoteOf(report: Report, evidence: ReportDimension["evidence"]): OwnWords | null {
  for (const { answerId, start, end } of evidence) {
    const answer = report.answers.find(({ id }) => id === answerId);
    const words = answer && cutWords(answer, start, end);
    if (words) return words;
  }
  return null;
}

/** These characters of an answer's transcript, shortened, where there is something to read. */
function cutWords(answer: ReportAnswer, start: number, end: number): OwnWords | null {
  const whole = answer.transcript?.text ?? "";
  const from = start + (/^\s*/.exec(whole.slice(start, end))?.[0].length ?? 0);
  const text = whole.slice(from, Math.min(end, from + MOST_WORDS)).trimEnd();
  // Half of a character pair is no character.
  const kept = /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
  if ([...kept].length < FEWEST_WORDS) return null;
  return {
    answerId: answer.id,
    question: answer.questionText,
    start: from,
    end: from + kept.length,
    text: kept,
  };
}

type Lacking = { answer: ReportAnswer; gap: Gap; total: number };

/** Of the weakest answers first, each lack once, and not twice of one answer while there is another. */
function improvementsOf(report: Report): Feedback["improvements"] {
  const lacking = report.answers
    .flatMap((answer) => lacksOf(report, answer))
    .toSorted((a, b) => a.total - b.total);
  const chosen: Feedback["improvements"] = [];
  const take = ({ answer, gap }: Lacking, anew: boolean) => {
    if (chosen.length >= MOST_IMPROVEMENTS || chosen.some(({ kind }) => kind === gap)) return;
    if (anew && chosen.some(({ words }) => words.answerId === answer.id)) return;
    const words = wordsFor(answer, gap);
    if (words && !chosen.some((other) => other.words.text === words.text))
      chosen.push({ kind: gap, dimension: null, words });
  };
  for (const one of lacking) take(one, true);
  for (const one of lacking) take(one, false);
  return [...chosen, ...deepenings(report, chosen)].slice(0, MOST_IMPROVEMENTS);
}

/** Where no answer lacks a part, what was shown least is what more could be told of; not by the same words again. */
function deepenings(report: Report, chosen: Feedback["improvements"]): Feedback["improvements"] {
  const used = new Set(chosen.map(({ words }) => words.text));
  return report.dimensions
    .filter(({ score }) => score !== null && score < STRONG)
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .flatMap(({ name, evidence }) => {
      const words = evidence
        .flatMap(({ answerId, start, end }) => {
          const answer = report.answers.find(({ id }) => id === answerId);
          return answer ? [cutWords(answer, start, end), ...sentencesOf(answer)] : [];
        })
        .find((each) => each !== null && !used.has(each.text));
      if (!words) return [];
      used.add(words.text);
      return [{ kind: "deepen" as const, dimension: name, words }];
    });
}

const sentencesOf = (answer: ReportAnswer): (OwnWords | null)[] =>
  [...(answer.transcript?.text ?? "").matchAll(/[^。！？!?\n]{6,}[。！？!?]?/gu)].map(
    ({ 0: sentence, index }) => cutWords(answer, index, index + sentence.length),
  );

function lacksOf({ answers }: Report, answer: ReportAnswer): Lacking[] {
  const { score, transcript, stageKind, questionText } = answer;
  // What was asked on is judged with the question, and an introduction is no story of something done.
  if (answer.followUp || stageKind === "introduction" || !score?.usable || !transcript?.usable) return [];
  const thread = [answer, ...answers.filter(({ followUp }) => followUp?.to === answer.questionId)];
  const heard = thread.flatMap(({ transcript: said }) =>
    said ? [{ text: said.text, usable: said.usable, reason: said.reason }] : [],
  );
  const gaps = findGaps({ kind: stageKind, question: { text: questionText }, answers: heard }, score);
  return gaps.map((gap) => ({ answer, gap, total: score.total ?? 10 }));
}

/** Which of their words the suggestion goes on from. */
function wordsFor(answer: ReportAnswer, gap: Gap): OwnWords | null {
  const { action, situation, task, result } = answer.score?.star ?? {
    action: [],
    situation: [],
    task: [],
    result: [],
  };
  const order = {
    result: [...action.toReversed(), ...task, ...situation],
    figures: [...result, ...action.toReversed()],
    action: [...task, ...situation, ...result],
    own_part: [...action, ...situation],
    situation: [...action, ...result],
    example: [...action, ...result, ...situation],
    too_little: [...situation, ...action],
    steps: [...action, ...situation],
    detail: [...action, ...situation],
  }[gap];
  const whole = answer.transcript?.text ?? "";
  if (gap === "own_part") {
    // The words to which the question is: who of us?
    const ours = /[^。！？!?\n]*(?:我们|\b(?:we|our)\b)[^。！？!?\n]*[。！？!?]?/iu.exec(whole);
    const words = ours && cutWords(answer, ours.index, ours.index + ours[0].length);
    if (words) return words;
  }
  for (const { start, end, quote } of order) {
    // Of a thread, the parts may be those of another answer.
    const words = whole.slice(start, end) === quote ? cutWords(answer, start, end) : null;
    if (words) return words;
  }
  return sentencesOf(answer).find((words) => words !== null) ?? null;
}
