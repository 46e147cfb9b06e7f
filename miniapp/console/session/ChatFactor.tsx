import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { CodeForm } from "./CodeForm";
import { useWait } from "./useWait";

type Props = { onDone: () => void; onBack: () => void };

/** The second step after a platform has said who one is. */
export function ChatFactor({ onDone, onBack }: Props) {
  const { t } = useTranslation();
  const wait = useWait();
  const give = useMutation({
    mutationFn: (code: string) => api.post("/session/chat/second-factor", { code }),
    onError: wait.heed,
    onSuccess: onDone,
  });
  return (
    <CodeForm
      text={t("entry.chatCodeText")}
      error={give.error}
      wait={wait}
      pending={give.isPending}
      onSubmit={(code) => give.mutate(code)}
      onBack={onBack}
    />
  );
}
