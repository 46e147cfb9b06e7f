import { SyncOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { useNow } from "../../common/useNow";
import { When, useLocale } from "../../common/When";
import { useOrganisationChanged } from "../data";
import styles from "./Accounts.module.css";
import { type ContactSync, isBusy, useAccountsChanged, useRequestSync } from "./data";

/** Where the reading of one platform's contacts stands, what it came to, and a button to begin it. */
export function SyncCard({ sync }: { sync: ContactSync }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const now = useNow();
  const request = useRequestSync();
  const busy = isBusy(sync);
  useRefreshAfter(busy);
  const { platform, result, completedAt } = sync;
  return (
    <section className={styles.sync} aria-label={t(`chatAccounts.platform.${platform}`)}>
      <div className={styles.syncHead}>
        <h2>{t(`chatAccounts.platform.${platform}`)}</h2>
        <p className={styles.faint}>
          {completedAt ? (
            <>
              {t("chatAccounts.synced")} <When at={completedAt} now={now} />
            </>
          ) : (
            t("chatAccounts.neverSynced")
          )}
        </p>
        <Button
          icon={<SyncOutlined spin={busy} aria-hidden />}
          loading={request.isPending}
          disabled={busy}
          onClick={() => request.mutate({ platform })}
        >
          {t("chatAccounts.syncNow")}
        </Button>
      </div>
      <output className={styles.progress}>
        {busy ? t("chatAccounts.progress", { departments: sync.departments, people: sync.people }) : null}
      </output>
      {request.isError ? <Alert type="error" showIcon role="alert" title={errorText(request.error)} /> : null}
      {sync.state === "failed" ? (
        <Alert
          type="error"
          showIcon
          title={t("chatAccounts.failed", { code: sync.failure })}
          description={t("chatAccounts.failedText")}
        />
      ) : null}
      {!busy && result ? (
        <Result result={result} onConfirm={() => request.mutate({ platform, whoeverLeft: true })} />
      ) : null}
    </section>
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
