import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api } from "../../api/client";
import { planDiffKey } from "../../api/keys";
import type { Plan, PlanDiff } from "../../api/types";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { PlanPage } from "../PlanPage";
import { PlanPageHead } from "../PlanPageHead";
import { DiffView } from "./DiffView";

export function Component() {
  const { t } = useTranslation();
  return <PlanPage title={t("planDiff.title")}>{(plan) => <Compare plan={plan} />}</PlanPage>;
}

/** `?against=base`, or `?against=version&version=3`. */
function Compare({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const query: Record<string, string> = {
    against: params.get("against") === "version" ? "version" : "base",
    version: params.get("version") ?? "",
  };
  const diff = useQuery({
    queryKey: planDiffKey(plan.id, { ...query, of: String(plan.version) }),
    queryFn: ({ signal }) => api.get<PlanDiff>(`/plans/${plan.id}/diff`, { query, signal }),
  });
  const intro =
    query["against"] === "base"
      ? t("planDiff.withBase", { name: plan.base?.name })
      : t("planDiff.withVersion", { version: query["version"] });
  return (
    <>
      <PlanPageHead plan={plan} title={t("planDiff.title")} intro={intro} />
      {diff.isPending ? (
        <Loading shape="panel" />
      ) : !diff.data ? (
        <ErrorState error={diff.error} onRetry={() => void diff.refetch()} />
      ) : diff.data.comparison.same ? (
        <EmptyState title={t("planDiff.same")} text={t("planDiff.sameText")} />
      ) : (
        <DiffView diff={diff.data} />
      )}
    </>
  );
}
