import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError, NetworkError } from "../../shared/api";
import styles from "./states.module.css";

/** The sentence for an error: the server's own words where it answered. */
export function useErrorText() {
  const { t } = useTranslation();
  return (error: unknown): string => {
    if (isApiError(error)) return error.message || t("common.errorUnknown");
    return error instanceof NetworkError ? t("common.errorNetwork") : t("common.errorUnknown");
  };
}

type Props = { error: unknown; onRetry?: (() => void) | undefined; compact?: boolean };

/** Something went wrong: what, and what to do about it. */
export function ErrorState({ error, onRetry, compact = false }: Props) {
  const { t } = useTranslation();
  const text = useErrorText();
  const requestId = isApiError(error) ? error.requestId : null;
  // Asking again brings back neither what is not there nor a permission.
  const final = isApiError(error) && (error.status === 404 || error.status === 403);
  return (
    <div className={compact ? styles.compact : styles.state} role="alert">
      {compact ? null : (
        <div className={styles.icon} aria-hidden>
          <svg viewBox="0 0 72 72" width="72" height="72" fill="none">
            <circle cx="36" cy="36" r="26" className={styles.front} />
            <path d="M36 24v15M36 46.5v.5" className={styles.warn} />
          </svg>
        </div>
      )}
      <h2 className={styles.title}>{t(final ? "common.errorFinal" : "common.errorTitle")}</h2>
      <p className={styles.text}>{text(error)}</p>
      {onRetry && !final ? <Button onClick={onRetry}>{t("common.retry")}</Button> : null}
      {final && !compact ? <Button href="/console/interviews">{t("common.backToInterviews")}</Button> : null}
      {requestId ? (
        <p className={styles.small}>
          {t("common.requestId")} <code>{requestId}</code>
        </p>
      ) : null}
    </div>
  );
}
