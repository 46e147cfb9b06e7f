import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { plansKey, templatesKey } from "../api/keys";
import type { PlanPage, PlanSummary, PlanTemplate } from "../api/types";
import { usePages } from "../common/usePages";

export type PlanFilters = { origin?: PlanSummary["origin"]; jobFamily?: PlanSummary["jobFamily"] };

/** All plans that are not archived, a hundred at a time. */
export function usePlans(filters: PlanFilters = {}) {
  const key = Object.keys(filters).length === 0 ? plansKey : [...plansKey, filters];
  const query = usePages<PlanPage>(key, "/plans", { limit: 100, ...filters });
  const items = query.data?.pages.flatMap((page) => page.items).filter((plan) => !plan.archivedAt) ?? [];
  return { ...query, items };
}

export const useTemplates = () =>
  useQuery({
    queryKey: templatesKey,
    queryFn: () => api.get<{ items: PlanTemplate[] }>("/plan-templates"),
    staleTime: Number.POSITIVE_INFINITY,
  });
