import { type Compared, compareReports } from "../../../server/reports/compare/compareReports";
import { buildReport } from "../../../server/reports/buildReport";
import type { Report } from "../../../server/reports/schema";
import { chineseSource, moment, uuidOf } from "../../factories/reportSources";

const report = (change: Partial<Report> = {}): Report => ({
  ...buildReport(chineseSource()),
  version: 1,
  composedAt: moment(40).toISOString(),
  ...change,
});

const compared = (number: number, change: Partial<Compared> = {}): Compared => ({
  interview: {
    id: uuidOf(number),
    planName: "方案",
    jobTitle: "销售经理",
    status: "completed",
    completedAt: moment(30),
    reportState: "ready",
    frozenPlanSha256: "a".repeat(64),
  },
  candidateName: `候选人${number}`,
  report: report(),
  ...change,
});

test("two reports of one plan have every dimension in both columns and nothing to warn of", () => {
  const { interviews, dimensions, notes } = compareReports([compared(1), compared(2)]);
  expect(interviews.map(({ id }) => id)).toEqual([uuidOf(1), uuidOf(2)]);
  expect(notes).toEqual([]);
  expect(dimensions.map(({ id }) => id)).toEqual(report().dimensions.map(({ id }) => id));
  expect(
    dimensions.every(({ notes: row, cells }) => row.length === 0 && cells.every((cell) => cell !== null)),
  ).toBe(true);
});

test("the best quote is a verbatim one of the answer that scored highest", () => {
  const own = report();
  const { dimensions } = compareReports([compared(1, { report: own }), compared(2)]);
  for (const { id, cells } of dimensions) {
    const quote = cells[0]?.quote;
    if (!quote) continue;
    const scores = own.answers.map(
      ({ id: answerId, score }) =>
        [answerId, score?.dimensions.find((dimension) => dimension.id === id)?.score ?? -1] as const,
    );
    const best = Math.max(...scores.map(([, score]) => score));
    expect(scores.find(([answerId]) => answerId === quote.answerId)?.[1]).toBe(best);
    const words = own.answers.find((answer) => answer.id === quote.answerId)?.transcript?.text ?? "";
    expect(words.slice(quote.start, quote.end)).toBe(quote.quote);
  }
  expect(dimensions.some(({ cells }) => cells[0]?.quote)).toBe(true);
});

test("not enough evidence is an empty score, not being assessed is no cell", () => {
  const [first, ...others] = report().dimensions;
  if (!first) throw new Error("a report has dimensions");
  const silent = { ...first, score: null, level: null, confidence: null, evidence: [] };
  const { dimensions } = compareReports([
    compared(1, { report: report({ dimensions: [silent, ...others] }) }),
    compared(2, { report: report({ dimensions: others }) }),
  ]);
  const row = dimensions.find(({ id }) => id === first.id);
  expect(row?.cells).toEqual([expect.objectContaining({ score: null, quote: null }), null]);
  expect(row?.notes).toEqual(["not_in_all"]);
  // What all have comes first.
  expect(dimensions.at(-1)?.id).toBe(first.id);
});

test("says what cannot be read against each other", () => {
  const other = report();
  const changed = other.dimensions.map((dimension, index) =>
    index === 0 ? { ...dimension, anchors: dimension.anchors.map((anchor) => `${anchor}！`) } : dimension,
  );
  const { notes, dimensions } = compareReports([
    compared(1),
    compared(2, {
      interview: { ...compared(2).interview, frozenPlanSha256: "b".repeat(64) },
      report: {
        ...other,
        dimensions: changed,
        complete: false,
        engines: { ...other.engines, scoring: "another@2" },
      },
    }),
  ]);
  expect(notes).toEqual(["plans_differ", "engines_differ", "incomplete"]);
  expect(dimensions[0]?.notes).toEqual(["anchors_differ"]);
  expect(dimensions[1]?.notes).toEqual([]);
});

test("somebody without a report keeps their column and spoils no row", () => {
  const { interviews, dimensions } = compareReports([compared(1), compared(2, { report: null })]);
  expect(interviews[1]?.report).toBeNull();
  expect(dimensions.every(({ notes, cells }) => notes.length === 0 && cells[1] === null)).toBe(true);
});
