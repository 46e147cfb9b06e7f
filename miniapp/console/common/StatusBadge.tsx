import { useTranslation } from "react-i18next";
import type { InterviewStatus } from "../api/types";
import styles from "./StatusBadge.module.css";

const TONES: Record<InterviewStatus, "idle" | "active" | "good" | "warn" | "off"> = {
  not_started: "idle",
  opened: "idle",
  checking_device: "active",
  in_progress: "active",
  completed: "good",
  timed_out: "warn",
  expired: "off",
  withdrawn: "off",
  revoked: "off",
  needs_person: "warn",
};

type Props = { status: InterviewStatus; progress?: { answered: number; total: number } };

/** The status as a word with a dot: colour never says it alone. */
export function StatusBadge({ status, progress }: Props) {
  const { t } = useTranslation();
  const counted = progress && (status === "in_progress" || status === "timed_out");
  return (
    <span className={styles.badge} data-tone={TONES[status]}>
      <span className={styles.dot} aria-hidden />
      {t(`status.${status}`)}
      {counted ? (
        <span className={`${styles.count} numbers`}>
          {progress.answered}/{progress.total}
        </span>
      ) : null}
    </span>
  );
}
