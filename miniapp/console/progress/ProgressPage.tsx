import { Segmented, Select, Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Card } from "../common/Card";
import { paletteFor, type Stage } from "../common/chartPalette";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useMedia } from "../common/useMedia";
import { useTitle } from "../common/useTitle";
import { UnitSelect } from "../common/UnitSelect";
import { useUnits } from "../organisation/data";
import { useCan } from "../session/useSession";
import { listPath, parseProgress, serializeProgress, SPANS, type ProgressFilters } from "./filters";
import styles from "./Progress.module.css";
import { RunningNow } from "./RunningNow";
import { countIn, invitedIn, percentOf, STAGE_KEYS, STAGES } from "./stages";
import { useProgress, type Progress } from "./useProgress";

const UnitBars = lazy(() => import("./UnitBars"));
const TrendChart = lazy(() => import("./TrendChart"));

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.progress"));
  return useCan("interviews.read") ? <ProgressPage /> : <NoPermission what={t("nav.progress")} />;
}

function ProgressPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = parseProgress(params);
  const change = (part: Partial<ProgressFilters>) =>
    setParams((old) => serializeProgress({ ...parseProgress(old), ...part }), { replace: true });
  const home = useOnlyBranch();
  const mayMeet = useCan("meetings.read");
  const unit = filters.unit ?? home;
  const progress = useProgress({ ...filters, unit });
  const jobs = progress.data?.jobs ?? [];
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{t("nav.progress")}</h1>
          <p>
            {t("progress.intro")} {mayMeet ? <Link to="/meetings">{t("meetings.title")}</Link> : null}
          </p>
        </div>
        <div className={styles.filters}>
          <UnitSelect value={filters.unit} onChange={(chosen) => change({ unit: chosen })} />
          <Select
            className={styles.jobFilter}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("progress.anyJob")}
            aria-label={t("progress.jobFilter")}
            value={filters.job}
            options={jobs.map(({ key, title, invited }) => ({ value: key, label: `${title}（${invited}）` }))}
            popupMatchSelectWidth={260}
            onChange={(job: string | undefined) => change({ job: job ?? null })}
          />
          <Segmented
            aria-label={t("progress.span")}
            value={filters.weeks}
            options={SPANS.map((weeks) => ({ value: weeks, label: t("progress.weeks", { count: weeks }) }))}
            onChange={(weeks) => change({ weeks })}
          />
        </div>
      </div>
      {progress.isPending ? (
        <Loading shape="panel" />
      ) : !progress.data ? (
        <ErrorState error={progress.error} onRetry={() => void progress.refetch()} />
      ) : (
        <Numbers data={progress.data} filters={filters} isWithin={unit !== null} />
      )}
    </div>
  );
}

/** Of somebody of one branch: that branch, whose departments are compared, since there is no other branch. */
function useOnlyBranch(): string | null {
  const own = useUnits().data?.filter((unit) => unit.own) ?? [];
  const ids = new Set(own.map(({ id }) => id));
  const [first, ...others] = own.filter(({ parentId }) => !ids.has(parentId ?? ""));
  return first && others.length === 0 && first.parentId !== null ? first.id : null;
}

type NumbersProps = { data: Progress; filters: ProgressFilters; isWithin: boolean };

function Numbers({ data, filters, isWithin }: NumbersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayInvite = useCan("batches.write");
  const { counts, weeks } = data;
  const job = data.jobs.find(({ key }) => key === filters.job);
  const { unit } = filters;
  const invited = invitedIn(counts);
  if (invited === 0) {
    return (
      <EmptyState
        title={t("progress.empty")}
        text={t(mayInvite ? "progress.emptyText" : "progress.emptyTextReader", { count: weeks.length })}
        action={
          mayInvite ? { label: t("batches.new"), onClick: () => void navigate("/batches/new") } : undefined
        }
      />
    );
  }
  const bar = <Skeleton active paragraph={{ rows: 5 }} />;
  return (
    <>
      <ul className={styles.tiles}>
        <Tile label={t("progress.invited")} value={invited} to={listPath({ unit, job, weeks })} />
        {STAGE_KEYS.map((stage) => (
          <Tile
            key={stage}
            stage={stage}
            label={t(`progress.stage.${stage}`)}
            value={countIn(counts, STAGES[stage])}
            share={percentOf(countIn(counts, STAGES[stage]), invited)}
            to={listPath({ unit, job, weeks, statuses: STAGES[stage] })}
          />
        ))}
      </ul>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={t(isWithin ? "progress.byUnitWithin" : "progress.byUnit")}>
            <Suspense fallback={bar}>
              <UnitBars
                units={data.units}
                onChoose={(chosen, stage) =>
                  void navigate(listPath({ unit: chosen, job, weeks, statuses: STAGES[stage] }))
                }
              />
            </Suspense>
          </Card>
          <Card title={t("progress.trend")}>
            <Suspense fallback={bar}>
              <TrendChart
                trend={data.trend}
                onChoose={(week) => void navigate(listPath({ unit, job, weeks: [week] }))}
              />
            </Suspense>
          </Card>
        </div>
        <div className={styles.column}>
          <RunningNow unit={unit} listTo={listPath({ unit, statuses: STAGES.running, weeks: [] })} />
          <Lines lines={data.lines} weeks={weeks} />
        </div>
      </div>
    </>
  );
}

type TileProps = { label: string; value: number; to: string; share?: number | null; stage?: Stage };

function Tile({ label, value, to, share = null, stage }: TileProps) {
  const { stages } = paletteFor(useMedia("(prefers-color-scheme: dark)"));
  const colour = stage && stages[stage];
  return (
    <li>
      <Link to={to} className={styles.tile}>
        <span className={styles.tileLabel}>
          {colour ? <span className={styles.dot} style={{ background: colour }} aria-hidden /> : null}
          {label}
        </span>
        <strong className="numbers">{value}</strong>
        <span className={`${styles.faint} numbers`}>{share === null ? "" : `${share} %`}</span>
      </Link>
    </li>
  );
}

/** 北京分公司 · 销售岗 已完成 80 %（40/50） */
function Lines({ lines, weeks }: { lines: Progress["lines"]; weeks: string[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t("progress.byJob")}>
      <ul className={styles.lines}>
        {lines.map(({ unit, key, completed, invited, ...job }) => (
          <li key={`${unit.id} ${key}`}>
            <Link to={listPath({ unit: unit.id, job, weeks })} className={styles.line}>
              <span className={styles.who} title={`${unit.name} · ${job.title}`}>
                {unit.name} · {job.title}
              </span>
              <span className="numbers">
                {t("progress.done", { percent: percentOf(completed, invited), completed, invited })}
              </span>
              <span className={styles.meter} aria-hidden>
                <span style={{ width: `${percentOf(completed, invited) ?? 0}%` }} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
