import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api } from "../../api/client";
import { planKey } from "../../api/keys";
import type { Plan } from "../../api/types";
import { ErrorState } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { useCan } from "../../session/useSession";
import { PlanEditor } from "./PlanEditor";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("plans.read") ? <Loader key={id} id={id} /> : <NoPermission what={t("nav.plans")} />;
}

function Loader({ id }: { id: string }) {
  const plan = useQuery({
    queryKey: planKey(id),
    queryFn: ({ signal }) => api.get<Plan>(`/plans/${id}`, { signal }),
    // What is being edited must not change under the hand; saving tells of other people's changes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useTitle(plan.data?.name);
  if (plan.isPending) return <Loading shape="page" />;
  if (!plan.data) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;
  return <PlanEditor plan={plan.data} onReload={async () => (await plan.refetch()).data} />;
}
