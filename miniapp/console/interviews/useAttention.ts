import { useQuery } from "@tanstack/react-query";
import type { Attention, Focus } from "../../../server/interviews/staffSchema";
import { api } from "../api/client";
import { attentionKey } from "../api/keys";
import { usePages } from "../common/usePages";

/** Some reasons come with time alone; what happens besides is told by the live channel. */
const TICK_MS = 30_000;

export type AttentionCounts = NonNullable<Attention["counts"]>;

/** How much needs a person now, by reason. */
export const useAttention = () =>
  useQuery({
    queryKey: attentionKey({}),
    queryFn: async ({ signal }) => (await api.get<Attention>("/attention", { signal })).counts,
    refetchInterval: TICK_MS,
  });

/** The interviews behind one of the numbers. */
export function useNeeding(focus: Focus | null, planId: string | null) {
  const query = { focus: focus ?? "", ...(planId ? { planId } : {}) };
  return usePages<Attention>(attentionKey(query), "/attention", query, {
    refetchInterval: TICK_MS,
    enabled: focus !== null,
  });
}
