import { FULL_WEIGHT, listQuestions, type InterviewLanguage, type PlanDefinition } from "../plans/definition";
import { fixed2, weightedMean } from "./rubric/fixed";
import type { AnswerScore, DimensionScore } from "./types";

/** Below this share of the weight there is no total: a person looks (DESIGN §6). */
export const MIN_CARRIED_BP = 8_000;
/** What the interview carries of the match where a résumé was read; its coverage of the position carries the rest. */
const INTERVIEW_SHARE = 70;

/** As much of an answer's score as totals need, whoever gave it. */
export type JudgedAnswer = {
  questionId: string;
  score: { dimensions: readonly Pick<DimensionScore, "id" | "score" | "confidence">[] } | null;
};
export type ScoredAnswer = { questionId: string; score: AnswerScore | null };

export type DimensionTotal = {
  id: string;
  name: string;
  weightBp: number;
  requiredScore: number;
  /** Question-weighted mean over answers with evidence, 0–10; null without evidence. */
  score: number | null;
  /** The same as a BARS level 1–5. */
  level: number | null;
  /** 0–1; questions that assess the dimension and gave no evidence pull it down. */
  confidence: number;
  answersWithEvidence: number;
  questionsAsked: number;
};

export type Recommendation = "advance" | "review" | "decline";
/** What a reader should know beside the recommendation. */
export type TotalNote = "insufficient_evidence" | "near_advance" | "near_review" | "low_confidence";

export type CombinedScores = {
  dimensions: DimensionTotal[];
  /** Weight of the dimensions with evidence, in basis points. */
  carriedBp: number;
  /** 0–10, two decimals; null when too little of the weight is carried. */
  total: number | null;
  /** 0–100, two decimals; null with the total. */
  match: number | null;
  /** What the match is made of where a résumé is part of it; null where it is the interview's alone. */
  parts: { interview: number; coverage: number } | null;
  /** 0–1, weighted like the total over all dimensions. */
  confidence: number;
  recommendation: Recommendation;
  notes: TotalNote[];
};

/**
 * Scores of one interview from the scores of its answers.
 *
 * - A dimension's score is the mean of its scores over the answers that have evidence for it, weighted by what each
 *   question gives this dimension.
 * - total = Σ weight × score ÷ Σ weight over the dimensions with evidence. Dividing by the weight carried is the fair
 *   reading of DESIGN §6: otherwise missing evidence would act as a score of 0, and "not enough evidence" is never a
 *   low score. When they carry less than 80 % of the weight there is no total and a person decides.
 * - match = 100 × Σ weight × min(1, score ÷ required) ÷ Σ weight, over the same dimensions and with the same rule for
 *   null; a required score of 0 counts as met. With `coverage`, how far a résumé covers the position (0–100), it is 70 %
 *   of that and 30 % of the coverage.
 * - recommendation: total ≥ advance → "advance", total < review → "decline", else, or without a total, "review".
 *
 * A score for a dimension that the question does not assess is left out. Pure, exact in hundredths; throws nothing.
 */
export function combineScores(
  plan: PlanDefinition,
  answers: readonly JudgedAnswer[],
  coverage: number | null = null,
): CombinedScores {
  const scores = new Map(answers.map(({ questionId, score }) => [questionId, score]));
  const dimensions = plan.dimensions.map((dimension): DimensionTotal => {
    const asked = listQuestions(plan).flatMap(({ question }) => {
      const part = question.dimensions.find(({ id }) => id === dimension.id);
      const given = scores.get(question.id)?.dimensions.find(({ id }) => id === dimension.id);
      return part && part.weightBp > 0 ? [{ weight: part.weightBp, given }] : [];
    });
    const found = asked.flatMap(({ weight, given }) => (given ? [{ weight, given }] : []));
    const score = weightedMean(found.map(({ weight, given }) => ({ weight, value: given.score })));
    const confidence = weightedMean(
      asked.map(({ weight, given }) => ({ weight, value: given?.confidence ?? 0 })),
    );
    return {
      id: dimension.id,
      name: dimension.name,
      weightBp: dimension.weightBp,
      requiredScore: dimension.requiredScore,
      score,
      level: score === null ? null : fixed2(1 + score / 2.5),
      confidence: confidence ?? 0,
      answersWithEvidence: found.length,
      questionsAsked: asked.length,
    };
  });
  const carried = dimensions.filter(hasScore);
  const carriedBp = carried.reduce((sum, { weightBp }) => sum + weightBp, 0);
  const enough = carriedBp >= MIN_CARRIED_BP;
  const total = enough
    ? weightedMean(carried.map(({ weightBp, score }) => ({ weight: weightBp, value: score })))
    : null;
  const interview = enough
    ? weightedMean(carried.map((part) => ({ weight: part.weightBp, value: fulfilment(part) })))
    : null;
  const parts = interview !== null && coverage !== null ? { interview, coverage } : null;
  const match = parts
    ? weightedMean([
        { weight: INTERVIEW_SHARE, value: parts.interview },
        { weight: 100 - INTERVIEW_SHARE, value: parts.coverage },
      ])
    : interview;
  const confidence =
    weightedMean(dimensions.map((part) => ({ weight: part.weightBp, value: part.confidence }))) ?? 0;
  return {
    dimensions,
    carriedBp,
    total,
    match,
    parts,
    confidence,
    recommendation: recommend(total, plan.thresholds),
    notes: notesFor(total, confidence, plan.thresholds),
  };
}

type ScoredDimension = DimensionTotal & { score: number };
const hasScore = (dimension: DimensionTotal): dimension is ScoredDimension => dimension.score !== null;

/** How far a required score is met, in per cent, at most 100. */
function fulfilment({ score, requiredScore }: ScoredDimension): number {
  return requiredScore === 0 ? 100 : fixed2(Math.min(100, (100 * score) / requiredScore));
}

export function recommend(total: number | null, thresholds: PlanDefinition["thresholds"]): Recommendation {
  if (total === null) return "review";
  if (total >= thresholds.advance) return "advance";
  return total < thresholds.review ? "decline" : "review";
}

export const LOW_CONFIDENCE = 0.4;

/** Within so much of its total an interview could as well have come out: a whole point where the evidence is thin. */
export const nearnessOf = (confidence: number): number => (confidence < LOW_CONFIDENCE ? 1 : 0.5);

/** Near a threshold means: nearer than half a point, or a whole one where the evidence is thin. */
export function notesFor(
  total: number | null,
  confidence: number,
  thresholds: PlanDefinition["thresholds"],
): TotalNote[] {
  if (total === null) return ["insufficient_evidence"];
  const notes: TotalNote[] = [];
  const near = nearnessOf(confidence);
  if (Math.abs(total - thresholds.advance) < near) notes.push("near_advance");
  if (Math.abs(total - thresholds.review) < near && thresholds.review !== thresholds.advance)
    notes.push("near_review");
  if (confidence < LOW_CONFIDENCE) notes.push("low_confidence");
  return notes;
}

const percent = (bp: number) => `${Number((bp / 100).toFixed(2))}%`;

/** How total and match came about, with this interview's numbers, for print under the report. */
export function describeFormula(
  combined: CombinedScores,
  language: InterviewLanguage,
): { total: string; match: string } {
  const zh = language === "zh";
  const carried = combined.dimensions.filter(hasScore).filter(({ weightBp }) => weightBp > 0);
  if (combined.total === null || combined.match === null) {
    const share = percent(combined.carriedBp);
    const text = zh
      ? `有证据的维度只占权重的 ${share}，不足 ${percent(MIN_CARRIED_BP)}，不计算，请人工评估。`
      : `The dimensions with evidence carry only ${share} of the weight, less than ${percent(MIN_CARRIED_BP)}: not computed, for a person to judge.`;
    return { total: text, match: text };
  }
  const divide = combined.carriedBp === FULL_WEIGHT ? "" : ` ÷ ${percent(combined.carriedBp)}`;
  const join = (parts: string[]) => (divide ? `(${parts.join(" + ")})${divide}` : parts.join(" + "));
  const scores = carried.map(
    ({ name, weightBp, score }) => `${name} ${percent(weightBp)} × ${score.toFixed(2)}`,
  );
  const met = carried.map(({ name, weightBp, score, requiredScore }) => {
    const ratio = requiredScore === 0 ? "1" : `min(1, ${score.toFixed(2)} ÷ ${requiredScore})`;
    return `${name} ${percent(weightBp)} × ${ratio}`;
  });
  const fromInterview = `100 × (${join(met)})`;
  return {
    total: `${zh ? "总分" : "Total"} = ${join(scores)} = ${combined.total.toFixed(2)}`,
    match: describeMatch({ ...combined, match: combined.match }, fromInterview, zh),
  };
}

function describeMatch(
  { match, parts }: { match: number; parts: CombinedScores["parts"] },
  fromInterview: string,
  zh: boolean,
): string {
  const name = zh ? "匹配度" : "Match";
  if (!parts) return `${name} = ${fromInterview} = ${match.toFixed(2)}`;
  const interview = `${INTERVIEW_SHARE}% × ${parts.interview.toFixed(2)}`;
  const coverage = `${100 - INTERVIEW_SHARE}% × ${parts.coverage.toFixed(2)}`;
  const alone = `${fromInterview} = ${parts.interview.toFixed(2)}`;
  return zh
    ? `面试匹配度 = ${alone}；${name} = ${interview} + ${coverage}（简历覆盖岗位要求） = ${match.toFixed(2)}`
    : `Match of the interview = ${alone}; ${name} = ${interview} + ${coverage} (coverage of the requirements by the résumé) = ${match.toFixed(2)}`;
}
