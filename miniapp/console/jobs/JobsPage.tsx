import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api } from "../api/client";
import { jobsKey } from "../api/keys";
import type { Job, JobPage } from "../api/types";
import { EmptyState } from "../common/EmptyState";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { useCan } from "../session/useSession";
import styles from "./Jobs.module.css";

const STATUSES = ["dead", "pending", "running"] as const;
type Status = (typeof STATUSES)[number];

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.jobs"));
  return useCan("jobs.read") ? <JobsPage /> : <NoPermission what={t("nav.jobs")} />;
}

function JobsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((known) => known === params.get("status")) ?? "dead";
  const jobs = useInfiniteQuery({
    queryKey: jobsKey(status),
    queryFn: ({ pageParam, signal }) =>
      api.get<JobPage>("/jobs", { query: { status, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 10_000,
  });
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t("nav.jobs")}</h1>
          <p>{t("jobs.intro")}</p>
        </div>
        <Segmented<Status>
          aria-label={t("jobs.statusLabel")}
          value={status}
          onChange={(value) => setParams(value === "dead" ? {} : { status: value }, { replace: true })}
          options={STATUSES.map((value) => ({ value, label: t(`jobs.status.${value}`) }))}
        />
      </div>
      {jobs.isPending ? (
        <Loading shape="panel" />
      ) : !jobs.data ? (
        <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t(`jobs.empty.${status}`)}
          text={status === "dead" ? t("jobs.emptyText") : undefined}
        />
      ) : (
        <ul className={styles.list}>
          {items.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
      <More list={jobs} className={styles.more} />
    </>
  );
}

function JobRow({ job }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const mayRetry = useCan("jobs.retry");
  const kindKey = `jobs.kind.${job.kind.replaceAll(".", "_")}`;
  return (
    <li className={styles.job}>
      <div className={styles.what}>
        <h2>{i18n.exists(kindKey) ? t(kindKey) : job.kind}</h2>
        <p className={styles.facts}>
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
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  const retry = useMutation({
    mutationFn: () => api.post(`/jobs/${id}/retry`, {}),
    onSuccess: () => void message.success(t("jobs.retried")),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate()}>
      {t("jobs.retry")}
    </Button>
  );
}
