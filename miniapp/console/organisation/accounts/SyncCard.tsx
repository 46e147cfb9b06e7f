import { Alert, Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../common/When";
import { useOrganisationChanged } from "../data";
import styles from "./Accounts.module.css";
import { type ContactSync, isBusy, useAccountsChanged, useRequestSync } from "./data";
import { SyncFrame } from "./SyncFrame";

/** The reading of one platform's contacts. */
export function SyncCard({ sync }: { sync: ContactSync }) {
  const { t } = useTranslation();
  const request = useRequestSync();
  const busy = isBusy(sync);
  useRefreshAfter(busy);
  const { platform, result, completedAt, departments, people } = sync;
  const failure = {
    title: t("chatAccounts.failed", { code: sync.failure }),
    text: t("chatAccounts.failedText"),
  };
  return (
    <SyncFrame
      title={t(`chatAccounts.platform.${platform}`)}
      completedAt={completedAt}
      request={request}
      button={t("chatAccounts.syncNow")}
      onRequest={() => request.mutate({ platform })}
      progress={busy ? t("chatAccounts.progress", { departments, people }) : null}
      failure={sync.state === "failed" ? failure : null}
    >
      {result ? (
        <Result result={result} onConfirm={() => request.mutate({ platform, whoeverLeft: true })} />
      ) : null}
    </SyncFrame>
  );
}

/** Once the reading is over, the lists beside it are read again. */
function useRefreshAfter(busy: boolean): void {
  const wasBusy = useRef(busy);
  const accounts = useAccountsChanged();
  const organisation = useOrganisationChanged();
  useEffect(() => {
    if (wasBusy.current && !busy) void Promise.all([accounts(), organisation()]);
    wasBusy.current = busy;
  }, [busy, accounts, organisation]);
}

type ResultProps = { result: NonNullable<ContactSync["result"]>; onConfirm: () => void };

function Result({ result, onConfirm }: ResultProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { departments, accounts, suspended, problems, lastAdministrators, heldBack } = result;
  return (
    <>
      <p className={styles.result}>
        {t("chatAccounts.result", { ...departments, ...nested(accounts), suspended })}
      </p>
      {heldBack > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t("chatAccounts.heldBack", { count: heldBack })}
          description={t("chatAccounts.heldBackText")}
          action={
            <Button size="small" danger onClick={onConfirm}>
              {t("chatAccounts.theyLeft")}
            </Button>
          }
        />
      ) : null}
      {lastAdministrators.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t("chatAccounts.lastAdministrator", { names: lastAdministrators.join("、") })}
        />
      ) : null}
      {problems.length > 0 ? (
        <details className={styles.problems}>
          <summary>{t("chatAccounts.problems", { count: problems.length })}</summary>
          <ul>
            {problems.map(({ name, why }, index) => (
              // Two departments may have one name and one problem.
              // oxlint-disable-next-line react/no-array-index-key -- see above
              <li key={index}>
                <b>{name}</b> {why[locale]}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const nested = (accounts: ResultProps["result"]["accounts"]) => ({
  newAccounts: accounts.new,
  linked: accounts.linked,
  left: accounts.left,
});
