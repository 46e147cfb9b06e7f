import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCsv } from "./csvRows";
import type { Evaluation, Measure } from "./measure";
import { mean, pearson } from "./statistics";

const TRAITS = {
  E: "extraversion",
  A: "agreeableness",
  O: "openness",
  C: "conscientiousness",
  N: "neuroticism",
};
const QUESTIONS = [1, 2, 3, 4, 5];

/** What people say of themselves elsewhere, from what they answer here: learning from outcomes, on unseen people. */
export const siopOutcomes: Evaluation = {
  set: "siop2019_openended_personality",
  async run(folder, tools) {
    const set = "siop2019_openended_personality";
    const rows = readCsv(join(folder, "answers.csv"));
    const prompts = readFileSync(join(folder, "SOURCE_README.md"), "utf8")
      .split("\n")
      .filter((line) => /^\d\. /.test(line))
      .join("\n");
    const asAnswer = (row: Record<string, string>) => ({
      question: prompts,
      text: QUESTIONS.map((at) => (row[`open_ended_${at}`] ?? "").replace(/\s+/g, " ")).join("\n"),
    });
    const train = rows.filter((row) => row["Dataset"] === "Train");
    const unseen = rows.filter((row) => row["Dataset"] !== "Train");
    const measures: Measure[] = [];
    for (const [letter, name] of Object.entries(TRAITS)) {
      const outcomeOf = (row: Record<string, string>) => Number(row[`${letter}_Scale_score`]);
      const { modelId } = await tools.fitScorer({
        language: "en",
        answers: train.map((row) => ({ ...asAnswer(row), score: outcomeOf(row) })),
        min: 1,
        max: 5,
      });
      const { scores } = await tools.predictScores({ modelId, answers: unseen.map(asAnswer) });
      measures.push({
        set,
        name: `${name}, Pearson r on unseen people`,
        value: pearson(scores, unseen.map(outcomeOf)),
        n: unseen.length,
        mark: null,
      });
    }
    return [
      {
        set,
        name: "mean r of five traits on unseen people",
        value: mean(measures.map(({ value }) => value)),
        n: unseen.length,
        mark: { value: 0.25, source: "goal; winners .260 .248 .233", better: "higher" },
      },
      ...measures,
    ];
  },
};
