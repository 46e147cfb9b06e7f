import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./Entry.module.css";
import { EntryAlert } from "./EntryAlert";
import type { useWait } from "./useWait";

type Fields = { email: string; password: string };
type Props = {
  email: string;
  error: unknown;
  wait: ReturnType<typeof useWait>;
  pending: boolean;
  onSubmit: (fields: Fields) => void;
};

export function CredentialsForm({ email, error, wait, pending, onSubmit }: Props) {
  const { t } = useTranslation();
  return (
    <Form<Fields>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ email }}
      onFinish={(fields) => onSubmit({ email: fields.email.trim(), password: fields.password })}
    >
      <EntryAlert error={error} wait={wait} />
      <Form.Item
        name="email"
        label={t("entry.email")}
        validateTrigger="onSubmit"
        rules={[
          { required: true, message: t("entry.emailMissing") },
          { type: "email", transform: trimmed, message: t("entry.emailWrong") },
        ]}
      >
        <Input type="email" size="large" maxLength={120} autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("entry.password")}
        validateTrigger="onSubmit"
        rules={[{ required: true, message: t("entry.passwordMissing") }]}
      >
        <Input.Password size="large" maxLength={1024} autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={pending} disabled={wait.waiting}>
        {t("entry.logIn")}
      </Button>
      <div className={styles.between}>
        <Link to="/forgot">{t("entry.forgot")}</Link>
      </div>
    </Form>
  );
}

const trimmed = (value: string) => value.trim();
