import { listQuestions, type PlanDefinition } from "../plans/definition";
import type { SpeechSignals } from "../speech/types";
import { behaviourTexts, type BehaviourTexts, type RiskCode } from "./behaviourTexts";
import { foldText } from "./rubric/fold";
import type { ScoredAnswer } from "./totals";
import type { AnswerScore } from "./types";

export type AnswerWithSpeech = ScoredAnswer & {
  speech: SpeechSignals | null;
  /** The question that this answer followed up; its score is that question's. */
  followUpTo?: string | null;
};

export type Risk = { code: RiskCode | "contradiction"; questionIds: string[]; text: string };

export type InterviewBehaviours = {
  /** What the candidate talked about, most frequent first. */
  behaviours: string[];
  /** How it was said. For the reader only; never moves a score (PRODUCT D2). */
  speech: string[];
  risks: Risk[];
};

const MAX_BEHAVIOURS = 6;
const LONG_PAUSE_MS = 2_000;
const NOISY_SNR_DB = 10;

/** Facts and notes for the report, in the plan's language. Pure. */
export function describeInterview(plan: PlanDefinition, answers: AnswerWithSpeech[]): InterviewBehaviours {
  const texts = behaviourTexts[plan.language];
  const written = new Set(
    listQuestions(plan).flatMap(({ stage, question }) => (stage.kind === "written" ? [question.id] : [])),
  );
  // A reply or a plan tells no story.
  const stories = answers.flatMap(({ questionId, score }) =>
    score?.usable && !written.has(questionId) ? [score] : [],
  );
  const scored = answers.flatMap(({ score }) => (score?.usable ? [score] : []));
  return {
    behaviours: [...mentions(scored, texts), ...starCoverage(stories, texts)],
    speech: speechFacts(
      answers.flatMap(({ speech }) => (speech ? [speech] : [])),
      texts,
    ),
    risks: risksFor(plan, answers, texts),
  };
}

function mentions(scores: AnswerScore[], texts: BehaviourTexts): string[] {
  const counts = new Map<string, { text: string; count: number }>();
  for (const { signals } of scores) {
    const inAnswer = new Map<string, { text: string; count: number }>();
    // One word may stand for two dimensions; it was still said once.
    for (const { text, count } of signals.keywords) inAnswer.set(foldText(text).folded, { text, count });
    for (const [key, { text, count }] of inAnswer) {
      const known = counts.get(key);
      if (known) known.count += count;
      else counts.set(key, { text, count });
    }
  }
  return [...counts.values()]
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_BEHAVIOURS)
    .map(({ text, count }) => texts.mentions(text, count));
}

function starCoverage(scores: AnswerScore[], texts: BehaviourTexts): string[] {
  if (scores.length === 0) return [];
  const whole = scores.filter(({ star }) => star.action.length > 0 && star.result.length > 0).length;
  return [texts.actionAndResult(whole, scores.length)];
}

function speechFacts(signals: SpeechSignals[], texts: BehaviourTexts): string[] {
  const facts: string[] = [];
  const paced = signals.filter(({ charsPerMinute, voicedMs }) => charsPerMinute !== null && voicedMs > 0);
  const voicedMs = paced.reduce((sum, signal) => sum + signal.voicedMs, 0);
  const spoken = paced.reduce((sum, { charsPerMinute, voicedMs: ms }) => sum + (charsPerMinute ?? 0) * ms, 0);
  if (voicedMs > 0) facts.push(texts.rate(Math.round(spoken / voicedMs)));
  const pauses = signals
    .flatMap(({ pauses: list }) => list)
    .filter(({ startMs, endMs }) => endMs - startMs >= LONG_PAUSE_MS);
  if (pauses.length > 0) facts.push(texts.pauses(pauses.length, LONG_PAUSE_MS / 1000));
  const fillers = new Map<string, number>();
  for (const { text, count } of signals.flatMap((signal) => signal.fillers))
    fillers.set(text, (fillers.get(text) ?? 0) + count);
  const most = [...fillers].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  if (most.length > 0) {
    const sum = most.reduce((total, [, count]) => total + count, 0);
    facts.push(
      texts.fillers(
        most.slice(0, 3).map(([text]) => text),
        sum,
      ),
    );
  }
  return facts;
}

function risksFor(plan: PlanDefinition, answers: AnswerWithSpeech[], texts: BehaviourTexts): Risk[] {
  const order = new Map(listQuestions(plan).map(({ question, index }) => [question.id, index + 1]));
  const where = new Map<RiskCode, string[]>();
  const note = (code: RiskCode, questionId: string) => {
    const known = where.get(code) ?? [];
    if (!known.includes(questionId)) where.set(code, [...known, questionId]);
  };
  for (const { questionId: own, followUpTo, score, speech } of answers) {
    const questionId = followUpTo ?? own;
    for (const flag of score?.flags ?? []) note(flag, questionId);
    if (score && !score.usable && score.flags.length === 0) note("unusable", questionId);
    const snr = speech?.noise.snrDb ?? null;
    if (snr !== null && snr < NOISY_SNR_DB) note("noisy", questionId);
  }
  const noted = [...where].map(([code, questionIds]): Risk => {
    const numbers = questionIds.map((id) => order.get(id)).filter((number) => number !== undefined);
    return { code, questionIds, text: texts.risk(code, numbers) };
  });
  const differing = answers.flatMap(({ questionId: own, followUpTo, score }) => {
    const questionId = followUpTo ?? own;
    return (score?.contradictions ?? []).map((each): Risk => ({
      code: "contradiction",
      questionIds: [questionId],
      text: texts.contradiction(each, order.get(questionId)),
    }));
  });
  return [...noted, ...differing];
}
