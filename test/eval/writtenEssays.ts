import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scoreAnswer } from "../../server/scoring/rubric/engine";
import type { Evaluation, Measure } from "./measure";
import { spearman } from "./statistics";

type Grade = "Bad" | "Medium" | "Great";
type Essay = { title: string; para: string[][][]; scores: Record<string, Grade> };

const GRADES: Record<Grade, number> = { Bad: 0, Medium: 1, Great: 2 };
const SET = "zh_essay_traits";
const dimension = {
  id: "writing",
  name: "书面表达",
  description: "把意思写清楚",
  weightBp: 10_000,
  requiredScore: 6,
  anchors: ["词不达意", "基本写清", "写得清楚", "条理清楚", "清楚有力"],
  indicators: [],
};

/** Rank correlation of two columns with a third held equal. */
function partial(left: number[], right: number[], held: number[]): number {
  const [both, one, other] = [spearman(left, right), spearman(left, held), spearman(right, held)];
  return (both - one * other) / Math.sqrt((1 - one * one) * (1 - other * other));
}

/** How the written mode, which learned from no essay, orders graded ones, and whether length is what it rewards. */
export const writtenEssays: Evaluation = {
  set: SET,
  offline: true,
  run(folder): Promise<Measure[]> {
    const rows = readFileSync(join(folder, "essays.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Essay)
      .map(({ title, para, scores }) => {
        const text = para.map((each) => each.map((clauses) => clauses.join("")).join("")).join("\n");
        const { writing, dimensions } = scoreAnswer(
          {
            text: `请以「${title}」为题写一篇短文。`,
            kind: "written",
            dimensions: [{ id: dimension.id, weightBp: 10_000 }],
            strong: [],
            weak: [],
          },
          { dimensions: [dimension] },
          { text, language: "zh", usable: true },
        );
        const of = (trait: string) => GRADES[scores[trait] as Grade];
        return {
          length: text.length,
          paragraphs: para.length,
          structure: writing?.structure ?? 0,
          overall: dimensions[0]?.level ?? 1,
          graded: { structure: of("stru_score"), overall: of("score") },
        };
      });
    const column = (of: (row: (typeof rows)[number]) => number) => rows.map(of);
    const length = column((row) => row.length);
    const paragraphs = column((row) => row.paragraphs);
    const measures = (["structure", "overall"] as const).flatMap((name): Measure[] => {
      const graded = column((row) => row.graded[name]);
      const found = column((row) => row[name]);
      return [
        {
          set: SET,
          name: `${name}, Spearman of the written mode, unfitted`,
          value: spearman(found, graded),
          n: rows.length,
          mark: { value: spearman(length, graded), source: "length alone", better: "higher" },
          note: `paragraph count alone ${spearman(paragraphs, graded).toFixed(3)}`,
        },
        {
          set: SET,
          name: `${name}, the same with length held equal`,
          value: partial(found, graded, length),
          n: rows.length,
          mark: null,
        },
      ];
    });
    const rewarded: Measure = {
      set: SET,
      name: "overall of the written mode with length, Spearman",
      value: spearman(
        column((row) => row.overall),
        length,
      ),
      n: rows.length,
      mark: { value: 0.1, source: "issue 5: longer is not better", better: "lower" },
    };
    return Promise.resolve([...measures, rewarded]);
  },
};
