import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Measure, Tools } from "./measure";
import { quadraticKappa, spearman } from "./statistics";

type Essay = {
  fold: number;
  title: string;
  /** Paragraphs of sentences of clauses. */
  para: string[][][];
  scores: Record<string, "Bad" | "Medium" | "Great">;
};

const GRADES = { Bad: 0, Medium: 1, Great: 2 };
const TRAITS = {
  stru_score: "structure",
  score: "overall",
  topic_score: "topic",
  logic_score: "logic",
  lang_score: "language",
} as const;
const GOALS = new Set(["structure", "overall"]);

const asAnswer = ({ title, para }: Essay) => ({
  question: title,
  text: para.map((sentences) => sentences.map((clauses) => clauses.join("")).join("")).join("\n"),
});

/** Predictions of each fold by a scorer that was fitted on the others. */
async function predictByFolds(tools: Tools, essays: readonly Essay[], trait: string): Promise<number[]> {
  const predicted: number[] = [];
  for (const fold of new Set(essays.map((essay) => essay.fold))) {
    const rows = [...essays.keys()];
    const asked = rows.filter((row) => essays[row]?.fold === fold);
    const answers = essays
      .filter((essay) => essay.fold !== fold)
      .map((essay) => ({ ...asAnswer(essay), score: GRADES[essay.scores[trait] as keyof typeof GRADES] }));
    const { modelId } = await tools.fitScorer({ language: "zh", answers, min: 0, max: 2 });
    const { scores } = await tools.predictScores({
      modelId,
      answers: asked.map((row) => asAnswer(essays[row] as Essay)),
    });
    asked.forEach((row, at) => {
      predicted[row] = scores[at];
    });
  }
  return predicted;
}

/** Traits of essays, learned from graded ones and predicted by the given folds. */
export const essayTraits: Evaluation = {
  set: "zh_essay_traits",
  async run(folder, tools, { quick }) {
    const set = "zh_essay_traits";
    const essays = readFileSync(join(folder, "essays.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Essay);
    const measures: Measure[] = [];
    for (const [trait, name] of Object.entries(TRAITS)) {
      if (quick && !GOALS.has(name)) continue;
      const outcomes = essays.map(({ scores }) => GRADES[scores[trait] as keyof typeof GRADES]);
      const predicted = await predictByFolds(tools, essays, trait);
      const length = essays.map((essay) => asAnswer(essay).text.length);
      measures.push(
        {
          set,
          name: `${name}, QWK by the given folds`,
          value: quadraticKappa(predicted, outcomes, 0, 2),
          n: essays.length,
          mark: GOALS.has(name) ? { value: 0.5, source: "goal", better: "higher" } : null,
        },
        {
          set,
          name: `${name}, Spearman by the given folds`,
          value: spearman(predicted, outcomes),
          n: essays.length,
          mark: { value: spearman(length, outcomes), source: "length alone", better: "higher" },
        },
      );
    }
    return measures;
  },
};
