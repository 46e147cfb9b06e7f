import type { ReportDimension } from "../../console/api/types";

export type Glance = { strongest: ReportDimension[]; weakest: ReportDimension | null };

const MOST = 3;
type Scored = ReportDimension & { score: number };

/** Up to three strongest and the weakest of what there is evidence for; one dimension is never both. */
export function glanceAt(dimensions: readonly ReportDimension[]): Glance {
  const scored = dimensions
    .filter((dimension): dimension is Scored => dimension.score !== null)
    .sort((a, b) => b.score - a.score || b.weightBp - a.weightBp);
  if (scored.length < 2) return { strongest: scored, weakest: null };
  return { strongest: scored.slice(0, Math.min(MOST, scored.length - 1)), weakest: scored.at(-1) ?? null };
}
