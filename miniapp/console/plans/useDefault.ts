import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { planKey, plansKey } from "../api/keys";
import type { Plan } from "../api/types";
import { useErrorText } from "../common/ErrorState";

/** Makes a plan headquarters' default of its family and language, or takes that back. */
export function useDefault(onChanged: (plan: Plan) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return async (id: string, isDefault: boolean) => {
    try {
      const plan = await api.post<Plan>(`/plans/${id}/default`, { isDefault });
      client.setQueryData(planKey(id), plan);
      onChanged(plan);
      void client.invalidateQueries({ queryKey: plansKey });
      void message.success(
        t(isDefault ? "inherit.defaultSet" : "inherit.defaultUnset", {
          family: t(`family.${plan.jobFamily}`),
        }),
      );
    } catch (error) {
      void message.error(errorText(error));
    }
  };
}
