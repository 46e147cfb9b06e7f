import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { followersKey, planKey, plansKey } from "../../api/keys";
import type { LimitsBody, Plan, PlanLimits } from "../../api/types";
import { Card } from "../../common/Card";
import { EmptyState } from "../../common/EmptyState";
import { useErrorText } from "../../common/ErrorState";
import { useLeaveGuard } from "../editor/useLeaveGuard";
import { useMay } from "../../session/usePermission";
import { PlanPage } from "../PlanPage";
import { PlanPageHead } from "../PlanPageHead";
import { Followers } from "./Followers";
import { LimitsForm } from "./LimitsForm";
import styles from "./Limits.module.css";

const BandsChart = lazy(() => import("./BandsChart"));

export function Component() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t("inherit.limits")}>
      {(plan) =>
        plan.limits ? (
          <Limits key={plan.version} plan={plan} stored={plan.limits} />
        ) : (
          <EmptyState
            title={t("planLimits.none")}
            text={t("planLimits.noneText", { name: plan.base?.name })}
          />
        )
      }
    </PlanPage>
  );
}

function Limits({ plan, stored }: { plan: Plan; stored: PlanLimits }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [limits, setLimits] = useState(stored);
  const dirty = limits !== stored;
  useLeaveGuard(dirty);
  const readOnly = !useMay("plans.write", plan) || plan.archivedAt !== null;
  const save = useMutation({
    mutationFn: () =>
      api.put<Plan>(`/plans/${plan.id}/limits`, { limits, version: plan.version } satisfies LimitsBody),
    onSuccess: (saved) => {
      client.setQueryData(planKey(plan.id), saved);
      void client.invalidateQueries({ queryKey: plansKey });
      void client.invalidateQueries({ queryKey: followersKey(plan.id) });
      void message.success(t("planLimits.saved"));
    },
  });
  return (
    <>
      <PlanPageHead
        plan={plan}
        title={t("inherit.limits")}
        intro={t("planLimits.intro")}
        extra={
          readOnly ? null : (
            <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
              {t("editor.save")}
            </Button>
          )
        }
      />
      {save.isError ? (
        <Alert type="error" showIcon title={errorText(save.error)} style={{ marginBottom: 16 }} />
      ) : null}
      <div className={styles.columns}>
        <LimitsForm plan={plan.definition} limits={limits} readOnly={readOnly} onChange={setLimits} />
        <div className={styles.aside}>
          <Card title={t("planLimits.bands")}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
              <BandsChart plan={plan.definition} limits={limits} />
            </Suspense>
            <p className={styles.hint}>{t("planLimits.bandsHint")}</p>
          </Card>
          <Followers planId={plan.id} />
        </div>
      </div>
    </>
  );
}
