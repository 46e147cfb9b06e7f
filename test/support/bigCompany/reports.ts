import { Answer, type Interview } from "../../../server/interviews/entity";
import { listQuestions } from "../../../server/plans/definition";
import { type AnswerSource, buildReport } from "../../../server/reports/buildReport";
import type { Report } from "../../../server/reports/schema";
import type { ReportRow } from "../../../server/reports/entity";
import type { Transcript } from "../../../server/speech/entity";
import type { UsedPlan } from "./plans";
import type { Random } from "./random";

const SENTENCE =
  "那个季度的目标没有完成，我把客户分成三类，每天先打重点客户的电话，两个月以后回款超过了计划。";
const TEXT = SENTENCE.repeat(8);
const WORDS = [...TEXT].map((text, index) => ({ text, startMs: index * 250, endMs: index * 250 + 220 }));

const transcriptOf = (id: string, answerId: string, createdAt: Date): Transcript => ({
  id,
  answerId,
  version: 1,
  source: "machine",
  language: "zh",
  text: TEXT,
  words: WORDS,
  speech: null,
  usable: true,
  reason: null,
  engine: "whisper-base@1.0.0",
  createdBy: null,
  createdAt,
});

const answerOf = (
  id: string,
  interviewId: string,
  questionId: string,
  questionIndex: number,
  at: Date,
): Answer => ({
  id,
  interviewId,
  questionId,
  questionIndex,
  medium: "audio",
  take: 1,
  presentedAt: at,
  begunAt: at,
  sealedAt: at,
  lastSeenAt: at,
  forgivenMs: 0,
  lateMs: 0,
  floorGranted: false,
  recordedMs: 90_000,
  text: "",
  textRevision: 0,
  pasted: null,
  manifest: null,
  mediaState: "ready",
  transcriptState: "ready",
  scoreState: "ready",
});

/** All answers of an interview with a minute and a half of words each, and the report made of them. */
export function buildFullReport(
  random: Random,
  { definition: plan }: UsedPlan,
  interview: Interview,
  candidateName: string,
): { answers: Answer[]; report: ReportRow } {
  const at = interview.completedAt ?? interview.updatedAt;
  const answers = listQuestions(plan).map(({ question }, index) =>
    answerOf(random.uuid(at), interview.id, question.id, index, at),
  );
  const sources = answers.map((answer): AnswerSource => ({
    answer,
    recording: null,
    transcripts: [transcriptOf(random.uuid(at), answer.id, at)],
    score: null,
  }));
  const content = buildReport({ plan, candidateName, interview, answers: sources });
  return { answers, report: rowOf(random, { ...content, version: 1, composedAt: at.toISOString() }, at) };
}

/** A report with nothing said in it: what the others are beside the one that is looked at. */
export function buildShortReport(
  random: Random,
  { definition: plan }: UsedPlan,
  interview: Interview,
  candidateName: string,
) {
  const at = interview.completedAt ?? interview.updatedAt;
  const content = buildReport({ plan: { ...plan, dimensions: [] }, candidateName, interview, answers: [] });
  return rowOf(random, { ...content, version: 1, composedAt: at.toISOString() }, at);
}

const rowOf = (random: Random, report: Report, createdAt: Date): ReportRow => ({
  id: random.uuid(createdAt),
  interviewId: report.interviewId,
  version: 1,
  report,
  createdAt,
});
