import type { z } from "zod";
import type { timelineSchema } from "../../../server/pipeline/schema";
import { timelineKey } from "../api/keys";
import { useList } from "../common/usePages";

export type ArchiveEvent = z.infer<typeof timelineSchema>["items"][number];

const PAGE = 50;

/** What happened with a person, newest first, over all their applications and at work. */
export function useTimeline(candidateId: string) {
  return useList<z.infer<typeof timelineSchema>>(
    timelineKey(candidateId),
    `/candidates/${candidateId}/timeline`,
    { limit: PAGE },
  );
}
