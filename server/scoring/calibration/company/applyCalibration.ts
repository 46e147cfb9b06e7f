import { fixed2, scoreOfLevel, weightedMean } from "../../rubric/fixed";
import type { AnswerScore, ScoringQuestion } from "../../types";
import { applyMapping } from "./fitMapping";
import type { DimensionCalibration, Feature } from "./schema";

/** As much of a calibration as scoring needs. */
export type ActiveCalibration = {
  id: string;
  version: number;
  /** `name@version` of the engine that it was learned with. */
  engine: string;
  dimensions: readonly DimensionCalibration[];
};

const PARTS = 4;

/** What of an answer may move a rating: shares of what the engine found, never how long the answer is. */
export function featuresOf({
  signals,
  star,
}: Pick<AnswerScore, "signals" | "star">): Record<Feature, number> {
  const parts = [star.situation, star.task, star.action, star.result].filter((quotes) => quotes.length > 0);
  const { relevance, specificity, structure, ownership } = signals;
  return { relevance, specificity, structure, ownership, starParts: fixed2(parts.length / PARTS) };
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;

function explain(reason: string, n: number, move: number, language: "zh" | "en"): string {
  return language === "zh"
    ? `${reason}按本公司 ${n} 份人工评分校准 ${signed(move)}。`
    : `${reason} Calibrated by ${n} ratings of your company: ${signed(move)}.`;
}

const weightIn = (question: Pick<ScoringQuestion, "dimensions">, id: string) =>
  question.dimensions.length === 0 ? 1 : (question.dimensions.find((part) => part.id === id)?.weightBp ?? 0);

/**
 * Puts an engine's levels right by a calibration that was learned with the same engine; another engine's stay as they
 * are. Says so in the reason and on the score, so that the same bytes can be computed again. Pure.
 */
export function applyCalibration(
  score: AnswerScore,
  calibration: ActiveCalibration | null,
  question: Pick<ScoringQuestion, "dimensions">,
  language: "zh" | "en",
): AnswerScore {
  if (!calibration || calibration.engine !== `${score.engine.name}@${score.engine.version}`) return score;
  const features = featuresOf(score);
  const dimensions = score.dimensions.map((dimension) => {
    const known = calibration.dimensions.find(
      ({ dimensionId, used }) => used && dimensionId === dimension.id,
    );
    if (!known) return dimension;
    const level = applyMapping(known.mapping, { level: dimension.level, features });
    return {
      ...dimension,
      level,
      score: scoreOfLevel(level),
      reason: explain(dimension.reason, known.n, fixed2(level - dimension.level), language),
    };
  });
  return {
    ...score,
    dimensions,
    total: weightedMean(
      dimensions.map(({ id, score: own }) => ({ weight: weightIn(question, id), value: own })),
    ),
    calibration: { id: calibration.id, version: calibration.version },
  };
}
