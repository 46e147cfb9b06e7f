import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { isApiError } from "../../../shared/api";
import { api } from "../../api/client";
import { planKey, planVersionsKey, plansKey } from "../../api/keys";
import type { Plan, PlanVersion, PlanVersionPage } from "../../api/types";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { More } from "../../common/More";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import { useMay } from "../../session/usePermission";
import { PlanPage } from "../PlanPage";
import { PlanPageHead } from "../PlanPageHead";
import styles from "./History.module.css";

export function Component() {
  const { t } = useTranslation();
  return <PlanPage title={t("inherit.history")}>{(plan) => <History plan={plan} />}</PlanPage>;
}

function History({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery({
    queryKey: [...planVersionsKey(plan.id), plan.version],
    queryFn: ({ pageParam, signal }) =>
      api.get<PlanVersionPage>(`/plans/${plan.id}/versions`, { query: { before: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextBefore }) => (nextBefore === null ? null : String(nextBefore)),
  });
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PlanPageHead plan={plan} title={t("inherit.history")} intro={t("planHistory.intro")} />
      {versions.isPending ? (
        <Loading shape="panel" />
      ) : !versions.data ? (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      ) : (
        <ol className={styles.list}>
          {items.map((version) => (
            <li key={version.version}>
              <Version plan={plan} version={version} />
            </li>
          ))}
        </ol>
      )}
      <More list={versions} />
    </>
  );
}

function Version({ plan, version }: { plan: Plan; version: PlanVersion }) {
  const { t } = useTranslation();
  const now = useNow();
  const mayWrite = useMay("plans.write", plan) && !plan.archivedAt;
  const restore = useRestore(plan);
  const current = version.version === plan.version;
  return (
    <article className={styles.version} data-current={current}>
      <strong className="numbers">v{version.version}</strong>
      <div className={styles.what}>
        <p>
          {t(`planHistory.cause.${version.cause}`)}
          {version.note ? <span className={styles.note}>{version.note}</span> : null}
          {current ? <span className={styles.now}>{t("planHistory.current")}</span> : null}
        </p>
        <p className={styles.by}>
          {version.by ?? t("planHistory.product")} · <When at={version.at} now={now} />
          {version.name === plan.name ? "" : ` · ${version.name}`}
        </p>
      </div>
      {current ? null : (
        <span className={styles.actions}>
          <Link to={`/plans/${plan.id}/compare?against=version&version=${version.version}`}>
            {t("planHistory.compare")}
          </Link>
          {mayWrite ? (
            <Popconfirm
              title={t("planHistory.restoreTitle", { version: version.version })}
              description={t("planHistory.restoreText")}
              okText={t("planHistory.restore")}
              cancelText={t("common.cancel")}
              onConfirm={() => restore(version.version)}
            >
              <Button size="small">{t("planHistory.restore")}</Button>
            </Popconfirm>
          ) : null}
        </span>
      )}
    </article>
  );
}

function useRestore(plan: Plan) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return async (version: number) => {
    try {
      const restored = await api.post<Plan>(`/plans/${plan.id}/versions/${version}/restore`, {
        version: plan.version,
      });
      client.setQueryData(planKey(plan.id), restored);
      void client.invalidateQueries({ queryKey: plansKey });
      void message.success(t("planHistory.restored", { version }));
      void navigate(`/plans/${plan.id}`);
    } catch (error) {
      // A version from before headquarters' last change may no longer be allowed: the reasons are in the details.
      const why = isApiError(error) ? error.details[0]?.message : undefined;
      void message.error([errorText(error), why].filter(Boolean).join(" "));
    }
  };
}
