import type { FollowUp } from "../followUps/entity";
import { type Asked, listAsked } from "../interviews/course";
import type { Answer, Interview } from "../interviews/entity";
import type { Recording } from "../media/entity";
import { listQuestions, type PlanDefinition, type Question } from "../plans/definition";
import { describeInterview } from "../scoring/behaviours";
import { engineLabel } from "../scoring/engineNames";
import type { AnswerScoreRow } from "../scoring/entity";
import { type ThreadPart, quotesIn, starIn } from "../scoring/threads";
import type { ResumeCoverage } from "../profiles/schema";
import { combineScores, describeFormula, type DimensionTotal } from "../scoring/totals";
import type { Quote } from "../scoring/types";
import type { Transcript } from "../speech/entity";
import { writtenLength } from "../plans/writtenLength";
import { findProbes, type ProbeSource } from "./probes/findProbes";
import { reasonFor } from "./recommendationReason";
import type { Report } from "./schema";
import { placeWords, timeOf } from "./wordTimes";

/** One sealed answer with all that the pipeline has made of it. */
export type AnswerSource = {
  answer: Pick<Answer, "id" | "questionId" | "questionIndex" | "medium" | "take"> &
    Partial<Pick<Answer, "pasted">>;
  recording: Pick<Recording, "mimeType" | "durationMs" | "size" | "sha256"> | null;
  /** All versions, newest first. */
  transcripts: readonly Transcript[];
  /**
   * Of the newest version; null when it could not be scored, and for an answer to a follow-up. With `parts` it is the
   * judgement of a question's answer together with those to its follow-ups, and its quotes point into all of them.
   */
  score: (Pick<AnswerScoreRow, "engine" | "score"> & { parts?: readonly ThreadPart[] }) | null;
};

export type ReportSource = {
  plan: PlanDefinition;
  candidateName: string;
  interview: Pick<Interview, "id" | "planName" | "jobTitle" | "language" | "completedAt">;
  answers: readonly AnswerSource[];
  /** Of a semi-structured plan. */
  followUps?: readonly FollowUp[];
  /** How far their résumé covers the position; settled with the first report. */
  coverage?: ResumeCoverage | null;
};

/** A report before it is filed: `composeReport` adds its version and date. */
export type ReportContent = Omit<Report, "version" | "composedAt">;

/**
 * The report of one interview, from what is stored. Pure: the same rows give the same bytes (invariant 3).
 * Answers to questions that the plan does not have are left out.
 */
export function buildReport(rows: ReportSource): ReportContent {
  const { plan, candidateName, interview, answers: given, followUps, coverage } = rows;
  const order = listAsked(plan, followUps);
  const asked = new Map(order.map((entry) => [entry.question.id, entry]));
  const sources = order.flatMap(
    ({ question }) => given.find(({ answer }) => answer.questionId === question.id) ?? [],
  );
  const scored = sources.map(({ answer, transcripts, score }) => ({
    questionId: answer.questionId,
    followUpTo: asked.get(answer.questionId)?.followUp?.questionId ?? null,
    score: score?.score ?? null,
    speech: transcripts[0]?.speech ?? null,
  }));
  const combined = combineScores(plan, scored, coverage?.score);
  const described = describeInterview(plan, scored);
  const probes = findProbes(
    plan,
    combined.dimensions,
    sources.flatMap((source) =>
      asked.get(source.answer.questionId)?.followUp ? [] : probeSource(source, sources),
    ),
    coverage?.requirements,
  );
  return {
    interviewId: interview.id,
    language: interview.language,
    candidateName,
    jobTitle: interview.jobTitle,
    planName: interview.planName,
    completedAt: interview.completedAt?.toISOString() ?? null,
    // One that timed out never got there.
    complete: interview.completedAt !== null,
    total: combined.total,
    match: combined.match,
    recommendation: combined.recommendation,
    recommendationReason: reasonFor(combined, plan),
    thresholds: { ...plan.thresholds },
    formulas: describeFormula(combined, plan.language),
    ...(coverage ? { coverage } : {}),
    dimensions: combined.dimensions.map((total) => buildDimension(plan, total, sources)),
    behaviours: [...described.behaviours, ...described.speech].map((text) => ({ answerId: null, text })),
    risks: described.risks.map(({ text }) => text),
    probes: probes.map(({ ask }) => ask[plan.language]),
    nextRound: probes,
    answers: sources.map((source) => buildAnswer(source, sources, asked)),
    engines: {
      scoring: namesOf(sources.map(({ score }) => score && nameOf(score))),
      speech: namesOf(sources.map(({ transcripts }) => spokenEngine(transcripts))),
      ...fallbacksOf(sources),
    },
    aiGenerated: true,
  };
}

function buildDimension(
  plan: PlanDefinition,
  { id, score, level, confidence, ...total }: DimensionTotal,
  sources: readonly AnswerSource[],
): Report["dimensions"][number] {
  const { name, description, anchors } = plan.dimensions.find((dimension) => dimension.id === id)!;
  const judged = sources.flatMap((source) => {
    const found = source.score?.score.dimensions.find((dimension) => dimension.id === id);
    return found && assesses(plan, source.answer.questionId, id) ? [{ source, found }] : [];
  });
  return {
    id,
    name,
    description,
    weightBp: total.weightBp,
    requiredScore: total.requiredScore,
    anchors: [...anchors],
    score,
    level,
    // Without evidence there is nothing to be sure or unsure of.
    confidence: score === null ? null : confidence,
    reasons: judged.map(({ source: { answer }, found }) => ({
      answerId: answer.id,
      questionId: answer.questionId,
      text: found.reason,
    })),
    evidence: judged.flatMap(({ source, found }) => locateThread(source, sources, found.evidence)),
  };
}

/** Where the quotes of a judgement are: in the answer itself, or in those that were judged with it. */
function locateThread(source: AnswerSource, sources: readonly AnswerSource[], quotes: readonly Quote[]) {
  const parts = source.score?.parts;
  if (!parts) return locateQuotes(source, quotes);
  return parts.flatMap((part) => {
    const spoken = sources.find(({ answer }) => answer.id === part.answerId);
    return spoken ? locateQuotes(spoken, quotesIn(part, quotes)) : [];
  });
}

const probeSource = (source: AnswerSource, sources: readonly AnswerSource[]): ProbeSource => ({
  questionId: source.answer.questionId,
  score: source.score?.score ?? null,
  locate: (quotes) =>
    locateThread(source, sources, quotes).map(({ answerId, start, end, quote }) => ({
      answerId,
      start,
      end,
      quote,
    })),
  pastedShare: pastedShareOf(source),
});

/** Of a typed answer's length; what was pasted and taken out again counts as pasted, and no share is above 1. */
function pastedShareOf({ answer, transcripts }: AnswerSource): number {
  const length = transcripts[0]?.source === "typed" ? writtenLength(transcripts[0].text) : 0;
  return length === 0 ? 0 : Math.min(1, (answer.pasted?.length ?? 0) / length);
}

const assesses = (plan: PlanDefinition, questionId: string, dimensionId: string) =>
  listQuestions(plan).some(
    ({ question }) =>
      question.id === questionId &&
      question.dimensions.some(({ id, weightBp }) => id === dimensionId && weightBp > 0),
  );

function locateQuotes({ answer, transcripts }: AnswerSource, quotes: readonly Quote[]) {
  const transcript = transcripts[0];
  const placed = transcript ? placeWords(transcript.text, transcript.words) : [];
  return quotes.map(({ start, end, quote }) => {
    const time = timeOf(placed, start, end);
    return {
      start,
      end,
      quote,
      answerId: answer.id,
      startMs: time?.startMs ?? null,
      endMs: time?.endMs ?? null,
    };
  });
}

function buildAnswer(
  given: AnswerSource,
  sources: readonly AnswerSource[],
  asked: ReadonlyMap<string, Asked>,
): Report["answers"][number] {
  const { answer, recording, transcripts } = given;
  const { stage, question, followUp } = asked.get(answer.questionId)!;
  const transcript = transcripts[0] ?? null;
  return {
    id: answer.id,
    questionId: question.id,
    questionText: question.text,
    stageTitle: stage.title,
    stageKind: stage.kind,
    ...(followUp
      ? {
          followUp: {
            to: followUp.questionId,
            number: followUp.number ?? 1,
            dimension: followUp.dimensionId ?? "",
            why: followUp.why ?? "",
          },
        }
      : question.personal
        ? { personal: question.personal }
        : {}),
    medium: answer.medium,
    take: answer.take,
    ...(transcript?.source === "typed" ? { written: writtenOf(answer, question, transcript.text) } : {}),
    media: recording && {
      mimeType: recording.mimeType,
      durationMs: recording.durationMs,
      size: recording.size,
      sha256: recording.sha256,
    },
    transcript: transcript && presentTranscript(transcript),
    transcriptVersions: transcripts.map(({ version, source, createdAt, createdBy }) => ({
      version,
      source,
      createdAt: createdAt.toISOString(),
      createdBy,
    })),
    speech: transcript?.speech ?? null,
    score: shareOf(given, sources),
  };
}

/** How long a typed answer is beside what was asked for, and what came in from elsewhere: facts, in no score. */
const writtenOf = (
  { pasted }: AnswerSource["answer"],
  { material, leastLength, mostLength }: Question,
  text: string,
): NonNullable<Report["answers"][number]["written"]> => ({
  length: writtenLength(text),
  leastLength: leastLength ?? null,
  mostLength: mostLength ?? null,
  material: material ?? null,
  pasted: pasted ?? null,
});

const TOGETHER = {
  zh: "这是追问的回答，与原题的回答合在一起评分，得分见原题。",
  en: "This answers a follow-up; it is judged together with the answer to its question, and the score stands there.",
};

/** What of a judgement is shown with an answer: all of it, or what it quotes from this answer of several. */
function shareOf(source: AnswerSource, sources: readonly AnswerSource[]): Report["answers"][number]["score"] {
  const { id } = source.answer;
  const holds = (each: AnswerSource) => each.score?.parts?.some(({ answerId }) => answerId === id);
  const { score } = source.score ? source : (sources.find(holds) ?? source);
  if (!score) return null;
  const part = score.parts?.find(({ answerId }) => answerId === id);
  if (!part) return presentScore(score.score);
  const share = {
    ...presentScore(score.score),
    dimensions: score.score.dimensions
      .map((dimension) => ({ ...dimension, evidence: quotesIn(part, dimension.evidence) }))
      .filter(({ evidence }) => evidence.length > 0),
    star: starIn(part, score.score),
  };
  if (source.score) return share;
  const language = source.transcripts[0]?.language ?? "zh";
  return { ...share, total: null, flags: [], comment: TOGETHER[language] };
}

export function presentTranscript(
  transcript: Transcript,
): NonNullable<Report["answers"][number]["transcript"]> {
  const { version, source, language, text, words, usable, reason, engine, createdAt, createdBy } = transcript;
  return {
    version,
    source,
    language,
    text,
    words,
    usable,
    reason,
    engine,
    createdAt: createdAt.toISOString(),
    createdBy,
  };
}

function presentScore(score: AnswerScoreRow["score"]): NonNullable<Report["answers"][number]["score"]> {
  const { total, usable, flags, comment, dimensions, star, signals, writing } = score;
  return { total, usable, flags, comment, dimensions, star, signals, ...(writing ? { writing } : {}) };
}

/** A correction keeps the engine of the version before it; typed words went through none. */
const spokenEngine = (transcripts: readonly Transcript[]) =>
  transcripts.find(({ source }) => source === "machine")?.engine;

function namesOf(engines: readonly (string | null | undefined)[]): string {
  const names = [...new Set(engines.filter((engine) => engine !== undefined && engine !== null))];
  // An answer without anything to judge was put to no model; its engine is the same.
  return names.filter((name) => !names.some((other) => other.startsWith(`${name} (`))).join(", ");
}

/** A language model is named as its endpoint names it. */
const nameOf = ({ engine, score }: NonNullable<AnswerSource["score"]>) =>
  score.engine.model ? engineLabel(score.engine) : engine;

/** How many answers the built-in engine judged in the chosen one's place, by why. */
function fallbacksOf(sources: readonly AnswerSource[]): Pick<Report["engines"], "fallbacks"> {
  const reasons = sources.flatMap(({ score }) => score?.score.engine.insteadOf?.why ?? []);
  if (reasons.length === 0) return {};
  const fallbacks = [...new Set(reasons)].map((why) => ({
    why,
    answers: reasons.filter((each) => each === why).length,
  }));
  return { fallbacks };
}
