import { useMutation } from "@tanstack/react-query";
import { Alert } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { ChatLogins } from "./ChatLogins";
import { CodeForm } from "./CodeForm";
import { CredentialsForm } from "./CredentialsForm";
import styles from "./Entry.module.css";
import { EntryCard } from "./EntryFrame";
import { useSessionActions } from "./useSession";
import { useWait } from "./useWait";

/** Logging in by e-mail and password; the second step shows itself where the person has one. */
export function PasswordLogin({ refusal }: { refusal: string | null }) {
  const { t } = useTranslation();
  const { logIn } = useSessionActions();
  const wait = useWait();
  const [email, setEmail] = useState("");
  /** Kept for the second step only, as long as the page is open. */
  const [password, setPassword] = useState("");
  const [secondStep, setSecondStep] = useState(false);
  const login = useMutation({
    mutationFn: logIn,
    onError: (error) => {
      wait.heed(error);
      if (isApiError(error, "session.code_required")) setSecondStep(true);
    },
  });
  const error = isApiError(login.error, "session.code_required") ? null : login.error;

  if (secondStep) {
    return (
      <CodeForm
        text={t("entry.codeText", { email })}
        error={error}
        wait={wait}
        pending={login.isPending}
        onSubmit={(code) => login.mutate({ email, password, code })}
        onBack={() => {
          setSecondStep(false);
          setPassword("");
          login.reset();
        }}
      />
    );
  }
  return (
    <EntryCard title={t("entry.logIn")}>
      {refusal && !login.isError ? (
        <Alert className={styles.refusal} type="warning" showIcon role="alert" title={refusal} />
      ) : null}
      <CredentialsForm
        email={email}
        error={error}
        wait={wait}
        pending={login.isPending}
        onSubmit={(credentials) => {
          setEmail(credentials.email);
          setPassword(credentials.password);
          login.mutate(credentials);
        }}
      />
      <ChatLogins />
    </EntryCard>
  );
}
