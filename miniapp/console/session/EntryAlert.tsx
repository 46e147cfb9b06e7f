import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { useErrorText } from "../common/ErrorState";
import styles from "./Entry.module.css";
import type { useWait } from "./useWait";

type Props = { error: unknown; wait: Pick<ReturnType<typeof useWait>, "waiting" | "time"> };

/** Why it did not work; where one has to wait, for how long still, until it is over. */
export function EntryAlert({ error, wait }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const throttled = isApiError(error) && error.status === 429;
  if (wait.waiting) {
    return (
      <Alert
        className={styles.alert}
        type="warning"
        showIcon
        role="timer"
        title={t("entry.wait", { time: wait.time })}
      />
    );
  }
  if (!error || throttled) return null;
  return <Alert className={styles.alert} type="error" showIcon role="alert" title={errorText(error)} />;
}
