import { setImmediate as nextTurn } from "node:timers/promises";
import { invalid } from "../../../http/errors";
import { engineKey } from "../../engineNames";
import type { AnswerScore, ScoringEngine } from "../../types";
import { mean } from "../learning/statistics";
import { featuresOf } from "./applyCalibration";
import type { MappingFit, RatedLevel } from "./fitMapping";
import { humanAgreement } from "./humanAgreement";
import type { RatedAnswer, RatedDimension } from "./ratings";
import type { DimensionCalibration } from "./schema";

const HAN = /[\u3400-\u9fff]/;
const FULL = 10_000;

/** The engine's judgement of a rated answer, on the dimensions that people rated. */
function judge(
  engine: ScoringEngine,
  { question, answer, ratings, staysHere }: RatedAnswer,
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
    staysHere ? { staysHere } : {},
  );
}

/** Which engine judged most: where the chosen one failed now and then, another one's levels are not mixed in. */
function usualEngine(scores: readonly AnswerScore[]): string {
  const counts = new Map<string, number>();
  for (const { engine } of scores) counts.set(engineKey(engine), (counts.get(engineKey(engine)) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? "";
}

export type Fitted = { engine: string; answers: number; dimensions: DimensionCalibration[] };

/** Learns one mapping for each list of rows; where thousands of rows do not hold other requests up. */
export type FitMappings = (rows: RatedLevel[][]) => Promise<MappingFit[]>;

/** An engine that waits for somebody else's model may take an hour for what the built-in one reads in seconds. */
const JUDGING_MS = 600_000;

export type Watch = {
  /** Aborted when nobody waits any more. */
  signal: AbortSignal;
  /** Answers that the engine has judged. */
  tell?: (progress: { done: number; total: number }) => void;
  judgingMs?: number;
};

/**
 * Has the engine judge what people have rated, and learns for each dimension how their ratings follow from its levels.
 * Other requests get their turn between answers.
 * @throws the signal's reason; 422 `scorer.too_slow`
 */
export async function fitCalibration(
  engine: ScoringEngine,
  answers: readonly RatedAnswer[],
  dimensions: readonly RatedDimension[],
  fitMappings: FitMappings,
  { signal, tell, judgingMs = JUDGING_MS }: Watch,
): Promise<Fitted> {
  const judged: { answer: RatedAnswer; score: AnswerScore }[] = [];
  const until = Date.now() + judgingMs;
  for (const answer of answers) {
    signal.throwIfAborted();
    if (Date.now() > until) throw invalid("scorer.too_slow", { params: { seconds: judgingMs / 1000 } });
    judged.push({ answer, score: await judge(engine, answer, dimensions) });
    tell?.({ done: judged.length, total: answers.length });
    await nextTurn();
  }
  const key = usualEngine(judged.map(({ score }) => score));
  const rated = dimensions
    .map((dimension) => ({
      dimension,
      own: judged.filter(({ answer }) => answer.ratings.has(dimension.id)),
    }))
    .filter(({ own }) => own.length > 0);
  const rows = rated.map(({ dimension, own }) =>
    own.flatMap(({ answer, score }): RatedLevel[] => {
      const found = score.dimensions.find(({ id }) => id === dimension.id);
      const rating = mean((answer.ratings.get(dimension.id) ?? []).map((each) => each.rating));
      return found && engineKey(score.engine) === key
        ? [{ level: found.level, features: featuresOf(score), rating }]
        : [];
    }),
  );
  const fits = await fitMappings(rows);
  return {
    engine: key,
    answers: answers.length,
    dimensions: rated.map(({ dimension: { id, names }, own }, at) => ({
      dimensionId: id,
      name: names[0],
      unscored: own.length - (rows[at]?.length ?? 0),
      human: humanAgreement(own.map(({ answer }) => answer.ratings.get(id) ?? [])),
      ...(fits[at] as MappingFit),
    })),
  };
}
