import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import styles from "./Entry.module.css";
import { EntryAlert } from "./EntryAlert";
import type { useWait } from "./useWait";

/** As the server has it; it checks more. */
const MIN_LENGTH = 10;

export const longEnough = (password: string | undefined) => [...(password ?? "")].length >= MIN_LENGTH;

type Props = {
  email: string;
  error: unknown;
  wait: ReturnType<typeof useWait>;
  pending: boolean;
  onSubmit: (password: string) => void;
};

export function NewPasswordForm({ email, error, wait, pending, onSubmit }: Props) {
  const { t } = useTranslation();
  const refused = isApiError(error) && error.code.startsWith("password.") ? error.message : null;
  return (
    <Form<{ password: string }>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ password }) => onSubmit(password)}
    >
      <EntryAlert error={refused ? null : error} wait={wait} />
      {/* For the browser's password store: whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Form.Item
        name="password"
        label={t("entry.newPassword")}
        extra={refused ? null : t("entry.passwordHint")}
        validateTrigger="onSubmit"
        rules={[
          {
            validator: (_, value?: string) =>
              longEnough(value) ? Promise.resolve() : Promise.reject(new Error(t("entry.tooShort"))),
          },
        ]}
        {...(refused && !pending ? { validateStatus: "error" as const, help: refused } : {})}
      >
        <Input.Password size="large" maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Button
        className={styles.submit}
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={pending}
        disabled={wait.waiting}
      >
        {t("entry.setPassword")}
      </Button>
    </Form>
  );
}
