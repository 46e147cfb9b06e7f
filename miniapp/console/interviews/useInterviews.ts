import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { interviewsKey } from "../api/keys";
import type { InterviewPage } from "../live/patchInterviews";
import { listQuery, type Filters } from "./filters";

const PAGE = 30;

/** The list under these filters, page after page; the live channel keeps it true. */
export function useInterviews(filters: Filters) {
  const query = listQuery(filters, PAGE);
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
