import { SyncOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import styles from "./Accounts.module.css";
import { type RosterSync, isBusy, useRequestRoster } from "./data";

/** Where the reading of DingTalk's HR roster stands, what it came to, and a button to begin it. */
export function RosterCard({ sync }: { sync: RosterSync }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const now = useNow();
  const request = useRequestRoster();
  const busy = isBusy(sync);
  const { result, completedAt, failure } = sync;
  return (
    <section className={styles.sync} aria-label={t("roster.title")}>
      <div className={styles.syncHead}>
        <h2>{t("roster.title")}</h2>
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
          onClick={() => request.mutate()}
        >
          {t("roster.syncNow")}
        </Button>
      </div>
      <p className={styles.faint}>{t("roster.intro")}</p>
      <output className={styles.progress}>
        {busy ? t("roster.progress", { people: sync.people }) : null}
      </output>
      {request.isError ? <Alert type="error" showIcon role="alert" title={errorText(request.error)} /> : null}
      {sync.state === "failed" ? (
        <Alert
          type="error"
          showIcon
          title={sync.denied ? t("roster.denied") : t("roster.failed", { code: failure })}
          description={sync.denied ? t("roster.deniedText", { code: failure }) : t("roster.failedText")}
        />
      ) : null}
      {!busy && result ? <Result result={result} /> : null}
    </section>
  );
}

/** What a person has to look at, each with what to do about it. */
const TO_SEE = ["noAccount", "noRecord", "unclear", "refused", "unstated"] as const;

function Result({ result }: { result: NonNullable<RosterSync["result"]> }) {
  const { t } = useTranslation();
  const toSee = TO_SEE.filter((name) => result[name] > 0);
  return (
    <>
      <p className={styles.result}>{t("roster.result", result)}</p>
      {toSee.length > 0 ? (
        <details className={styles.problems}>
          <summary>
            {t("roster.toSee", { count: toSee.reduce((sum, name) => sum + result[name], 0) })}
          </summary>
          <ul>
            {toSee.map((name) => (
              <li key={name}>{t(`roster.${name}`, { count: result[name] })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
