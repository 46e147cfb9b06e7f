import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { interviewsKey } from "../api/keys";
import type { InterviewPage } from "../live/patchInterviews";
import { listQuery, NO_FILTERS, type Filters, type Focus } from "./filters";

const PAGE = 30;
/** A focus is narrowed here, so it reads the largest page there is. */
const FOCUS_PAGE = 100;

/** The list under these filters, page after page; the live channel keeps it true. */
export function useInterviews(filters: Filters) {
  const query = listQuery(filters, filters.focus ? FOCUS_PAGE : PAGE);
  return useInfiniteQuery({
    queryKey: interviewsKey(query),
    queryFn: ({ pageParam, signal }) =>
      api.get<InterviewPage>("/interviews", {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
}

export const focusFilters = (focus: Focus): Filters => ({ ...NO_FILTERS, focus });
