import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Json, Measure, Tools } from "./measure";
import {
  mishearEn,
  mishearingAsWords,
  mishearingZh,
  retellingsEn,
  retellingsZh,
  type Retelling,
} from "./retell";
import { mapInLanes, mean, pearson, sample, seededRandom } from "./statistics";

type Told = { question: string; text: string; grade?: number };
type Language = "zh" | "en";

const RATES = [0.05, 0.1, 0.2];
const SEED = 2025;
const ENGLISH_ROWS = 60;

const scoreAll = (tools: Tools, rows: readonly Told[], language: Language): Promise<Json[]> =>
  mapInLanes(rows, 4, ({ question, text }) => tools.scoreAnswer({ question, answer: text, language }));

/** The most that any dimension's score moved; 10 where one appeared or went. */
function moved(before: Json, after: Json): number {
  const scores = new Map<string, number>(after.dimensions.map((part: Json) => [part.id, part.score]));
  const moves = before.dimensions.map(({ id, score }: Json) =>
    Math.abs((scores.get(id) ?? score + 10) - score),
  );
  return Math.max(before.dimensions.length === after.dimensions.length ? 0 : 10, ...moves);
}

async function measureRetelling(
  tools: Tools,
  set: string,
  rows: readonly Told[],
  language: Language,
  retelling: Retelling,
): Promise<Measure> {
  const told = (tell: (text: string) => string) => rows.map((row) => ({ ...row, text: tell(row.text) }));
  const [before, after] = [
    await scoreAll(tools, told(retelling.before), language),
    await scoreAll(tools, told(retelling.after), language),
  ];
  const moves = before.map((score, i) => moved(score, after[i]));
  return {
    set,
    name: `largest move of a dimension by ${retelling.name} (${language})`,
    value: Math.max(...moves),
    n: rows.length,
    mark: { value: 0.1, source: "issue 5", better: "lower" },
    note: `${moves.filter((move) => move > 0.1).length} of ${rows.length} move by more than 0.1`,
  };
}

const suretyOf = ({ dimensions }: Json): number =>
  mean(dimensions.map(({ confidence }: Json) => confidence as number));

/** What recognition errors cost in confidence and in score, as shares of the clean answer's. */
async function measureNoise(
  tools: Tools,
  set: string,
  rows: readonly Told[],
  language: Language,
  mishear: (text: string, rate: number, random: () => number) => string,
  repeats: number,
  how = "recognition errors",
): Promise<Measure[]> {
  const clean = await scoreAll(tools, rows, language);
  const measures: Measure[] = [];
  for (const rate of RATES) {
    const random = seededRandom(SEED + rate * 100);
    const heard = Array.from({ length: repeats }, () =>
      rows.map((row) => ({ ...row, text: mishear(row.text, rate, random) })),
    );
    const scores = (await Promise.all(heard.map((each) => scoreAll(tools, each, language)))).flat();
    const pairs = scores
      .map((score, i) => ({ score, plain: clean[i % rows.length] }))
      .filter(({ score, plain }) => score.total !== null && plain.total !== null);
    const scored = pairs.filter(({ plain }) => plain.total > 0);
    const score =
      1 - mean(scored.map((pair) => pair.score.total)) / mean(scored.map(({ plain }) => plain.total));
    const confidence =
      1 - mean(pairs.map((pair) => suretyOf(pair.score))) / mean(pairs.map(({ plain }) => suretyOf(plain)));
    const at = `at ${rate * 100} % ${how} (${language})`;
    const lost = scores.filter(
      ({ total }, i) => total === null && clean[i % rows.length].total !== null,
    ).length;
    measures.push(
      { set, name: `score lost ${at}`, value: score, n: scored.length, mark: null },
      {
        set,
        name: `confidence lost ${at}`,
        value: confidence,
        n: pairs.length,
        mark: { value: Math.max(score, 0.03), source: "more than of the score, and 3 %", better: "higher" },
        note: `${lost} of ${scores.length} have no score any more`,
      },
    );
  }
  return measures;
}

const PADDING =
  "嗯，怎麼說呢，這個事情其實我現在想起來還是印象很深的，反正就是這樣的一個情況吧，然後呢，就是說，大概是這麼回事。";

/** Correlation of what is left of score and length when each grade's mean is taken out. */
function partialByGrade(rows: readonly Told[], totals: readonly number[]): number {
  const without = (values: readonly number[]) =>
    values.map((value, i) => {
      const peers = values.filter((_, j) => rows[j]!.grade === rows[i]!.grade);
      return value - mean(peers);
    });
  return pearson(without(totals), without(rows.map(({ text }) => text.length)));
}

async function measureLength(tools: Tools, set: string, rows: readonly Told[]): Promise<Measure[]> {
  const totalsOf = (scores: Json[]) => scores.map(({ total }) => (total ?? 0) as number);
  const plain = totalsOf(await scoreAll(tools, rows, "zh"));
  const padded = totalsOf(
    await scoreAll(
      tools,
      rows.map((row) => ({
        ...row,
        text: row.text + PADDING.repeat(Math.ceil(row.text.length / PADDING.length)),
      })),
      "zh",
    ),
  );
  return [
    {
      set,
      name: "partial correlation of score with length, grade held equal",
      value: partialByGrade(rows, plain),
      n: rows.length,
      mark: null,
    },
    {
      set,
      name: "most that padding to double length adds to a score",
      value: Math.max(...padded.map((total, i) => total - plain[i]!)),
      n: rows.length,
      mark: { value: 0.1, source: "issue 5", better: "lower" },
    },
  ];
}

/** Fairness of the engine over the graded Chinese answers. */
export const starFairness: Evaluation = {
  set: "zh_star_graded_answers",
  async run(folder, tools, { quick }) {
    const set = "zh_star_graded_answers";
    const rows = (JSON.parse(readFileSync(join(folder, "graded_answers.json"), "utf8")) as Json[]).map(
      ({ question, answer_plain: text, grade }): Told => ({ question, text, grade }),
    );
    const measures: Measure[] = [];
    for (const retelling of retellingsZh)
      measures.push(await measureRetelling(tools, set, rows, "zh", retelling));
    measures.push(...(await measureLength(tools, set, rows)));
    const mishear = mishearingZh(rows.map(({ text }) => text));
    measures.push(...(await measureNoise(tools, set, rows, "zh", mishear, quick ? 1 : 6)));
    return measures;
  },
};

/** The same over English answers. */
export const siopFairness: Evaluation = {
  set: "siop2024_llm",
  async run(folder, tools, { quick }) {
    const set = "siop2024_llm";
    const all = (JSON.parse(readFileSync(join(folder, "interview_qa_pairs.json"), "utf8")) as Json[]).map(
      ({ question, answer: text }): Told => ({ question, text }),
    );
    const rows = sample(all, quick ? 20 : ENGLISH_ROWS, seededRandom(SEED));
    const measures: Measure[] = [];
    for (const retelling of retellingsEn)
      measures.push(await measureRetelling(tools, set, quick ? rows : all, "en", retelling));
    const otherWords = mishearingAsWords(all.map(({ text }) => text));
    measures.push(
      ...(await measureNoise(tools, set, rows, "en", otherWords, quick ? 1 : 3, "other words heard")),
    );
    measures.push(...(await measureNoise(tools, set, rows, "en", mishearEn, quick ? 1 : 3)));
    return measures;
  },
};
