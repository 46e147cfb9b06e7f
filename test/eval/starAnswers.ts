import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Json, Tools } from "./measure";
import { mapInLanes, mean } from "./statistics";

type Row = { question: string; grade: number; answer_tagged: string; answer_plain: string };
type Span = { start: number; end: number };

/** Where a cut falls is chance: one cut tells little, the mean of many tells more. */
const WINDOWS = 9;
const PARTS = { S: "situation", T: "task", A: "action", R: "result" } as const;
type Part = (typeof PARTS)[keyof typeof PARTS];

/** Where the tagged parts lie in the plain answer. */
function taggedParts({ answer_tagged: tagged, answer_plain: plain }: Row): Map<Part, Span> {
  const found = new Map<Part, Span>();
  for (const [, letter, body] of tagged.matchAll(/\*\*【\s*([STAR])\s[^】]*】\*\*([\s\S]*?)(?=\*\*【|$)/g)) {
    const text = (body ?? "").replaceAll("**", "").trim();
    const start = plain.indexOf(text);
    if (text && start >= 0)
      found.set(PARTS[letter as keyof typeof PARTS], { start, end: start + text.length });
  }
  return found;
}

const shared = (left: Span, right: Span) =>
  Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));

/** Share of pairs of one question in which the better answer has the higher total; no total is below any. */
function orderRight(rows: readonly Row[], scores: readonly Json[]) {
  let pairs = 0;
  let right = 0;
  const totalOf = (index: number) => (scores[index].total ?? -1) as number;
  rows.forEach((better, i) =>
    rows.forEach((worse, j) => {
      if (better.question !== worse.question || better.grade <= worse.grade) return;
      pairs += 1;
      if (totalOf(i) > totalOf(j)) right += 1;
    }),
  );
  return { share: right / Math.max(1, pairs), pairs };
}

const score = (tools: Tools, rows: readonly Row[], cut: (row: Row) => string) =>
  mapInLanes(rows, 4, (row) =>
    tools.scoreAnswer({ question: row.question, answer: cut(row), language: "zh" }),
  );

/** A quote counts where at least half of it lies in the part of its name. */
function compareParts(rows: readonly Row[], scores: readonly Json[]) {
  let [quotes, rightQuotes, parts, foundParts] = [0, 0, 0, 0];
  rows.forEach((row, index) => {
    const tagged = taggedParts(row);
    if (tagged.size === 0) return;
    for (const part of Object.values(PARTS)) {
      const span = tagged.get(part);
      const given: Span[] = scores[index].star[part];
      const inside = given.filter((quote) => span && shared(quote, span) * 2 >= quote.end - quote.start);
      quotes += given.length;
      rightQuotes += inside.length;
      if (!span) continue;
      parts += 1;
      if (inside.length > 0) foundParts += 1;
    }
  });
  return {
    precision: { value: rightQuotes / Math.max(1, quotes), n: quotes },
    recall: { value: foundParts / Math.max(1, parts), n: parts },
  };
}

/** The order of graded answers, whole and cut to equal length, and the STAR parts against the author's tags. */
export const starAnswers: Evaluation = {
  set: "zh_star_graded_answers",
  async run(folder, tools) {
    const set = "zh_star_graded_answers";
    const rows = JSON.parse(readFileSync(join(folder, "graded_answers.json"), "utf8")) as Row[];
    const shortest = (question: string) =>
      Math.min(...rows.filter((row) => row.question === question).map((row) => row.answer_plain.length));
    const whole = await score(tools, rows, (row) => row.answer_plain);
    const cut = await score(tools, rows, (row) => row.answer_plain.slice(0, shortest(row.question)));
    const [order, orderCut] = [orderRight(rows, whole), orderRight(rows, cut)];
    // Where one cuts is arbitrary: the same from the middle and from the end.
    const fromMiddle = await score(tools, rows, ({ question, answer_plain: plain }) => {
      const from = Math.floor((plain.length - shortest(question)) / 2);
      return plain.slice(from, from + shortest(question));
    });
    const windows = await Promise.all(
      Array.from({ length: WINDOWS }, (_, at) =>
        score(tools, rows, ({ question, answer_plain: plain }) => {
          const from = Math.round(((plain.length - shortest(question)) * at) / (WINDOWS - 1));
          return plain.slice(from, from + shortest(question));
        }),
      ),
    );
    const anywhere = windows.map((scores) => orderRight(rows, scores).share);
    const fromEnd = await score(tools, rows, (row) => row.answer_plain.slice(-shortest(row.question)));
    const { precision, recall } = compareParts(rows, whole);
    const scored = cut.filter(({ total }: Json) => total !== null).length;
    const chance = { value: 0.5, source: "chance", better: "higher" } as const;
    const goal = { value: 0.85, source: "issue 5; chance .5", better: "higher" } as const;
    return [
      {
        set,
        name: "pairs in the right order",
        value: order.share,
        n: order.pairs,
        mark: { value: 1, source: "length alone", better: "higher" },
      },
      {
        set,
        name: "pairs in the right order, cut to equal length",
        value: orderCut.share,
        n: orderCut.pairs,
        mark: goal,
        note: `${scored} of ${rows.length} cut answers have a total`,
      },
      ...(
        [
          ["middle", fromMiddle],
          ["end", fromEnd],
        ] as const
      ).map(([name, scores]) => ({
        set,
        name: `the same, cut out of the ${name}`,
        value: orderRight(rows, scores).share,
        n: order.pairs,
        mark: chance,
      })),
      {
        set,
        name: `the same, mean of ${WINDOWS} cuts from start to end`,
        value: mean(anywhere),
        n: order.pairs * WINDOWS,
        mark: chance,
      },
      { set, name: "STAR quotes in their part (precision)", ...precision, mark: null },
      { set, name: "STAR parts found (recall)", ...recall, mark: null },
    ];
  },
};
