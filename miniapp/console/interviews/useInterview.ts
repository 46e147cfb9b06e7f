import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { interviewKey } from "../api/keys";
import type { InterviewDetail } from "../api/types";

/** One interview with its answers and events; the live channel says when to ask again. */
export const useInterview = (id: string) =>
  useQuery({
    queryKey: interviewKey(id),
    queryFn: ({ signal }) => api.get<InterviewDetail>(`/interviews/${id}`, { signal }),
  });
