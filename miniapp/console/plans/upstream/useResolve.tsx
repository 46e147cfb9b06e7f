import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { planKey, plansKey } from "../../api/keys";
import type { Plan, PlanUpstream, ResolveBody, ResolvedPlan } from "../../api/types";

/** Sends the choices; tells what had to move because of them, then goes back to the plan. */
export function useResolve(plan: Plan, upstream: PlanUpstream) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (resolutions: NonNullable<ResolveBody["resolutions"]>) =>
      api.post<ResolvedPlan>(`/plans/${plan.id}/rebase`, {
        version: plan.version,
        baseVersion: upstream.base.version,
        resolutions,
      } satisfies ResolveBody),
    onSuccess: ({ plan: resolved, adjusted }) => {
      client.setQueryData(planKey(plan.id), resolved);
      void client.invalidateQueries({ queryKey: plansKey });
      void navigate(`/plans/${plan.id}`);
      if (adjusted.length === 0) void message.success(t("planUpstream.done"));
      else {
        modal.info({
          title: t("planUpstream.adjusted"),
          content: (
            <ul>
              {adjusted.map((line) => (
                <li key={line.message}>{line.message}</li>
              ))}
            </ul>
          ),
          okText: t("common.done"),
        });
      }
    },
  });
}
