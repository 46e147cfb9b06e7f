import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { z } from "zod";
import type {
  BatchRecipientView,
  BatchSummary,
  BatchView,
  RecipientOutcome,
  batchLinksSchema,
  batchPageSchema,
  recipientPageSchema,
} from "../../../server/batches/schema";
import { api } from "../api/client";
import { batchesKey, batchKey, batchRecipientsKey } from "../api/keys";
import { usePages } from "../common/usePages";

export type { BatchRecipientView, BatchSummary, BatchView, RecipientOutcome };
type BatchPage = z.infer<typeof batchPageSchema>;
export type BatchLinks = z.infer<typeof batchLinksSchema>;
type RecipientPage = z.infer<typeof recipientPageSchema>;

/** While there is work to do, the page asks again by itself. */
const WORKING_MS = 1_500;
const LISTED_MS = 5_000;
export const isWorking = ({ state, tasks }: BatchView) => state === "running" || tasks > 0;

/** How often the page asks: soon while people are invited, now and then while messages wait to go out. */
export function lookEvery(batch: BatchView): number | false {
  if (isWorking(batch)) return WORKING_MS;
  return batch.channels.length > 0 && (batch.outcomes.invited ?? 0) > 0 ? LISTED_MS : false;
}

export const useBatches = () =>
  usePages<BatchPage>(
    batchesKey,
    "/batches",
    {},
    {
      refetchInterval: ({ state }) =>
        state.data?.pages.some((page) => page.items.some((batch) => batch.state === "running"))
          ? LISTED_MS
          : false,
    },
  );

export const useBatch = (id: string) =>
  useQuery({
    queryKey: batchKey(id),
    queryFn: ({ signal }) => api.get<BatchView>(`/batches/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data ? lookEvery(state.data) : false),
  });

export function useRecipients(
  id: string,
  filters: { outcome: string | null; q: string },
  every: number | false,
) {
  const query: Record<string, string> = {
    ...(filters.outcome ? { outcome: filters.outcome } : {}),
    ...(filters.q ? { q: filters.q } : {}),
  };
  const list = usePages<RecipientPage>(batchRecipientsKey(id, query), `/batches/${id}/recipients`, query, {
    refetchInterval: every,
  });
  const { refetch } = list;
  // What the list last said may be older than what ended the work.
  useEffect(() => {
    if (every === false) void refetch({ cancelRefetch: false });
  }, [every, refetch]);
  return list;
}

export type Steering = "pause" | "resume" | "cancel" | "resend" | "revoke";

/** Tells the batch what to do, and reads everything about it anew. */
export function useSteering(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, body = {} }: { action: Steering; body?: object }) =>
      api.post<BatchSummary>(`/batches/${id}/${action}`, body),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: batchKey(id) });
      void client.invalidateQueries({ queryKey: batchesKey });
    },
  });
}
