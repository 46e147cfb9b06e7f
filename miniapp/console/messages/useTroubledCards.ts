import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { troubledCardPageSchema } from "../../../server/chats/schema";
import { api } from "../api/client";
import { troubledCardsKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";
import { usePages } from "../common/usePages";

/** Cards in the chats that could not be shown or may not have been, newest first. */
export const useTroubledCards = () =>
  usePages<z.infer<typeof troubledCardPageSchema>>(
    troubledCardsKey,
    "/cards/troubled",
    {},
    { refetchInterval: 30_000 },
  );

/** Shows one again, or takes it off the list. `confirmed`: there may be two of it. */
export function useCardDealing(id: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ action, confirmed = false }: { action: "show-again" | "settle"; confirmed?: boolean }) =>
      api.post(`/cards/${id}/${action}`, action === "show-again" ? { confirmed } : undefined),
    onSuccess: (_, { action }) =>
      void message.success(t(action === "settle" ? "messages.settled" : "messages.cards.shown")),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: troubledCardsKey }),
  });
}
