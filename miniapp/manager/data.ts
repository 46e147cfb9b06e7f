import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { HelpAsked } from "../../server/decisions/schema";
import type { Progress } from "../../server/insight/progress/schema";
import type { Comparison } from "../../server/reports/compare/schema";
import { api } from "../console/api/client";
import { decisionsKey, interviewKey, reportKey, sessionKey } from "../console/api/keys";
import type {
  DecideBody,
  Decided,
  DecisionsView,
  InterviewDetail,
  MediaLink,
  Permission,
  ReportView,
  Session,
} from "../console/api/types";
import type { Listed } from "./parts/Row";

export type InterviewPageOf = { items: Listed[]; nextCursor: string | null };

export const useSession = () =>
  useQuery({ queryKey: sessionKey, queryFn: () => api.get<Session>("/session"), staleTime: 60_000 });

/** Whether the person logged in may do this somewhere; hides what they may not. The server checks again. */
export const useCan = (permission: Permission): boolean =>
  useSession().data?.staff?.permissions.includes(permission) ?? false;

const nextOf = ({ nextCursor }: InterviewPageOf) => nextCursor ?? undefined;

/** What waits for a decision that the caller may make, the newest first. */
export const useAwaiting = () =>
  useInfiniteQuery({
    queryKey: ["attention", "decide"],
    queryFn: ({ pageParam, signal }) =>
      api.get<InterviewPageOf>("/attention", {
        query: { focus: "decide", cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextOf,
  });

/** Finished interviews, the newest first, whose name has `q`. */
export const useFinished = (q: string) =>
  useInfiniteQuery({
    queryKey: ["interviews", "finished", q],
    queryFn: ({ pageParam, signal }) =>
      api.get<InterviewPageOf>("/interviews", {
        query: { status: "completed,timed_out", q, cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextOf,
  });

export const useInterview = (id: string) =>
  useQuery({
    queryKey: interviewKey(id),
    queryFn: ({ signal }) => api.get<InterviewDetail>(`/interviews/${id}`, { signal }),
  });

export const useReport = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: reportKey(id),
    queryFn: ({ signal }) => api.get<ReportView>(`/interviews/${id}/report`, { signal }),
    enabled,
  });

export const useDecisions = (id: string) =>
  useQuery({
    queryKey: decisionsKey(id),
    queryFn: ({ signal }) => api.get<DecisionsView>(`/interviews/${id}/decision`, { signal }),
  });

export const useComparison = (ids: readonly string[]) =>
  useQuery({
    queryKey: ["comparison", ids.join(",")],
    queryFn: ({ signal }) => api.get<Comparison>("/comparisons", { query: { ids: ids.join(",") }, signal }),
    enabled: ids.length >= 2,
  });

export const useProgress = (weeks: number) =>
  useQuery({
    queryKey: ["progress", weeks],
    queryFn: ({ signal }) => api.get<Progress>("/progress", { query: { weeks }, signal }),
  });

/** A signed link to a recording; short-lived, so a player that meets an error asks again. */
export const useMediaLink = (interviewId: string, answerId: string) =>
  useQuery({
    queryKey: ["media", interviewId, answerId],
    queryFn: ({ signal }) =>
      api.get<MediaLink>(`/interviews/${interviewId}/answers/${answerId}/media`, { signal }),
    staleTime: 4 * 60_000,
    // A new link would restart what is playing.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DecideBody) => api.post<Decided>(`/interviews/${id}/decision`, body),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: interviewKey(id) }),
        client.invalidateQueries({ queryKey: ["attention"] }),
        client.invalidateQueries({ queryKey: ["interviews"] }),
      ]),
  });
}

/** Asks HR to get in touch about this interview; once until somebody has. */
export const useAskHr = (id: string) =>
  useMutation({ mutationFn: () => api.post<HelpAsked>(`/interviews/${id}/decision/help`, {}) });
