import type { Report } from "./schema";

/**
 * The report without anything that the machine makes of the answers: what somebody reads who is to rate it blind. What
 * was asked, said and recorded is all there. Pure.
 */
export const sealReport = (report: Report): Report => ({
  ...report,
  nextRound: [],
  total: null,
  match: null,
  recommendation: "review",
  recommendationReason: "",
  formulas: { total: "", match: "" },
  dimensions: report.dimensions.map((dimension) => ({
    ...dimension,
    score: null,
    level: null,
    confidence: null,
    reasons: [],
    evidence: [],
  })),
  behaviours: [],
  risks: [],
  probes: [],
  answers: report.answers.map((answer) => ({ ...answer, score: null })),
});
