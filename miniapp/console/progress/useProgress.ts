import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Progress } from "../../../server/insight/progress/schema";
import { api } from "../api/client";
import { progressKey } from "../api/keys";
import type { ProgressFilters } from "./filters";

export type { Progress };

/** The numbers under these filters; the live channel has them read again (live/LiveProvider). */
export function useProgress({ unit, job, weeks }: ProgressFilters) {
  const query = { ...(unit ? { unit } : {}), ...(job ? { job } : {}), weeks: String(weeks) };
  return useQuery({
    queryKey: progressKey(query),
    queryFn: ({ signal }) => api.get<Progress>("/progress", { query, signal }),
    placeholderData: keepPreviousData,
  });
}
