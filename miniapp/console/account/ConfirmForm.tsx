import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Account, Confirmation } from "../api/types";
import { EntryAlert } from "../session/EntryAlert";
import { useFocus } from "../session/useFocus";
import { useWait } from "../session/useWait";
import styles from "./Account.module.css";

type Props = {
  account: Account;
  text: string;
  submit: string;
  /** Asks for a code of the second factor as well, where there is one. */
  withCode?: boolean;
  danger?: boolean;
  onCancel?: () => void;
  work: (confirmation: Confirmation) => Promise<void>;
};

/** Asks once more who sits there, before something that protects the account changes. */
export function ConfirmForm({
  account,
  text,
  submit,
  withCode = false,
  danger = false,
  onCancel,
  work,
}: Props) {
  const { t } = useTranslation();
  const first = useFocus();
  const wait = useWait();
  const confirm = useMutation({ mutationFn: work, onError: wait.heed });
  const askCode = withCode && account.secondFactor.enabledAt !== null;
  return (
    <Form<Confirmation>
      layout="vertical"
      requiredMark={false}
      onFinish={({ password, code }) =>
        confirm.mutate({ ...(password ? { password } : {}), ...(code ? { code: code.trim() } : {}) })
      }
    >
      <p className={`${styles.text} ${styles.alert}`}>{text}</p>
      <EntryAlert error={confirm.error} wait={wait} />
      {account.mustConfirm ? (
        <Form.Item
          name="password"
          label={t("account.current")}
          rules={[{ required: true, message: t("account.currentMissing") }]}
        >
          <Input.Password ref={first} maxLength={1024} autoComplete="current-password" />
        </Form.Item>
      ) : null}
      {askCode ? (
        <Form.Item
          name="code"
          label={t("account.confirmCode")}
          rules={[{ required: true, whitespace: true, min: 6, message: t("account.confirmCodeMissing") }]}
        >
          <Input ref={account.mustConfirm ? null : first} maxLength={40} autoComplete="one-time-code" />
        </Form.Item>
      ) : null}
      <div className={styles.foot}>
        {onCancel ? <Button onClick={onCancel}>{t("common.cancel")}</Button> : <span />}
        <Button
          type="primary"
          danger={danger}
          htmlType="submit"
          loading={confirm.isPending}
          disabled={wait.waiting}
        >
          {submit}
        </Button>
      </div>
    </Form>
  );
}
