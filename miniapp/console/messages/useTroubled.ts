import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { troubledPageSchema } from "../../../server/notifications/schema";
import { api } from "../api/client";
import { attentionKey, troubledKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";
import { usePages } from "../common/usePages";

/** Messages that did not arrive or may not have, newest first. */
export const useTroubled = () =>
  usePages<z.infer<typeof troubledPageSchema>>(
    troubledKey,
    "/messages/troubled",
    {},
    { refetchInterval: 30_000 },
  );

/** Sends one again, or takes it off the list. `confirmed`: it may arrive twice. */
export function useDealing(id: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ action, confirmed = false }: { action: "resend" | "settle"; confirmed?: boolean }) =>
      api.post(`/messages/${id}/${action}`, action === "resend" ? { confirmed } : undefined),
    onSuccess: (_, { action }) =>
      void message.success(t(action === "resend" ? "messages.resent" : "messages.settled")),
    onError: (error) => void message.error(errorText(error)),
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: attentionKey({}) });
      await client.invalidateQueries({ queryKey: troubledKey });
    },
  });
}
