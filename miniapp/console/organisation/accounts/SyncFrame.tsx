import { SyncOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import styles from "./Accounts.module.css";

type Props = {
  title: string;
  /** What is read, where the title does not say it. */
  intro?: string;
  completedAt: string | null;
  request: { isPending: boolean; error: unknown };
  button: string;
  onRequest: () => void;
  /** How far it is; null while it is not at work. */
  progress: string | null;
  /** Why the last one did not succeed. */
  failure: { title: string; text: string } | null;
  /** What it came to. */
  children: ReactNode;
};

/** Where a reading of a platform stands, what it came to, and a button to begin it. */
export function SyncFrame({
  title,
  intro,
  completedAt,
  request,
  button,
  onRequest,
  progress,
  failure,
  children,
}: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const now = useNow();
  const busy = progress !== null;
  return (
    <section className={styles.sync} aria-label={title}>
      <div className={styles.syncHead}>
        <h2>{title}</h2>
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
          onClick={onRequest}
        >
          {button}
        </Button>
      </div>
      {intro ? <p className={styles.faint}>{intro}</p> : null}
      <output className={styles.progress}>{progress}</output>
      {request.error ? <Alert type="error" showIcon role="alert" title={errorText(request.error)} /> : null}
      {failure ? <Alert type="error" showIcon title={failure.title} description={failure.text} /> : null}
      {busy ? null : children}
    </section>
  );
}
