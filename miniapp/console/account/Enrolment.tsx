import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Collapse, Form, Input, Skeleton, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Account, Enrolment as Secret, RecoveryCodes } from "../api/types";
import { CopyButton } from "../common/CopyButton";
import { ErrorState } from "../common/ErrorState";
import { EntryAlert } from "../session/EntryAlert";
import { useFocus } from "../session/useFocus";
import { useWait } from "../session/useWait";
import styles from "./Account.module.css";
import { ConfirmForm } from "./ConfirmForm";
import { RecoveryCodeList } from "./RecoveryCodeList";

type Props = { account: Account; onDone: () => void };

const SECRET = "/account/second-factor/secret";

/** Scan, confirm with the first code, keep the recovery codes. Where needed, who it is comes first. */
export function Enrolment({ account, onDone }: Props) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const mustAsk = account.mustConfirm || account.secondFactor.enabledAt !== null;
  // Nothing to ask: the QR code is there at once.
  const first = useQuery({
    queryKey: ["enrolment-secret"],
    queryFn: () => api.post<Secret>(SECRET, {}),
    enabled: !mustAsk && codes === null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const shown = secret ?? first.data;

  if (mustAsk && !shown) {
    return (
      <ConfirmForm
        account={account}
        withCode
        text={t("account.confirmTitle")}
        submit={t("account.enrolConfirm")}
        work={async (confirmation) => setSecret(await api.post<Secret>(SECRET, confirmation))}
      />
    );
  }
  return (
    <>
      <Steps
        size="small"
        className={styles.steps}
        responsive={false}
        current={codes ? 1 : 0}
        items={[{ title: t("account.enrolStepScan") }, { title: t("account.enrolStepCodes") }]}
      />
      {codes ? (
        <RecoveryCodeList codes={codes} onDone={onDone} />
      ) : first.isError ? (
        <ErrorState compact error={first.error} onRetry={() => void first.refetch()} />
      ) : shown ? (
        <Scan secret={shown} onCodes={setCodes} />
      ) : (
        <Skeleton active paragraph={{ rows: 5 }} />
      )}
    </>
  );
}

function Scan({ secret, onCodes }: { secret: Secret; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const first = useFocus();
  const wait = useWait();
  const confirm = useMutation({
    mutationFn: (code: string) => api.post<RecoveryCodes>("/account/second-factor", { code }),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    onError: wait.heed,
  });
  return (
    <>
      <div className={styles.scan}>
        <img className={styles.qr} src={secret.qrCode} alt={t("account.enrolQr")} />
        <div>
          <p className={styles.text}>{t("account.enrolScan")}</p>
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: "secret",
                label: t("account.enrolCannotScan"),
                children: (
                  <>
                    <code className={styles.secret}>{secret.secret.match(/.{1,4}/g)?.join(" ")}</code>
                    <CopyButton size="small" text={secret.secret} label={t("account.copySecret")} />
                  </>
                ),
              },
            ]}
          />
        </div>
      </div>
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => confirm.mutate(code.trim())}
      >
        <EntryAlert error={confirm.error} wait={wait} />
        <Form.Item
          name="code"
          label={t("account.enrolCode")}
          validateTrigger="onSubmit"
          rules={[{ required: true, pattern: /^\d{6}$/, message: t("entry.codeMissing") }]}
        >
          <Input
            ref={first}
            className={styles.code}
            maxLength={6}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={wait.waiting}>
          {t("account.enrolConfirm")}
        </Button>
      </Form>
    </>
  );
}
