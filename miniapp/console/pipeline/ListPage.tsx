import { Select, Skeleton } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PositionSelect } from "../candidates/PositionSelect";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import styles from "../common/List.module.css";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { UnitSelect } from "../common/UnitSelect";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { useMay } from "../session/usePermission";
import { CandidacyTable } from "./CandidacyTable";
import { type Candidacy, OUTCOMES, STAGES, useCandidacies } from "./data";
import { MoveBar } from "./MoveBar";
import { PipelineHead } from "./PipelineHead";

const FILTERS = ["unit", "position", "stage", "outcome"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.pipeline"));
  return useMay("candidacies.read") ? <ListPage /> : <NoPermission what={t("nav.pipeline")} />;
}

function ListPage() {
  const { t } = useTranslation();
  const mayWrite = useMay("candidacies.write");
  const { filters, change, clear, isFiltered } = useFilters(FILTERS);
  const { unit, position, stage, outcome } = filters;
  const list = useCandidacies({
    ...(unit ? { unit } : {}),
    ...(position ? { positionId: position } : {}),
    ...(stage ? { stage } : {}),
    ...(outcome ? { outcome } : {}),
  });
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({ count: list.items.length, rowsRef });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Candidacy>>(new Map());
  // What is listed now is what one saw: a row that has changed meanwhile is chosen as it is.
  const choice = [...chosen.values()].map((each) => list.items.find(({ id }) => id === each.id) ?? each);
  const choose = (rows: readonly Candidacy[], on: boolean) =>
    setChosen((old) => {
      const next = new Map(old);
      for (const row of rows) {
        if (on) next.set(row.id, row);
        else next.delete(row.id);
      }
      return next;
    });

  return (
    <div className={styles.page}>
      <PipelineHead query={{ position, unit }} keys={t("pipeline.listKeys")} />
      <section className={styles.panel} aria-label={t("pipeline.caption")}>
        <div className={styles.filters}>
          <UnitSelect
            className={styles.filter ?? ""}
            value={unit || null}
            onChange={(id) => change({ unit: id ?? "" })}
          />
          <PositionSelect
            className={styles.wide ?? ""}
            aria-label={t("pipeline.position")}
            placeholder={t("pipeline.anyPosition")}
            value={position || null}
            onChange={(id) => change({ position: id ?? "" })}
          />
          <Select
            className={styles.filter}
            allowClear
            aria-label={t("pipeline.stageFilter")}
            placeholder={t("pipeline.anyStage")}
            value={stage || null}
            options={STAGES.map((value) => ({ value, label: t(`pipeline.stage.${value}`) }))}
            onChange={(value: string | null) => change({ stage: value ?? "" })}
          />
          <Select
            className={styles.filter}
            aria-label={t("pipeline.outcomeFilter")}
            value={outcome || "open"}
            options={OUTCOMES.map((value) => ({ value, label: t(`pipeline.outcome.${value}`) }))}
            onChange={(value: string) => change({ outcome: value === "open" ? "" : value })}
          />
        </div>
        {list.isPending ? (
          <Skeleton className={styles.rows ?? ""} active paragraph={{ rows: 8 }} />
        ) : !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.items.length > 0 ? (
          <CandidacyTable
            items={list.items}
            selected={selected}
            rowsRef={rowsRef}
            chosen={mayWrite ? chosen : null}
            onChoose={choose}
          />
        ) : isFiltered ? (
          <EmptyState
            title={t("pipeline.nothing")}
            text={t("pipeline.nothingText")}
            action={{ label: t("candidates.clear"), onClick: clear }}
          />
        ) : (
          <EmptyState title={t("pipeline.empty")} text={t("pipeline.emptyText")} />
        )}
        {list.items.length > 0 ? (
          <div className={styles.foot}>
            {list.hasNextPage ? (
              <More list={list} />
            ) : (
              <span>{t("pipeline.all", { count: list.items.length })}</span>
            )}
          </div>
        ) : null}
      </section>
      <MoveBar
        chosen={choice}
        onDone={(ids) => setChosen((old) => new Map([...old].filter(([id]) => !ids.includes(id))))}
        onClear={() => setChosen(new Map())}
      />
    </div>
  );
}
