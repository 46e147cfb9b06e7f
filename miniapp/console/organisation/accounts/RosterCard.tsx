import { useTranslation } from "react-i18next";
import styles from "./Accounts.module.css";
import { type RosterSync, isBusy, useRequestRoster } from "./data";
import { SyncFrame } from "./SyncFrame";

/** The reading of DingTalk's HR roster. */
export function RosterCard({ sync }: { sync: RosterSync }) {
  const { t } = useTranslation();
  const request = useRequestRoster();
  const { result, completedAt, failure: code, denied, people } = sync;
  const failure = denied
    ? { title: t("roster.denied"), text: t("roster.deniedText", { code }) }
    : { title: t("roster.failed", { code }), text: t("roster.failedText") };
  return (
    <SyncFrame
      title={t("roster.title")}
      intro={t("roster.intro")}
      completedAt={completedAt}
      request={request}
      button={t("roster.syncNow")}
      onRequest={() => request.mutate()}
      progress={isBusy(sync) ? t("roster.progress", { people }) : null}
      failure={sync.state === "failed" ? failure : null}
    >
      {result ? <Result result={result} /> : null}
    </SyncFrame>
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
