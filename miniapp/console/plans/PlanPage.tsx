import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api } from "../api/client";
import { planKey } from "../api/keys";
import type { Plan } from "../api/types";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useMay } from "../session/usePermission";

type Props = { title: string; children: (plan: Plan, reload: () => void) => ReactNode };

/** A page about the plan of its address: who may see it, loading, errors, its title. */
export function PlanPage({ title, children }: Props) {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const plan = useQuery({
    queryKey: planKey(id),
    queryFn: ({ signal }) => api.get<Plan>(`/plans/${id}`, { signal }),
    gcTime: 0,
  });
  useTitle(plan.data ? `${title} · ${plan.data.name}` : title);
  if (!useMay("plans.read")) return <NoPermission what={t("nav.plans")} />;
  if (plan.isPending) return <Loading shape="page" />;
  if (!plan.data) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;
  return children(plan.data, () => void plan.refetch());
}
