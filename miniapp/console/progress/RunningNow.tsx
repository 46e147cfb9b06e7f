import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import { NO_FILTERS } from "../interviews/filters";
import { useInterviews } from "../interviews/useInterviews";
import styles from "./Progress.module.css";

const SHOWN = 12;

type Props = { unit: string | null; listTo: string };

/** Who answers now and at which question; follows the live channel. */
export function RunningNow({ unit, listTo }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const list = useInterviews({ ...NO_FILTERS, statuses: ["in_progress"], unit });
  const running = (list.data?.pages[0]?.items ?? []).filter(({ status }) => status === "in_progress");
  return (
    <Card
      title={t("progress.now", { count: running.length })}
      extra={running.length > SHOWN ? <Link to={listTo}>{t("progress.all")}</Link> : null}
    >
      {list.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : !list.data ? (
        <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
      ) : running.length === 0 ? (
        <p className={styles.nobody}>{t("progress.nobody")}</p>
      ) : (
        <ul className={styles.running}>
          {running.slice(0, SHOWN).map(({ id, candidate, jobTitle, progress, lastSeenAt }) => (
            <li key={id}>
              <Link to={`/interviews/${id}`}>{candidate.name}</Link>
              <span className={styles.runningJob}>{jobTitle}</span>
              <span className="numbers">
                {t("progress.question", {
                  number: Math.min(progress.answered + 1, progress.total),
                  total: progress.total,
                })}
              </span>
              <span className={styles.faint}>{lastSeenAt ? <When at={lastSeenAt} now={now} /> : null}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
