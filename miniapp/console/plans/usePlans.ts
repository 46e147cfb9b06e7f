import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { plansKey, templatesKey } from "../api/keys";
import type { PlanPage, PlanSummary, PlanTemplate } from "../api/types";

export type PlanFilters = { origin?: PlanSummary["origin"]; jobFamily?: PlanSummary["jobFamily"] };

/** All plans that are not archived, a hundred at a time. */
export function usePlans(filters: PlanFilters = {}) {
  const query = useInfiniteQuery({
    queryKey: Object.keys(filters).length === 0 ? plansKey : [...plansKey, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<PlanPage>("/plans", {
        query: { limit: 100, ...filters, ...(pageParam ? { cursor: pageParam } : {}) },
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
