import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation } from "./measure";
import { accuracy, assignFolds, macroF1, spearman } from "./statistics";

type Essay = { title: string; text: string[]; logicScore: number; logicGrade: number };

const FOLDS = 5;
const SEED = 400;

/** Coherence of essays, learned from graded ones and predicted by five folds. */
export const essayCoherence: Evaluation = {
  set: "zh_essay_cedcc",
  async run(folder, tools) {
    const set = "zh_essay_cedcc";
    const essays = JSON.parse(readFileSync(join(folder, "train.json"), "utf8")) as Essay[];
    const folds = assignFolds(
      essays.map((_, row) => String(row)),
      FOLDS,
      SEED,
    );
    const asAnswer = ({ title, text }: Essay) => ({ question: title, text: text.join("\n") });
    const predict = async (outcomeOf: (essay: Essay) => number, min: number, max: number) => {
      const predicted: number[] = [];
      for (let fold = 0; fold < FOLDS; fold += 1) {
        const asked = [...essays.keys()].filter((row) => folds[row] === fold);
        const { modelId } = await tools.fitScorer({
          language: "zh",
          answers: essays
            .filter((_, row) => folds[row] !== fold)
            .map((essay) => ({ ...asAnswer(essay), score: outcomeOf(essay) })),
          min,
          max,
        });
        const { scores } = await tools.predictScores({
          modelId,
          answers: asked.map((row) => asAnswer(essays[row] as Essay)),
        });
        asked.forEach((row, at) => {
          predicted[row] = scores[at];
        });
      }
      return predicted;
    };
    const scores = essays.map(({ logicScore }) => logicScore);
    const grades = essays.map(({ logicGrade }) => logicGrade);
    const byGrade = (await predict(({ logicGrade }) => logicGrade, 0, 2)).map(Math.round);
    const byScore = await predict(({ logicScore }) => logicScore, Math.min(...scores), Math.max(...scores));
    const n = essays.length;
    return [
      {
        set,
        name: "coherence grade, accuracy by five folds",
        value: accuracy(byGrade, grades),
        n,
        mark: { value: 0.365, source: "majority", better: "higher" },
      },
      {
        set,
        name: "coherence grade, macro-F1 by five folds",
        value: macroF1(byGrade, grades),
        n,
        mark: null,
      },
      {
        set,
        name: "coherence score, Spearman by five folds",
        value: spearman(byScore, scores),
        n,
        mark: { value: -0.05, source: "length alone", better: "higher" },
      },
    ];
  },
};
