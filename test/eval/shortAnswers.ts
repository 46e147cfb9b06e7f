import { join } from "node:path";
import { readCsv } from "./csvRows";
import type { Evaluation, Tools } from "./measure";
import { assignFolds, pearson, rootMeanSquare } from "./statistics";

const FOLDS = 5;
const SEED = 50;
type Row = Record<string, string>;
type AsAnswer = (row: Row) => { text: string; question: string; reference?: string };

const numberOf = (row: Row, column: string) => Number(row[column]);

async function predictUnseen(tools: Tools, rows: readonly Row[], asAnswer: AsAnswer): Promise<number[]> {
  const folds = assignFolds(
    rows.map(({ question = "" }) => question),
    FOLDS,
    SEED,
  );
  const predicted: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const asked = [...rows.keys()].filter((row) => folds[row] === fold);
    const { modelId } = await tools.fitScorer({
      language: "en",
      answers: rows
        .filter((_, row) => folds[row] !== fold)
        .map((row) => ({ ...asAnswer(row), score: numberOf(row, "score_avg") })),
      min: 0,
      max: 5,
    });
    const { scores } = await tools.predictScores({
      modelId,
      answers: asked.map((row) => asAnswer(rows[row] as Row)),
    });
    asked.forEach((row, at) => {
      predicted[row] = scores[at];
    });
  }
  return predicted;
}

/** Short answers to questions that the scorer has never seen, with their model answers. */
export const shortAnswers: Evaluation = {
  set: "mohler_asag",
  async run(folder, tools, { quick }) {
    const set = "mohler_asag";
    const rows = readCsv(join(folder, "answers.csv"));
    const outcomes = rows.map((row) => numberOf(row, "score_avg"));
    const apart = await predictUnseen(tools, rows, (row) => ({
      text: row["student_answer"] ?? "",
      question: row["question"] ?? "",
      reference: row["desired_answer"] ?? "",
    }));
    const n = rows.length;
    const goal = { value: 0.55, source: "goal; graders .597, published .518", better: "higher" } as const;
    const measures = [
      { set, name: "unseen questions, Pearson r", value: pearson(apart, outcomes), n, mark: goal },
      {
        set,
        name: "unseen questions, RMSE",
        value: rootMeanSquare(apart, outcomes),
        n,
        mark: { value: 0.978, source: "published (2011)", better: "lower" as const },
      },
    ];
    if (quick) return measures;
    const together = await predictUnseen(tools, rows, (row) => ({
      text: row["student_answer"] ?? "",
      question: `${row["question"]}\n${row["desired_answer"]}`,
    }));
    return [
      ...measures,
      {
        set,
        name: "the same, model answer behind the question, Pearson r",
        value: pearson(together, outcomes),
        n,
        mark: goal,
      },
    ];
  },
};
