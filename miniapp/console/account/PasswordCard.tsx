import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { api } from "../api/client";
import { accountKey, mySessionsKey } from "../api/keys";
import type { Account } from "../api/types";
import { Card } from "../common/Card";
import { EntryAlert } from "../session/EntryAlert";
import { longEnough } from "../session/NewPasswordForm";
import { useFocus } from "../session/useFocus";
import { useWait } from "../session/useWait";
import styles from "./Account.module.css";

export function PasswordCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <Card title={t("account.passwordTitle")}>
      <div className={styles.row}>
        <p className={styles.text}>
          {t(account.hasPassword ? "account.passwordText" : "account.noPassword")}
        </p>
        {account.hasPassword && !editing ? (
          <Button onClick={() => setEditing(true)}>{t("account.change")}</Button>
        ) : null}
      </div>
      {editing ? <ChangeForm email={account.email} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}

type Fields = { current: string; next: string };

/** Under which field a refusal belongs. */
function refusals(error: unknown): Partial<Record<keyof Fields, string>> {
  if (isApiError(error, "account.password_wrong")) return { current: error.message };
  return isApiError(error) && error.code.startsWith("password.") ? { next: error.message } : {};
}

function ChangeForm({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const first = useFocus();
  const wait = useWait();
  const change = useMutation({
    mutationFn: (fields: Fields) => api.post("/account/password", fields),
    onError: wait.heed,
    onSuccess: () => {
      void message.success(t("account.changed"));
      void client.invalidateQueries({ queryKey: mySessionsKey });
      void client.invalidateQueries({ queryKey: accountKey });
      onClose();
    },
  });
  const refused = change.isPending ? {} : refusals(change.error);
  const marked = (field: keyof Fields) =>
    refused[field] ? { validateStatus: "error" as const, help: refused[field] } : {};
  const rest = Object.keys(refused).length > 0 ? null : change.error;
  return (
    <Form<Fields>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => change.mutate(fields)}
    >
      <EntryAlert error={rest} wait={wait} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Form.Item
        name="current"
        label={t("account.current")}
        rules={[{ required: true, message: t("account.currentMissing") }]}
        {...marked("current")}
      >
        <Input.Password ref={first} maxLength={1024} autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t("entry.newPassword")}
        extra={refused.next ? null : t("entry.passwordHint")}
        validateTrigger="onSubmit"
        rules={[
          {
            validator: (_, value?: string) =>
              longEnough(value) ? Promise.resolve() : Promise.reject(new Error(t("entry.tooShort"))),
          },
        ]}
        {...marked("next")}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <div className={styles.submit}>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={wait.waiting}>
          {t("account.save")}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </div>
    </Form>
  );
}
