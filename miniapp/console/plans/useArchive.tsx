import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { isApiError } from "../../shared/api";
import { api } from "../api/client";
import { plansKey } from "../api/keys";
import type { Plan } from "../api/types";
import { useErrorText } from "../common/ErrorState";

/** Asks once, and once more where other plans follow this one: what becomes of them. */
export function useArchive(plan: Pick<Plan, "id" | "name">): () => void {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();

  async function archive(query: Record<string, string>) {
    await api.request("DELETE", `/plans/${plan.id}`, { query });
    await client.invalidateQueries({ queryKey: plansKey });
    void message.success(t("editor.archivedDone"));
    void navigate("/plans");
  }
  const tell = (error: unknown) => void message.error(errorText(error));

  const askAboutFollowers = (error: unknown) =>
    void modal.confirm({
      title: t("inherit.archiveFollowed"),
      content: errorText(error),
      okText: t("inherit.archiveDetach"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: async () => {
        try {
          await archive({ derived: "detach" });
        } catch (failure) {
          tell(failure);
        }
      },
    });

  return () =>
    void modal.confirm({
      title: t("editor.archiveTitle", { name: plan.name }),
      content: t("editor.archiveText"),
      okText: t("editor.archive"),
      cancelText: t("common.cancel"),
      onOk: async () => {
        try {
          await archive({});
        } catch (error) {
          if (isApiError(error, "plan.has_derived")) askAboutFollowers(error);
          else tell(error);
        }
      },
    });
}
