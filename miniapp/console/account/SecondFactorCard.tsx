import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { accountKey } from "../api/keys";
import type { Account, RecoveryCodes } from "../api/types";
import { Card } from "../common/Card";
import { formatDay } from "../common/format";
import { useLocale } from "../common/When";
import styles from "./Account.module.css";
import { ConfirmForm } from "./ConfirmForm";
import { Enrolment } from "./Enrolment";
import { RecoveryCodeList } from "./RecoveryCodeList";

type Doing = "enrol" | "codes" | "off" | null;
const FEW_CODES = 3;

/** The second step: turning it on, replacing the app, new recovery codes, turning it off. */
export function SecondFactorCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const { enabledAt, recoveryCodesLeft, required } = account.secondFactor;
  const close = () => {
    setDoing(null);
    void client.invalidateQueries({ queryKey: accountKey });
  };
  return (
    <Card
      title={t("account.factorTitle")}
      extra={
        <Tag color={enabledAt ? "success" : "default"}>
          {t(enabledAt ? "account.factorOn" : "account.factorOff")}
        </Tag>
      }
    >
      <div className={styles.row}>
        {enabledAt ? (
          <div className={styles.words}>
            <p className={styles.text}>
              {t("account.factorOnText", { since: formatDay(enabledAt, locale) })}{" "}
              {t("account.codesLeft", { count: recoveryCodesLeft })}
            </p>
            {recoveryCodesLeft <= FEW_CODES ? <p className={styles.few}>{t("account.codesFew")}</p> : null}
            {required ? <p className={styles.text}>{t("account.factorRequired")}</p> : null}
          </div>
        ) : (
          <p className={styles.text}>{t("account.factorOffText")}</p>
        )}
        <div className={styles.buttons}>
          {enabledAt ? (
            <>
              <Button onClick={() => setDoing("codes")}>{t("account.newCodes")}</Button>
              <Button onClick={() => setDoing("enrol")}>{t("account.replace")}</Button>
              {required ? null : <Button onClick={() => setDoing("off")}>{t("account.turnOff")}</Button>}
            </>
          ) : (
            <Button type="primary" onClick={() => setDoing("enrol")}>
              {t("account.turnOn")}
            </Button>
          )}
        </div>
      </div>
      <Modal
        open={doing !== null}
        footer={null}
        destroyOnHidden
        // Recovery codes are shown once: a stray click beside the dialog must not lose them.
        mask={{ closable: false }}
        title={doing === "enrol" && enabledAt ? t("account.replace") : doing ? t(TITLES[doing]) : null}
        onCancel={close}
      >
        {doing === "enrol" ? <Enrolment account={account} onDone={close} /> : null}
        {doing === "codes" ? <NewCodes account={account} onDone={close} /> : null}
        {doing === "off" ? <TurnOff account={account} onDone={close} /> : null}
      </Modal>
    </Card>
  );
}

const TITLES = {
  enrol: "account.enrolTitle",
  codes: "account.newCodesTitle",
  off: "account.turnOffTitle",
} as const;

type PartProps = { account: Account; onDone: () => void };

function NewCodes({ account, onDone }: PartProps) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodeList codes={codes} onDone={onDone} />;
  return (
    <ConfirmForm
      account={account}
      withCode
      text={t("account.newCodesText")}
      submit={t("account.newCodes")}
      onCancel={onDone}
      work={async (confirmation) => {
        const answer = await api.post<RecoveryCodes>("/account/recovery-codes", confirmation);
        setCodes(answer.recoveryCodes);
      }}
    />
  );
}

function TurnOff({ account, onDone }: PartProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <ConfirmForm
      account={account}
      withCode
      danger
      text={t("account.turnOffText")}
      submit={t("account.turnOff")}
      onCancel={onDone}
      work={async (confirmation) => {
        await api.post("/account/second-factor/off", confirmation);
        void message.success(t("account.turnedOff"));
        onDone();
      }}
    />
  );
}
