import { Skeleton } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { InterviewSummary } from "../api/types";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import type { CompareSelection } from "../compare/useCompareSelection";
import { isFiltered, type Filters } from "./filters";
import { InterviewTable } from "./InterviewTable";
import styles from "./InterviewsPage.module.css";
import type { useNeeding } from "./useAttention";
import type { useInterviews } from "./useInterviews";
import type { UnitNames } from "./useUnitNames";

type Props = {
  list: ReturnType<typeof useInterviews> | ReturnType<typeof useNeeding>;
  items: InterviewSummary[];
  filters: Filters;
  now: number;
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
  comparing: CompareSelection;
  units: UnitNames;
  onClear: () => void;
  onInvite: (() => void) | undefined;
};

/** The rows, or what stands in their place: loading, an error, nothing found, nothing there yet. */
export function ListBody({
  list,
  items,
  filters,
  now,
  selected,
  rowsRef,
  comparing,
  units,
  onClear,
  onInvite,
}: Props) {
  const { t } = useTranslation();
  if (list.isPending) return <Rows />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0 && !list.hasNextPage) {
    return isFiltered(filters) ? (
      <EmptyState
        title={t("list.nothingFound")}
        text={t("list.nothingFoundText")}
        action={{ label: t("list.clear"), onClick: onClear }}
      />
    ) : (
      <EmptyState
        title={t("list.empty")}
        text={t(onInvite ? "list.emptyText" : "list.emptyTextReader")}
        action={onInvite && { label: t("invite.open"), onClick: onInvite }}
      />
    );
  }
  return (
    <>
      <InterviewTable
        items={items}
        now={now}
        selected={selected}
        rowsRef={rowsRef}
        comparing={comparing}
        units={units}
      />
      <div className={styles.foot}>
        {list.hasNextPage ? <More list={list} /> : <span>{t("list.all", { count: items.length })}</span>}
      </div>
    </>
  );
}

function Rows() {
  const { t } = useTranslation();
  return (
    <output className={styles.rows} aria-label={t("common.loading")}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton
          key={index}
          active
          title={false}
          paragraph={{ rows: 1, width: `${92 - (index % 3) * 9}%` }}
        />
      ))}
    </output>
  );
}
