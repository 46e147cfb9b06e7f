import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { useErrorText } from "../common/ErrorState";

type Trouble = {
  path: string;
  /** What the API calls another try. */
  again: "resend" | "show-again";
  /** Said once another try is under way. */
  said: string;
  listKey: QueryKey;
  alsoStale?: QueryKey;
};

export type Dealing = ReturnType<typeof useDealing>;

/** Tries once more, or takes it off the list. `confirmed`: there may be two of it then. */
export function useDealing({ path, again, said, listKey, alsoStale }: Trouble) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ action, confirmed = false }: { action: "again" | "settle"; confirmed?: boolean }) =>
      action === "again"
        ? api.post(`${path}/${again}`, { confirmed })
        : api.post(`${path}/settle`, undefined),
    onSuccess: (_, { action }) => void message.success(t(action === "settle" ? "messages.settled" : said)),
    onError: (error) => void message.error(errorText(error)),
    onSettled: async () => {
      if (alsoStale) void client.invalidateQueries({ queryKey: alsoStale });
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
}
