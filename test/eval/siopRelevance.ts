import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Tools } from "./measure";
import { areaUnderCurve, mapInLanes, sample, seededRandom } from "./statistics";

type Row = { question: string; answer: string };

const OTHERS = 10;
const SEED = 2024;
const QUICK_ROWS = 60;

async function relevanceOf(tools: Tools, question: string, answer: string): Promise<number> {
  const { signals } = await tools.scoreAnswer({ question, answer, language: "en" });
  return signals.relevance;
}

/** An answer's own question among ten others, by relevance alone. */
export const siopRelevance: Evaluation = {
  set: "siop2024_llm",
  async run(folder, tools, { quick }) {
    const set = "siop2024_llm";
    const all = JSON.parse(readFileSync(join(folder, "interview_qa_pairs.json"), "utf8")) as Row[];
    const random = seededRandom(SEED);
    const questions = [...new Set(all.map(({ question }) => question))];
    const rows = quick ? sample(all, QUICK_ROWS, random) : all;
    const drawn = rows.map((row) => ({
      ...row,
      others: sample(
        questions.filter((question) => question !== row.question),
        OTHERS,
        random,
      ),
    }));
    const ranked = await mapInLanes(drawn, 4, async ({ question, answer, others }) => ({
      own: await relevanceOf(tools, question, answer),
      others: await mapInLanes(others, 1, (other) => relevanceOf(tools, other, answer)),
    }));
    const pairs = ranked.flatMap(({ own, others }) => others.map((other) => ({ own, other })));
    const first = ranked.reduce((sum, { own, others }) => {
      // Who shares the first place has a share of it.
      const equals = others.filter((other) => other === own).length;
      return sum + (others.some((other) => other > own) ? 0 : 1 / (1 + equals));
    }, 0);
    return [
      {
        set,
        name: "own question above ten others, AUC",
        value: areaUnderCurve(pairs),
        n: rows.length,
        mark: { value: 0.92, source: "issue 5; TF-IDF floor .892", better: "higher" },
      },
      {
        set,
        name: "own question above ten others, top-1",
        value: first / rows.length,
        n: rows.length,
        mark: { value: 0.78, source: "issue 5; TF-IDF floor .726", better: "higher" },
      },
    ];
  },
};
