import { Button, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { jobsKey } from "../api/keys";
import type { Job, JobPage } from "../api/types";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { useNow } from "../common/useNow";
import rows from "../common/Rows.module.css";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { useCan } from "../session/useSession";
import styles from "./Jobs.module.css";
import { Queues } from "./Queues";
import { useKindName } from "./useKindName";
import { useQueues } from "./useQueues";
import { useRetry } from "./useRetry";
import { usePages } from "../common/usePages";

const STATUSES = ["dead", "pending", "running"] as const;
type Status = (typeof STATUSES)[number];

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.jobs"));
  return useCan("jobs.read") ? <JobsPage /> : <NoPermission what={t("nav.jobs")} />;
}

function JobsPage() {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t("nav.jobs")}</h1>
          <p>{t("jobs.intro")}</p>
        </div>
      </div>
      <Queues />
      <JobList />
    </>
  );
}

function JobList() {
  const { t } = useTranslation();
  const nameOf = useKindName();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((known) => known === params.get("status")) ?? "dead";
  const kind = params.get("kind");
  const show = (next: { status: Status; kind: string | null }) =>
    setParams(
      {
        ...(next.status === "dead" ? {} : { status: next.status }),
        ...(next.kind ? { kind: next.kind } : {}),
      },
      { replace: true },
    );
  const jobs = usePages<JobPage>(
    jobsKey(status, kind),
    "/jobs",
    { status, ...(kind ? { kind } : {}) },
    { refetchInterval: 10_000 },
  );
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  const kinds = (useQueues().data?.kinds ?? []).map((queue) => queue.kind);
  return (
    <section aria-labelledby="jobs">
      <div className={styles.head}>
        <h2 id="jobs">{t("jobs.each")}</h2>
        <div className={styles.narrow}>
          <Select
            aria-label={t("jobs.kindLabel")}
            className={styles.kinds}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("jobs.allKinds")}
            value={kind}
            onChange={(value?: string) => show({ status, kind: value ?? null })}
            options={kinds.map((value) => ({ value, label: nameOf(value) }))}
          />
          <Segmented<Status>
            aria-label={t("jobs.statusLabel")}
            value={status}
            onChange={(value) => show({ status: value, kind })}
            options={STATUSES.map((value) => ({ value, label: t(`jobs.status.${value}`) }))}
          />
        </div>
      </div>
      {jobs.isPending ? (
        <Loading shape="panel" />
      ) : !jobs.data ? (
        <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t(`jobs.empty.${status}`)}
          // Of one kind alone it says nothing of the others.
          text={status === "dead" && kind === null ? t("jobs.emptyText") : undefined}
        />
      ) : (
        <ul className={rows.list}>
          {items.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
      <More list={jobs} className={rows.more} />
    </section>
  );
}

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation();
  const now = useNow();
  const nameOf = useKindName();
  const mayRetry = useCan("jobs.retry");
  return (
    <li className={rows.row}>
      <div className={styles.what}>
        <h3>{nameOf(job.kind)}</h3>
        <p className={rows.facts}>
          <span>{t("jobs.attempts", { count: job.attempts })}</span>
          <span>
            {t("jobs.created")} <When at={job.createdAt} now={now} />
          </span>
          {job.progress.total > 0 ? (
            <span className="numbers">{t("jobs.progress", job.progress)}</span>
          ) : null}
        </p>
        {job.lastError ? <pre className={styles.error}>{job.lastError}</pre> : null}
      </div>
      {mayRetry && job.status === "dead" ? <RetryButton id={job.id} /> : null}
    </li>
  );
}

function RetryButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const retry = useRetry(id);
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate()}>
      {t("jobs.retry")}
    </Button>
  );
}
