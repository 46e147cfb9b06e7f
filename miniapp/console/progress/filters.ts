import type { InterviewStatus } from "../api/types";
import type { Progress } from "./useProgress";

export const SPANS = [4, 12, 26, 52] as const;
export type ProgressFilters = { unit: string | null; job: string | null; weeks: number };

export function parseProgress(params: URLSearchParams): ProgressFilters {
  const weeks = Number(params.get("weeks"));
  return {
    unit: params.get("unit") || null,
    job: params.get("job") || null,
    weeks: SPANS.find((span) => span === weeks) ?? 12,
  };
}

export function serializeProgress({ unit, job, weeks }: ProgressFilters): URLSearchParams {
  const params = new URLSearchParams();
  if (unit) params.set("unit", unit);
  if (job) params.set("job", job);
  if (weeks !== 12) params.set("weeks", String(weeks));
  return params;
}

type Job = Pick<Progress["jobs"][number], "positionId" | "title">;
type Behind = {
  unit?: string | null;
  job?: Job | undefined;
  statuses?: readonly InterviewStatus[];
  weeks: readonly string[];
};

/** The address of the interviews behind a number. */
export function listPath({ unit, job, statuses = [], weeks }: Behind): string {
  const params = new URLSearchParams();
  if (statuses.length > 0) params.set("status", statuses.join(","));
  if (unit) params.set("unit", unit);
  if (job?.positionId) params.set("positionId", job.positionId);
  else if (job) params.set("jobTitle", job.title);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first && last) {
    params.set("fromWeek", first);
    params.set("toWeek", last);
  }
  return `/interviews?${params.toString()}`;
}
