import { interviewsKey } from "../api/keys";
import type { InterviewPage } from "../live/patchInterviews";
import { listQuery, type Filters } from "./filters";
import { usePages } from "../common/usePages";

const PAGE = 30;

/** The list under these filters, page after page; the live channel keeps it true. */
export function useInterviews(filters: Filters) {
  const query = listQuery(filters, PAGE);
  return usePages<InterviewPage>(interviewsKey(query), "/interviews", query);
}
