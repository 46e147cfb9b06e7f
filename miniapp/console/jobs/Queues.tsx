import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { QueuesView } from "../api/types";
import { ErrorState } from "../common/ErrorState";
import { formatDuration } from "../common/format";
import { Loading } from "../common/Loading";
import { useNow } from "../common/useNow";
import { useLocale, When } from "../common/When";
import { useCan } from "../session/useSession";
import styles from "./Queues.module.css";
import { useKindName } from "./useKindName";
import { useQueues } from "./useQueues";
import { useRetryKind } from "./useRetry";

type Queue = QueuesView["kinds"][number];

/** What needs somebody first, then what is at work. */
const troubleFirst = (left: Queue, right: Queue) =>
  right.dead - left.dead || right.waiting + right.running - (left.waiting + left.running);

/** How things are with each kind of job, and by which way they come. */
export function Queues() {
  const { t } = useTranslation();
  const queues = useQueues();
  if (queues.isPending) return <Loading shape="panel" />;
  if (!queues.data) return <ErrorState error={queues.error} onRetry={() => void queues.refetch()} />;
  const { kinds, redis, mostCounted } = queues.data;
  return (
    <section aria-labelledby="queues" className={styles.section}>
      <div className={styles.head}>
        <h2 id="queues">{t("jobs.queues")}</h2>
        <p>{t(redis === "reached" ? "jobs.byRedis" : "jobs.byDatabase")}</p>
      </div>
      {redis === "away" ? (
        <Alert type="warning" showIcon title={t("jobs.redisAway")} description={t("jobs.redisAwayText")} />
      ) : null}
      {kinds.length === 0 ? (
        <p className={styles.none}>{t("jobs.noQueues")}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("jobs.column.kind")}</th>
              <th scope="col">{t("jobs.column.waiting")}</th>
              <th scope="col">{t("jobs.column.running")}</th>
              <th scope="col">{t("jobs.column.delayed")}</th>
              <th scope="col">{t("jobs.column.dead")}</th>
              <th scope="col">{t("jobs.column.waited")}</th>
              <th scope="col">{t("jobs.column.took")}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.toSorted(troubleFirst).map((queue) => (
              <QueueRow key={queue.kind} queue={queue} mostCounted={mostCounted} />
            ))}
          </tbody>
        </table>
      )}
      {kinds.some(({ recent }) => recent) ? <p className={styles.note}>{t("jobs.recentNote")}</p> : null}
    </section>
  );
}

function QueueRow({ queue, mostCounted }: { queue: Queue; mostCounted: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const nameOf = useKindName();
  const mayRetry = useCan("jobs.retry");
  const retryKind = useRetryKind();
  const { kind, waiting, running, delayed, dead, waitingSince, recent } = queue;
  const told = (count: number) => (count >= mostCounted ? `${mostCounted}+` : String(count));
  return (
    <tr>
      <th scope="row">{nameOf(kind)}</th>
      <Count name="waiting" count={waiting} told={told}>
        {waitingSince ? (
          <small>
            {t("jobs.since")} <When at={waitingSince} now={now} />
          </small>
        ) : null}
      </Count>
      <Count name="running" count={running} told={told} />
      <Count name="delayed" count={delayed} told={told} />
      <Count name="dead" count={dead} told={told} bad>
        {dead > 0 && mayRetry ? (
          <Button size="small" onClick={() => retryKind(kind, told(dead))}>
            {t("jobs.retryAll")}
          </Button>
        ) : null}
      </Count>
      <Times name="waited" times={recent?.waited} />
      <Times name="took" times={recent?.took} />
    </tr>
  );
}

/** A name for narrow screens, where rows are cards without a head. */
const labelOf = (name: string) => `jobs.column.${name}`;

function Count(props: {
  name: "waiting" | "running" | "delayed" | "dead";
  count: number;
  told(count: number): string;
  bad?: boolean;
  children?: React.ReactNode;
}) {
  const { t } = useTranslation();
  const look = props.count === 0 ? styles.zero : props.bad ? styles.bad : undefined;
  return (
    <td data-label={t(labelOf(props.name))} className={look}>
      <span className="numbers">{props.told(props.count)}</span>
      {props.children}
    </td>
  );
}

function Times({ name, times }: { name: "waited" | "took"; times?: { medianMs: number; p95Ms: number } }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <td data-label={t(labelOf(name))} className={times ? undefined : styles.zero}>
      {times ? (
        <>
          <span className="numbers">{formatDuration(times.medianMs, locale)}</span>
          <small className="numbers">{t("jobs.p95", { time: formatDuration(times.p95Ms, locale) })}</small>
        </>
      ) : (
        "—"
      )}
    </td>
  );
}
