import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { interviewKey } from "../api/keys";
import type { InterviewDetail } from "../api/types";
import { useErrorText } from "../common/ErrorState";

/** Asks once, naming what is lost, then ends the invitation. */
export function useRevoke(interview: InterviewDetail): () => void {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return () =>
    void modal.confirm({
      title: t("invite.revokeTitle", { name: interview.candidate.name }),
      content:
        interview.status === "in_progress"
          ? t("invite.revokeRunning", { answered: interview.progress.answered })
          : t("invite.revokeWaiting"),
      okText: t("invite.revoke"),
      okButtonProps: { danger: true },
      cancelText: t("invite.keep"),
      onOk: async () => {
        try {
          await api.delete(`/interviews/${interview.id}/invitation`);
          void message.success(t("invite.revoked"));
        } catch (error) {
          void message.error(errorText(error));
        }
        void client.invalidateQueries({ queryKey: interviewKey(interview.id) });
        void client.invalidateQueries({ queryKey: ["interviews"] });
      },
    });
}
