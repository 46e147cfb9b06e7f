import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../../api/client";
import { upstreamKey } from "../../api/keys";
import type { Plan, PlanUpstream } from "../../api/types";
import { Card } from "../../common/Card";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { useMay } from "../../session/usePermission";
import { PlanPage } from "../PlanPage";
import { PlanPageHead } from "../PlanPageHead";
import { ConflictCard, type Take } from "./ConflictCard";
import styles from "./Upstream.module.css";
import { useResolve } from "./useResolve";

export function Component() {
  const { t } = useTranslation();
  return (
    <PlanPage title={t("inherit.upstream")}>
      {(plan, reload) => <Upstream key={plan.version} plan={plan} onReload={reload} />}
    </PlanPage>
  );
}

function Upstream({ plan, onReload }: { plan: Plan; onReload: () => void }) {
  const { t } = useTranslation();
  const upstream = useQuery({
    queryKey: upstreamKey(plan.id),
    queryFn: ({ signal }) => api.get<PlanUpstream>(`/plans/${plan.id}/upstream`, { signal }),
    gcTime: 0,
  });
  const reload = () => {
    void upstream.refetch();
    onReload();
  };
  return (
    <>
      <PlanPageHead
        plan={plan}
        title={t("inherit.upstream")}
        intro={t("planUpstream.intro", { name: plan.base?.name ?? "" })}
      />
      {upstream.isPending ? (
        <Loading shape="panel" />
      ) : !upstream.data ? (
        <ErrorState error={upstream.error} onRetry={() => void upstream.refetch()} />
      ) : (
        <Changes plan={plan} upstream={upstream.data} onReload={reload} />
      )}
    </>
  );
}

type ChangesProps = { plan: Plan; upstream: PlanUpstream; onReload: () => void };

function Changes({ plan, upstream, onReload }: ChangesProps) {
  const { t } = useTranslation();
  const { news, changes, settled, conflicts, limitsChanged } = upstream;
  if (upstream.base.version === upstream.baseVersion && news.length === 0) {
    return <EmptyState title={t("planUpstream.nothing")} text={t("planUpstream.nothingText")} />;
  }
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {conflicts.length > 0 ? <Conflicts plan={plan} upstream={upstream} onReload={onReload} /> : null}
        {settled.length > 0 ? (
          <Card title={t("planUpstream.settled")}>
            <Lines lines={settled} />
          </Card>
        ) : null}
      </div>
      <Card title={t(changes.length > 0 ? "planUpstream.changes" : "planUpstream.news")}>
        <Lines lines={changes.length > 0 ? changes : news} />
        {limitsChanged ? <p className={styles.limits}>{t("planUpstream.limitsChanged")}</p> : null}
      </Card>
    </div>
  );
}

function Lines({ lines }: { lines: { message: string }[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function Conflicts({ plan, upstream, onReload }: ChangesProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { conflicts } = upstream;
  const readOnly = !useMay("plans.write", plan);
  const [takes, setTakes] = useState<Record<string, Take>>({});
  const takeOf = ({ key, mayKeep }: (typeof conflicts)[number]): Take =>
    mayKeep ? (takes[key] ?? "mine") : "hq";
  const all = (take: Take) => setTakes(Object.fromEntries(conflicts.map(({ key }) => [key, take])));
  const resolve = useResolve(plan, upstream);
  return (
    <Card
      title={t("planUpstream.conflicts", { count: conflicts.length })}
      extra={
        readOnly || conflicts.length < 2 ? null : (
          <span>
            <Button type="link" size="small" onClick={() => all("hq")}>
              {t("planUpstream.allHq")}
            </Button>
            <Button type="link" size="small" onClick={() => all("mine")}>
              {t("planUpstream.allMine")}
            </Button>
          </span>
        )
      }
    >
      <ol className={styles.conflicts}>
        {conflicts.map((conflict) => (
          <li key={conflict.key}>
            <ConflictCard
              conflict={conflict}
              take={takeOf(conflict)}
              readOnly={readOnly}
              onTake={(take) => setTakes((known) => ({ ...known, [conflict.key]: take }))}
            />
          </li>
        ))}
      </ol>
      {resolve.error ? (
        <Alert
          type="error"
          showIcon
          title={errorText(resolve.error)}
          action={
            <Button size="small" onClick={onReload}>
              {t("planUpstream.again")}
            </Button>
          }
        />
      ) : null}
      {readOnly ? null : (
        <div className={styles.foot}>
          <Link to={`/plans/${plan.id}`}>{t("planUpstream.later")}</Link>
          <Button
            type="primary"
            loading={resolve.isPending}
            onClick={() =>
              resolve.mutate(conflicts.map((conflict) => ({ key: conflict.key, take: takeOf(conflict) })))
            }
          >
            {t("planUpstream.apply")}
          </Button>
        </div>
      )}
    </Card>
  );
}
