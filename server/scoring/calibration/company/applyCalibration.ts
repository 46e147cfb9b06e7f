import { engineKey } from "../../engineNames";
import { fixed2, scoreOfLevel, weightedMean } from "../../rubric/fixed";
import type { AnswerScore, ScoringQuestion } from "../../types";
import { applyMapping } from "./fitMapping";
import type { DimensionCalibration, Feature, Mapping } from "./schema";

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

const WORDS: Record<Feature, readonly [zh: string, en: string]> = {
  relevance: ["切题程度", "relevance"],
  specificity: ["具体程度", "specificity"],
  structure: ["条理", "structure"],
  ownership: ["本人所做的部分", "the person's own part"],
  starParts: ["情境、任务、行动、结果是否齐全", "completeness of situation, task, action and result"],
};
/** Of a level: what moves it by less is not worth a word. */
const WORTH_A_WORD = 0.05;

/** The feature that moved the level most, in words; empty where it was the level alone. */
function mainFeature({ features }: Mapping, values: Record<Feature, number>, language: "zh" | "en"): string {
  const moves = features.map(({ name, weight, centre }) => ({
    name,
    move: weight * (values[name] - centre),
  }));
  const [most] = moves.toSorted((left, right) => Math.abs(right.move) - Math.abs(left.move));
  if (!most || Math.abs(most.move) < WORTH_A_WORD) return "";
  const word = WORDS[most.name][language === "zh" ? 0 : 1];
  return language === "zh" ? `（主要看${word}）` : ` (mostly by ${word})`;
}

type Explained = { n: number; move: number; by: string };
function explain(reason: string, { n, move, by }: Explained, language: "zh" | "en"): string {
  return language === "zh"
    ? `${reason}按本公司 ${n} 份人工评分校准 ${signed(move)}${by}。`
    : `${reason} Calibrated by ${n} ratings of your company: ${signed(move)}${by}.`;
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
  if (!calibration || calibration.engine !== engineKey(score.engine)) return score;
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
      reason: explain(
        dimension.reason,
        {
          n: known.n,
          move: fixed2(level - dimension.level),
          by: mainFeature(known.mapping, features, language),
        },
        language,
      ),
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
