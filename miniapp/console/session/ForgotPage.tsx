import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../api/client";
import { useTitle } from "../common/useTitle";
import styles from "./Entry.module.css";
import { EntryAlert } from "./EntryAlert";
import { EntryCard, EntryFrame } from "./EntryFrame";
import { useSession } from "./useSession";
import { useWait } from "./useWait";

const AGAIN_SECONDS = 60;

/** Asks for a link that sets a new password. What it answers does not tell whether the address is known. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t("entry.forgotTitle"));
  const wait = useWait();
  const companyName = useSession().data?.companyName;
  const [email, setEmail] = useState("");
  const request = useMutation({
    mutationFn: (to: string) => api.post("/password-resets", { email: to }),
    onSuccess: () => wait.start(AGAIN_SECONDS),
    onError: wait.heed,
  });
  const submit = (to: string) => {
    setEmail(to);
    request.mutate(to);
  };
  return (
    <EntryFrame companyName={companyName}>
      {request.isSuccess ? (
        <EntryCard title={t("entry.forgotDoneTitle")} text={t("entry.forgotDone", { email })}>
          <div className={styles.actions}>
            <Button block disabled={wait.waiting} loading={request.isPending} onClick={() => submit(email)}>
              {wait.waiting ? t("entry.forgotAgainIn", { time: wait.time }) : t("entry.forgotAgain")}
            </Button>
            <Link to="/">{t("entry.backToLogin")}</Link>
          </div>
        </EntryCard>
      ) : (
        <EntryCard title={t("entry.forgotTitle")} text={t("entry.forgotText")}>
          <Form<{ email: string }>
            className={styles.form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ email }}
            onFinish={(fields) => submit(fields.email)}
          >
            <EntryAlert error={request.error} wait={wait} />
            <Form.Item
              name="email"
              label={t("entry.email")}
              validateTrigger="onSubmit"
              rules={[
                { required: true, message: t("entry.emailMissing") },
                { type: "email", message: t("entry.emailWrong") },
              ]}
            >
              <Input type="email" size="large" maxLength={120} autoComplete="username" />
            </Form.Item>
            <Button
              type="primary"
              size="large"
              block
              htmlType="submit"
              loading={request.isPending}
              disabled={wait.waiting}
            >
              {t("entry.forgotSubmit")}
            </Button>
            <div className={styles.between}>
              <Link to="/">{t("entry.backToLogin")}</Link>
            </div>
          </Form>
        </EntryCard>
      )}
    </EntryFrame>
  );
}
