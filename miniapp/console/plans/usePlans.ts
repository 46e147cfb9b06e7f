import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { plansKey, templatesKey } from "../api/keys";
import type { PlanPage, PlanTemplate } from "../api/types";

/** All plans that are not archived, a hundred at a time. */
export function usePlans() {
  const query = useInfiniteQuery({
    queryKey: plansKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<PlanPage>("/plans", {
        query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items).filter((plan) => !plan.archivedAt) ?? [];
  return { ...query, items };
}

export const useTemplates = () =>
  useQuery({
    queryKey: templatesKey,
    queryFn: () => api.get<{ items: PlanTemplate[] }>("/plan-templates"),
    staleTime: Number.POSITIVE_INFINITY,
  });
