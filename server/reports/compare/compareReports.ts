import type { Interview } from "../../interviews/entity";
import type { LocatedQuote, Report, ReportDimension } from "../schema";
import type { Comparison } from "./schema";

export type Compared = {
  interview: Pick<
    Interview,
    "id" | "planName" | "jobTitle" | "status" | "completedAt" | "reportState" | "frozenPlanSha256"
  >;
  candidateName: string;
  report: Report | null;
};

type Row = Comparison["dimensions"][number];
type Cell = Row["cells"][number];

/**
 * Puts reports side by side. Dimensions are matched by id; where plans, anchors or engines differ it says so instead
 * of pretending that the numbers mean the same. Pure.
 */
export function compareReports(compared: readonly Compared[]): Comparison {
  return {
    interviews: compared.map(presentColumn),
    dimensions: rowsOf(compared),
    notes: notesOf(compared),
  };
}

const presentColumn = ({ interview, candidateName, report }: Compared): Comparison["interviews"][number] => ({
  id: interview.id,
  candidateName,
  planName: interview.planName,
  jobTitle: interview.jobTitle,
  status: interview.status,
  completedAt: interview.completedAt?.toISOString() ?? null,
  reportState: interview.reportState,
  report: report && {
    total: report.total,
    match: report.match,
    recommendation: report.recommendation,
    recommendationReason: report.recommendationReason,
    risks: report.risks,
    engine: report.engines.scoring,
  },
});

const differ = (values: readonly unknown[]) => new Set(values).size > 1;

function notesOf(compared: readonly Compared[]): Comparison["notes"] {
  const reports = compared.flatMap(({ report }) => report ?? []);
  return [
    ...(differ(compared.map(({ interview }) => interview.frozenPlanSha256))
      ? (["plans_differ"] as const)
      : []),
    ...(differ(reports.map(({ engines }) => engines.scoring)) ? (["engines_differ"] as const) : []),
    ...(reports.some(({ complete }) => !complete) ? (["incomplete"] as const) : []),
  ];
}

function rowsOf(compared: readonly Compared[]): Row[] {
  const reports = compared.map(({ report }) => report);
  const ids = [...new Set(reports.flatMap((report) => report?.dimensions.map(({ id }) => id) ?? []))];
  const rows = ids.map((id) => rowOf(id, reports));
  const isWhole = ({ notes }: Row) => !notes.includes("not_in_all");
  return [...rows.filter(isWhole), ...rows.filter((row) => !isWhole(row))];
}

function rowOf(id: string, reports: readonly (Report | null)[]): Row {
  const found = reports.map((report) => report?.dimensions.find((dimension) => dimension.id === id) ?? null);
  const present = found.filter((dimension) => dimension !== null);
  // Whoever has no report yet says nothing about the plan.
  const isInAll = reports.every((report, index) => report === null || found[index] !== null);
  return {
    id,
    name: present[0]?.name ?? id,
    notes: [
      ...(isInAll ? [] : (["not_in_all"] as const)),
      ...(differ(present.map(({ anchors }) => JSON.stringify(anchors))) ? (["anchors_differ"] as const) : []),
    ],
    cells: found.map((dimension, index) => cellOf(dimension, reports[index] ?? null)),
  };
}

function cellOf(dimension: ReportDimension | null, report: Report | null): Cell {
  if (!dimension || !report) return null;
  const { score, level, confidence, weightBp, requiredScore } = dimension;
  return { score, level, confidence, weightBp, requiredScore, quote: bestQuote(dimension, report) };
}

/** Of the answer with the highest score for the dimension the longest quote: it says most. */
function bestQuote({ id, evidence }: ReportDimension, { answers }: Report): LocatedQuote | null {
  const scoreOf = (answerId: string) =>
    answers
      .find((answer) => answer.id === answerId)
      ?.score?.dimensions.find((dimension) => dimension.id === id)?.score ?? -1;
  const [best] = evidence.toSorted(
    (one, other) =>
      scoreOf(other.answerId) - scoreOf(one.answerId) || other.end - other.start - (one.end - one.start),
  );
  return best ?? null;
}
