import type { ScorerLanguage } from "../features/text";
import type { BoostedTrees } from "../learning/boosting";
import { applyTrees } from "../learning/boosting";
import { type Grades, type Recipe, chooseRecipe, combine, crossValidate, finish } from "../learning/ensemble";
import {
  type KernelModel,
  type Learner,
  MAX_GRAM,
  type SparseModel,
  applyKernel,
  applySparse,
  kernelLearner,
  ridgeLearner,
  sparseLearner,
  treeLearner,
} from "../learning/learners";
import { type LinearModel, applyLinear } from "../learning/ridge";
import type { SparseRow } from "../learning/sparse";
import { pearson, quadraticKappa, rootMeanSquare, spearman } from "../learning/statistics";
import { type Frame, type GivenAnswer, type Views, openViews, prepareAnswers, viewAnswers } from "./views";

export type RatedAnswer = GivenAnswer & { score: number };
export type FitRequest = { language: ScorerLanguage; answers: RatedAnswer[]; min: number; max: number };

/** What a learner of each kind leaves behind. */
type Fitted =
  | { kind: "linear"; of: "dense" | "pairs"; model: LinearModel }
  | { kind: "trees"; of: "dense" | "pairs"; model: BoostedTrees }
  | { kind: "kernel"; of: "dense" | "pairs"; model: KernelModel }
  | { kind: "sparse"; of: "words" | "characters" | "placed"; model: SparseModel };

/** Raised with any change of features or learning: a model is read by the code that made it. */
export const SCORER_VERSION = 1;

/** Everything that predicting needs. Words are kept as hashes, answers not at all. */
export type Scorer = {
  version: number;
  min: number;
  max: number;
  frame: Frame;
  recipe: Recipe;
  fitted: Fitted[];
};

export type Influence = { feature: string; correlation: number };
export type CrossValidation = {
  /** On whole grades of the scale. */
  qwk: number;
  pearson: number;
  spearman: number;
  rmse: number;
  n: number;
  folds: number;
  /** Whether all answers to a question were in one fold: how well unseen questions are judged. */
  byQuestion: boolean;
};
export type FitResult = { scorer: Scorer; crossValidation: CrossValidation; influences: Influence[] };

const OUTER_FOLDS = 5;
/** Beyond this, learning is done with fewer folds, or nobody would wait for it. */
const MANY_ROWS = MAX_GRAM;
/** Answers to a question, on average, from which there is something to learn across. */
const MIN_EACH = 2;
const SEED = 2026;
const MAX_GRADES = 10;
const MAX_KAPPA_GRADES = 100;
const INFLUENCES = 8;

type Entry = { learner: Learner; kind: Fitted["kind"]; of: keyof Views };

/**
 * Words that were right for one question say nothing of another: where answers are held against model answers, across
 * questions, only how they agree with them is learned from, by smooth learners (measured: all else made it worse).
 */
function listLearners(views: Views, frame: Frame, byQuestion: boolean): Entry[] {
  const sparse = (of: "words" | "characters" | "placed"): Entry => ({
    learner: sparseLearner(of, views[of], frame[of].hashes.length),
    kind: "sparse",
    of,
  });
  const dense = (of: "dense" | "pairs"): Entry[] => [
    { learner: ridgeLearner(`${of}.ridge`, views[of]), kind: "linear", of },
    { learner: treeLearner(`${of}.trees`, views[of]), kind: "trees", of },
    ...(views[of].length > MANY_ROWS
      ? []
      : [{ learner: kernelLearner(`${of}.kernel`, views[of]), kind: "kernel" as const, of }]),
  ];
  if (views.pairs.length > 0 && byQuestion) return dense("pairs").filter(({ kind }) => kind !== "trees");
  return [
    ...(views.pairs.length > 0 ? dense("pairs") : []),
    ...dense("dense"),
    sparse("words"),
    sparse("characters"),
    sparse("placed"),
  ];
}

/** Whole numbers on a short scale are grades; anything else is measured on the scale itself. */
function gradesOf({ answers, min, max }: FitRequest): Grades {
  const whole = [min, max, ...answers.map(({ score }) => score)].every(Number.isInteger);
  return whole && max - min <= MAX_GRADES ? { min, max } : null;
}

/** Answers to one question stay together where there are enough questions to learn across. */
function groupsOf(answers: readonly RatedAnswer[]): { groups: Int32Array; byQuestion: boolean } {
  const known = new Map<string, number>();
  const groups = Int32Array.from(answers, ({ question = "" }) => {
    const group = known.get(question) ?? known.size;
    known.set(question, group);
    return group;
  });
  const byQuestion = known.size >= OUTER_FOLDS && known.size * MIN_EACH <= answers.length;
  return byQuestion ? { groups, byQuestion } : { groups: Int32Array.from(answers.keys()), byQuestion };
}

function measureAgreement(
  predicted: Float64Array,
  outcomes: Float64Array,
  { min, max }: FitRequest,
): Pick<CrossValidation, "qwk" | "pearson" | "spearman" | "rmse"> {
  // A scale of 0 to 1 in hundredths, or of 0 to 1,000, has to be cut into grades for a kappa.
  const steps = max - min < 2 || max - min > MAX_KAPPA_GRADES ? (max - min) / 10 : 1;
  const onScale = (values: Float64Array) => values.map((value) => (value - min) / steps);
  return {
    qwk: quadraticKappa(onScale(predicted), onScale(outcomes), 0, Math.round((max - min) / steps)),
    pearson: pearson(predicted, outcomes),
    spearman: spearman(predicted, outcomes),
    rmse: rootMeanSquare(predicted, outcomes),
  };
}

/** Of the features that were learned from, those that go with the scores most. */
function findInfluences(
  views: Views,
  frame: Frame,
  entries: readonly Entry[],
  outcomes: Float64Array,
): Influence[] {
  const of = (names: readonly string[], rows: readonly Float64Array[]): Influence[] =>
    names.map((feature, at) => ({
      feature,
      correlation: spearman(
        rows.map((row) => row[at] as number),
        outcomes,
      ),
    }));
  const used = new Set(entries.map((entry) => entry.of));
  return [
    ...(used.has("dense") ? of(frame.names, views.dense) : []),
    ...(used.has("pairs") ? of(frame.pairNames, views.pairs) : []),
  ]
    .toSorted((left, right) => Math.abs(right.correlation) - Math.abs(left.correlation))
    .slice(0, INFLUENCES);
}

/**
 * Learns to score answers as they were scored. The learners — ridge, boosted trees and a Gaussian kernel on explained
 * features, ridge on words and characters — are weighed by inner cross-validation; the figures come from an outer one
 * that chooses everything anew. Deterministic. Pauses between folds.
 */
export function* fitScorer(request: FitRequest): Generator<void, FitResult> {
  const { answers, language, min, max } = request;
  const prepared = prepareAnswers(answers, language);
  yield;
  const { frame, views } = openViews(prepared, language);
  yield;
  const outcomes = Float64Array.from(answers, ({ score }) => score);
  const { groups, byQuestion } = groupsOf(answers);
  const rows = { groups, outcomes, grades: gradesOf(request) };
  const entries = listLearners(views, frame, byQuestion);
  const learners = entries.map(({ learner }) => learner);
  const folds = answers.length > MANY_ROWS ? 3 : OUTER_FOLDS;
  const predicted = yield* crossValidate(learners, rows, { min, max }, folds, SEED);
  const all = Array.from(answers.keys());
  const recipe = chooseRecipe(learners, rows, all, SEED);
  yield;
  const fitted = entries.map(({ learner, kind, of }, index) => ({
    kind,
    of,
    model: learner.fit(all, outcomes, recipe.variants[index] as number),
  })) as Fitted[];
  // What has no weight is not kept.
  const kept = fitted.flatMap((each, index) =>
    (recipe.weights[index] as number) > 0 ? [{ each, weight: recipe.weights[index] as number }] : [],
  );
  return {
    scorer: {
      version: SCORER_VERSION,
      min,
      max,
      frame,
      recipe: { ...recipe, weights: kept.map(({ weight }) => weight), variants: [] },
      fitted: kept.map(({ each }) => each),
    },
    crossValidation: {
      ...measureAgreement(predicted, outcomes, request),
      n: answers.length,
      folds,
      byQuestion,
    },
    influences: findInfluences(views, frame, entries, outcomes),
  };
}

function columnOf(fitted: Fitted, views: Views): Float64Array {
  if (fitted.kind === "sparse")
    return Float64Array.from(views[fitted.of], (row: SparseRow) => applySparse(fitted.model, row));
  const rows = views[fitted.of];
  if (fitted.kind === "linear") return Float64Array.from(rows, (row) => applyLinear(fitted.model, row));
  if (fitted.kind === "trees") return Float64Array.from(rows, (row) => applyTrees(fitted.model, row));
  return Float64Array.from(rows, (row) => applyKernel(fitted.model, row));
}

/** Scores of new answers, each by itself: what else is in the list changes nothing. */
export function predictScores(scorer: Scorer, answers: readonly GivenAnswer[]): number[] {
  const { frame, recipe, fitted, min, max } = scorer;
  const views = viewAnswers(prepareAnswers(answers, frame.language), frame);
  const columns = fitted.map((each) => columnOf(each, views));
  const stacked =
    columns.length > 0 ? combine(columns, recipe) : new Float64Array(answers.length).fill(recipe.centre);
  return Array.from(stacked, (value) => Number(finish(value, recipe.cuts, min, max).toFixed(6)));
}
