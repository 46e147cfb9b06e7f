import type { z } from "zod";
import type { troubledCardPageSchema } from "../../../server/chats/schema";
import type { troubledPageSchema } from "../../../server/notifications/schema";
import { attentionKey, troubledCardsKey, troubledKey } from "../api/keys";
import { usePages } from "../common/usePages";
import { useDealing } from "./useDealing";

const options = { refetchInterval: 30_000 };

/** Messages that did not arrive or may not have, newest first. */
export const useTroubled = () =>
  usePages<z.infer<typeof troubledPageSchema>>(troubledKey, "/messages/troubled", {}, options);

/** Cards in the chats that could not be shown or may not have been, newest first. */
export const useTroubledCards = () =>
  usePages<z.infer<typeof troubledCardPageSchema>>(troubledCardsKey, "/cards/troubled", {}, options);

export const useMessageDealing = (id: string) =>
  useDealing({
    path: `/messages/${id}`,
    again: "resend",
    said: "messages.resent",
    listKey: troubledKey,
    alsoStale: attentionKey({}),
  });

export const useCardDealing = (id: string) =>
  useDealing({
    path: `/cards/${id}`,
    again: "show-again",
    said: "messages.cards.shown",
    listKey: troubledCardsKey,
  });
