import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { UnitSelect } from "../common/UnitSelect";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { useCan } from "../session/useSession";
import { useRuleRuns } from "./data";
import { RunRow } from "./RunRow";
import styles from "./Rules.module.css";

const FILTERS = ["unit", "state"] as const;
const STATES = ["waiting", "done", "declined", "undone"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("rules.waiting.title"));
  return useCan("candidacies.read") ? <WaitingPage /> : <NoPermission what={t("rules.waiting.title")} />;
}

/** What rules led to and waits for a person's word; beside it what became of the rest. */
function WaitingPage() {
  const { t } = useTranslation();
  const { filters, change } = useFilters(FILTERS);
  const state = filters.state || "waiting";
  const list = useRuleRuns({ state, ...(filters.unit ? { unit: filters.unit } : {}) });
  const { items } = list;
  return (
    <div className={styles.page}>
      <div>
        <h1>{t("rules.waiting.title")}</h1>
        <p className={styles.intro}>{t("rules.waiting.intro")}</p>
      </div>
      <div className={styles.filters}>
        <Segmented
          aria-label={t("rules.waiting.title")}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`rules.waiting.state.${value}`) }))}
          onChange={(value) => change({ state: value === "waiting" ? "" : value })}
        />
        <UnitSelect value={filters.unit || null} onChange={(unit) => change({ unit: unit ?? "" })} />
      </div>
      {list.isPending ? (
        <Loading shape="panel" />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState title={t("rules.waiting.empty")} text={t("rules.waiting.emptyText")} />
      ) : (
        <ul className={styles.runs} aria-label={t("rules.waiting.title")}>
          {items.map((run) => (
            <RunRow key={run.id} run={run} named />
          ))}
        </ul>
      )}
      <More list={list} className={styles.more ?? ""} />
    </div>
  );
}
