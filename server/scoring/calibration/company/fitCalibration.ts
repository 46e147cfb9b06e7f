import { setImmediate as nextTurn } from "node:timers/promises";
import type { AnswerScore, ScoringEngine } from "../../types";
import { mean } from "../learning/statistics";
import { featuresOf } from "./applyCalibration";
import { type RatedLevel, fitMapping } from "./fitMapping";
import { humanAgreement } from "./humanAgreement";
import type { RatedAnswer, RatedDimension } from "./ratings";
import type { DimensionCalibration } from "./schema";

const HAN = /[\u3400-\u9fff]/;
const FULL = 10_000;

/** The engine's judgement of a rated answer, on the dimensions that people rated. */
function judge(
  engine: ScoringEngine,
  { question, answer, ratings }: RatedAnswer,
  dimensions: readonly RatedDimension[],
): Promise<AnswerScore> {
  const language = HAN.test(answer) ? "zh" : "en";
  const rated = dimensions.filter(({ id }) => ratings.has(id));
  const share = Math.floor(FULL / rated.length);
  return engine.score(
    {
      text: question,
      kind: "questions",
      dimensions: rated.map(({ id }, at) => ({
        id,
        weightBp: at === 0 ? FULL - share * (rated.length - 1) : share,
      })),
      strong: [],
      weak: [],
    },
    { dimensions: rated.map(({ open }) => open(language)) },
    { text: answer, language, usable: answer.trim().length > 0 },
    {},
  );
}

export type Fitted = { engine: string; answers: number; dimensions: DimensionCalibration[] };

/**
 * Has the engine judge what people have rated, and learns for each dimension how their ratings follow from its levels.
 * Other requests get their turn between answers; learning itself takes some milliseconds for each dimension.
 */
export async function fitCalibration(
  engine: ScoringEngine,
  answers: readonly RatedAnswer[],
  dimensions: readonly RatedDimension[],
): Promise<Fitted> {
  const judged: { answer: RatedAnswer; score: AnswerScore }[] = [];
  for (const answer of answers) {
    judged.push({ answer, score: await judge(engine, answer, dimensions) });
    await nextTurn();
  }
  const rated = dimensions.filter(({ id }) => answers.some(({ ratings }) => ratings.has(id)));
  const calibrated: DimensionCalibration[] = [];
  for (const { id, names } of rated) {
    const own = judged.filter(({ answer }) => answer.ratings.has(id));
    const rows = own.flatMap(({ answer, score }): RatedLevel[] => {
      const found = score.dimensions.find((dimension) => dimension.id === id);
      const rating = mean((answer.ratings.get(id) ?? []).map((each) => each.rating));
      return found ? [{ level: found.level, features: featuresOf(score), rating }] : [];
    });
    calibrated.push({
      dimensionId: id,
      name: names[0],
      unscored: own.length - rows.length,
      human: humanAgreement(own.map(({ answer }) => answer.ratings.get(id) ?? [])),
      ...fitMapping(rows),
    });
    await nextTurn();
  }
  const judgedBy = judged[0]?.score.engine ?? engine;
  return { engine: `${judgedBy.name}@${judgedBy.version}`, answers: answers.length, dimensions: calibrated };
}
