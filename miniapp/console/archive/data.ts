import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { timelineSchema } from "../../../server/pipeline/schema";
import { api } from "../api/client";
import { timelineKey } from "../api/keys";

export type ArchiveEvent = z.infer<typeof timelineSchema>["items"][number];

const PAGE = 50;

/** What happened with a person, newest first, over all their applications and at work. */
export function useTimeline(candidateId: string) {
  const list = useInfiniteQuery({
    queryKey: timelineKey(candidateId),
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof timelineSchema>>(`/candidates/${candidateId}/timeline`, {
        query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) ?? [] };
}
