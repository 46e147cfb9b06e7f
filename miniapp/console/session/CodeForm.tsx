import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Entry.module.css";
import { EntryAlert } from "./EntryAlert";
import { EntryCard } from "./EntryFrame";
import { useFocus } from "./useFocus";
import type { useWait } from "./useWait";

type Props = {
  /** Where the code is to be found. */
  text: string;
  error: unknown;
  wait: ReturnType<typeof useWait>;
  pending: boolean;
  onSubmit: (code: string) => void;
  onBack: () => void;
};

/** The second step: six digits, sent as soon as they are six; or a recovery code. */
export function CodeForm({ text, error, wait, pending, onSubmit, onBack }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ code: string }>();
  const [recovery, setRecovery] = useState(false);
  const change = (to: boolean) => {
    form.resetFields();
    setRecovery(to);
  };
  return (
    <EntryCard title={t("entry.codeTitle")} text={recovery ? t("entry.recoveryText") : text}>
      <Form
        key={String(recovery)}
        className={styles.form}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => onSubmit(code.trim())}
        onValuesChange={({ code = "" }: { code?: string }) => {
          if (!recovery && /^\d{6}$/.test(code) && !wait.waiting && !pending) form.submit();
        }}
      >
        <EntryAlert error={error} wait={wait} />
        {recovery ? <RecoveryField /> : <DigitsField />}
        <Button type="primary" size="large" block htmlType="submit" loading={pending} disabled={wait.waiting}>
          {t("entry.logIn")}
        </Button>
        <div className={styles.between}>
          <Button type="link" size="small" onClick={() => change(!recovery)}>
            {recovery ? t("entry.useCode") : t("entry.useRecovery")}
          </Button>
          <Button type="link" size="small" onClick={onBack}>
            {t("entry.otherAccount")}
          </Button>
        </div>
      </Form>
    </EntryCard>
  );
}

function DigitsField() {
  const { t } = useTranslation();
  const first = useFocus();
  return (
    <Form.Item
      name="code"
      label={t("entry.code")}
      validateTrigger="onSubmit"
      rules={[{ pattern: /^\d{6}$/, required: true, message: t("entry.codeMissing") }]}
    >
      <Input
        ref={first}
        className={styles.code}
        size="large"
        maxLength={6}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
    </Form.Item>
  );
}

function RecoveryField() {
  const { t } = useTranslation();
  const first = useFocus();
  return (
    <Form.Item
      name="code"
      label={t("entry.recovery")}
      rules={[{ required: true, whitespace: true, message: t("entry.recoveryMissing") }]}
    >
      <Input ref={first} size="large" maxLength={40} autoComplete="off" placeholder="xxxx-xxxx-xxxx-xxxx" />
    </Form.Item>
  );
}
