import { Alert, Input, Progress, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import type { InterviewStatus } from "../api/types";
import { BackLink } from "../common/BackLink";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { formatDateTime } from "../common/format";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { useMay } from "../session/usePermission";
import { useCan } from "../session/useSession";
import { BatchActions } from "./BatchActions";
import styles from "./Batches.module.css";
import { BatchState } from "./BatchState";
import { OwnMail } from "./OwnMail";
import { Recipients } from "./Recipients";
import { isWorking, useBatch, type BatchView, type RecipientOutcome } from "./useBatches";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("batches.read") ? <BatchPage key={id} id={id} /> : <NoPermission what={t("nav.batches")} />;
}

const Funnel = lazy(() => import("./Funnel"));

const OUTCOMES: RecipientOutcome[] = [
  "waiting",
  "invited",
  "sent",
  "delivered",
  "failed",
  "unclear",
  "skipped",
  "cancelled",
];
const STARTED: InterviewStatus[] = ["in_progress", "completed", "timed_out"];

function BatchPage({ id }: { id: string }) {
  const batch = useBatch(id);
  useTitle(batch.data ? batch.data.plan.name : null);
  if (batch.isPending) return <Loading shape="page" />;
  if (!batch.data) return <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />;
  return <Body batch={batch.data} />;
}

function Body({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params, setParams] = useSearchParams();
  const outcome = OUTCOMES.find((known) => known === params.get("outcome")) ?? null;
  const [q, setQ] = useState("");
  const [selected, setSelected] = useState<readonly string[]>([]);
  const mayWrite = useMay("batches.write", { orgUnitId: batch.orgUnitId });
  const { total, invited, leftOut } = batch.recipients;
  const working = isWorking(batch);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <BackLink to="/batches">{t("nav.batches")}</BackLink>
          <h1>
            {batch.plan.name} <BatchState batch={batch} />
          </h1>
          <p>
            {t("batches.facts", {
              by: batch.createdBy,
              at: formatDateTime(batch.createdAt, locale),
              until: formatDateTime(batch.expiresAt, locale),
            })}
          </p>
        </div>
        {mayWrite ? <BatchActions batch={batch} selected={selected} onDone={() => setSelected([])} /> : null}
      </div>
      {batch.stopped ? (
        <Alert
          type="warning"
          showIcon
          title={t(`batches.stopped.${batch.stopped}`)}
          description={t(`batches.stoppedText.${batch.stopped}`)}
        />
      ) : null}
      <section className={`${styles.panel} ${styles.overview}`} aria-label={t("batches.progress")}>
        <div>
          <h2>{t("batches.progress")}</h2>
          <Progress
            percent={Math.floor((100 * (invited + leftOut)) / total)}
            status={working ? "active" : "normal"}
            aria-label={t("batches.progress")}
          />
          <p className="numbers">
            {t("batches.progressText", { invited, total, leftOut })}
            {batch.tasks > 0 ? ` · ${t("batches.tasks", { count: batch.tasks })}` : ""}
          </p>
          {batch.quietHours && (batch.outcomes.invited ?? 0) > 0 ? (
            <p className={`${styles.faint} numbers`}>{t("batches.quietUntil", batch.quietHours)}</p>
          ) : null}
          <p className={`${styles.faint} numbers`}>
            {t("batches.reminded")} {batch.reminded}
          </p>
          {batch.texts?.email ? <OwnMail mail={batch.texts.email} /> : null}
        </div>
        <div>
          <h2>{t("batches.funnel")}</h2>
          <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
            <Funnel
              label={t("batches.funnel")}
              steps={[
                { name: t("progress.invited"), value: invited },
                { name: t("batches.opened"), value: openedOf(batch) },
                { name: t("batches.started"), value: sumOf(batch, STARTED) },
                { name: t("status.completed"), value: sumOf(batch, ["completed"]) },
              ]}
            />
          </Suspense>
        </div>
      </section>
      <section className={styles.panel} aria-label={t("batches.recipients")}>
        <div className={styles.tabs}>
          <div role="tablist" aria-label={t("batches.byOutcome")}>
            {[null, ...OUTCOMES].map((key) => {
              const count = key ? (batch.outcomes[key] ?? 0) : total;
              if (key && count === 0 && key !== outcome) return null;
              return (
                <button
                  key={key ?? "all"}
                  type="button"
                  role="tab"
                  aria-selected={key === outcome}
                  onClick={() => setParams(key ? { outcome: key } : {}, { replace: true })}
                >
                  {t(key ? `batches.outcome.${key}` : "list.tab.all")}{" "}
                  <span className={`${styles.faint} numbers`}>{count}</span>
                </button>
              );
            })}
          </div>
          <Input.Search
            allowClear
            maxLength={60}
            style={{ width: 200 }}
            placeholder={t("batches.name")}
            aria-label={t("list.search")}
            onSearch={(value) => setQ(value.trim())}
          />
        </div>
        <Recipients
          batch={batch}
          filters={{ outcome, q }}
          selected={selected}
          onSelect={mayWrite ? setSelected : undefined}
        />
      </section>
    </div>
  );
}

const sumOf = ({ interviews }: BatchView, statuses: readonly InterviewStatus[]) =>
  statuses.reduce((sum, status) => sum + (interviews[status] ?? 0), 0);
/** Everybody who has at least seen the page. */
const openedOf = (batch: BatchView) =>
  sumOf(batch, ["opened", "checking_device", "needs_person", ...STARTED]);
