import type { Report, ReportAnswer, ReportDimension } from "./schema";

/**
 * The report without anything that the machine makes of the answers: what somebody reads who is to rate it blind. What
 * is told is named here, so that something new in a report is not shown before somebody has thought about it. Pure.
 */
export const sealReport = (report: Report): Report => ({
  interviewId: report.interviewId,
  version: report.version,
  composedAt: report.composedAt,
  language: report.language,
  candidateName: report.candidateName,
  jobTitle: report.jobTitle,
  planName: report.planName,
  completedAt: report.completedAt,
  complete: report.complete,
  total: null,
  match: null,
  recommendation: "review",
  recommendationReason: "",
  thresholds: report.thresholds,
  formulas: { total: "", match: "" },
  dimensions: report.dimensions.map(sealDimension),
  behaviours: [],
  risks: [],
  probes: [],
  answers: report.answers.map(sealAnswer),
  engines: report.engines,
  aiGenerated: report.aiGenerated,
});

const sealDimension = ({
  id,
  name,
  description,
  weightBp,
  requiredScore,
  anchors,
}: ReportDimension): ReportDimension => ({
  id,
  name,
  description,
  weightBp,
  requiredScore,
  anchors,
  score: null,
  level: null,
  confidence: null,
  reasons: [],
  evidence: [],
});

const sealAnswer = (answer: ReportAnswer): ReportAnswer => ({
  id: answer.id,
  questionId: answer.questionId,
  questionText: answer.questionText,
  stageTitle: answer.stageTitle,
  stageKind: answer.stageKind,
  ...(answer.followUp ? { followUp: answer.followUp } : {}),
  medium: answer.medium,
  take: answer.take,
  media: answer.media,
  transcript: answer.transcript,
  transcriptVersions: answer.transcriptVersions,
  // How it came to be written is part of what a person reads.
  ...(answer.written ? { written: answer.written } : {}),
  speech: answer.speech,
  score: null,
});
