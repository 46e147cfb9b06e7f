import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { useErrorText } from "../common/ErrorState";
import { useKindName } from "./useKindName";

/** Has one failed job tried again. */
export function useRetry(id: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: () => api.post(`/jobs/${id}/retry`, {}),
    onSuccess: () => void message.success(t("jobs.retried")),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}

/** Asks whether all failed jobs of a kind are to be tried again, and has that done. */
export function useRetryKind() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  const nameOf = useKindName();
  return (kind: string, count: string) =>
    void modal.confirm({
      title: t("jobs.retryAllTitle", { kind: nameOf(kind), count }),
      content: t("jobs.retryAllText"),
      okText: t("jobs.retryAll"),
      cancelText: t("common.cancel"),
      onOk: async () => {
        try {
          const { retried, more } = await api.post<{ retried: number; more: boolean }>("/jobs/retry", {
            kind,
          });
          void message.success(t(more ? "jobs.retriedSome" : "jobs.retriedAll", { count: retried }));
        } catch (error) {
          void message.error(errorText(error));
        }
        await client.invalidateQueries({ queryKey: ["jobs"] });
      },
    });
}
