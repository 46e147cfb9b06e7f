import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import type { MediaLink } from "../api/types";

const mediaPath = (interviewId: string, answerId: string) =>
  `/interviews/${interviewId}/answers/${answerId}/media`;

/** A signed link to a recording. It is short-lived: a player that meets an error asks for a new one. */
export const useMediaLink = (interviewId: string, answerId: string, enabled: boolean) =>
  useQuery({
    queryKey: ["media", interviewId, answerId],
    queryFn: ({ signal }) => api.get<MediaLink>(mediaPath(interviewId, answerId), { signal }),
    enabled,
    staleTime: 4 * 60_000,
    // A new link would restart what is playing.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const downloadLink = (interviewId: string, answerId: string) =>
  api.get<MediaLink>(mediaPath(interviewId, answerId), { query: { download: 1 } });
