import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { PositionSelect } from "../candidates/PositionSelect";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import list from "../common/List.module.css";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { UnitSelect } from "../common/UnitSelect";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { usePositions } from "../positions/data";
import { useMay } from "../session/usePermission";
import { BoardView } from "./BoardView";
import { useBoard } from "./data";
import styles from "./Pipeline.module.css";
import { PipelineHead } from "./PipelineHead";

const FILTERS = ["position", "unit", "stage"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.pipeline"));
  return useMay("candidacies.read") ? <BoardPage /> : <NoPermission what={t("nav.pipeline")} />;
}

function BoardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { filters, change } = useFilters(FILTERS);
  const { position, unit, stage } = filters;
  // Without a choice the one that was last worked on.
  const positions = usePositions({ state: "open" }, position === "");
  const first = positions.items[0]?.id;
  useEffect(() => {
    if (position === "" && first) change({ position: first });
  }, [position, first, change]);
  const board = useBoard(position, unit);
  const mayMake = useMay("positions.write");
  return (
    <div className={list.page}>
      <PipelineHead query={{ position, unit }} keys={t("pipeline.boardKeys")} />
      <div className={styles.filters}>
        <PositionSelect
          className={styles.position ?? ""}
          aria-label={t("pipeline.position")}
          placeholder={t("pipeline.position")}
          value={position || null}
          onChange={(id) => change({ position: id ?? "", stage: "" })}
        />
        <UnitSelect value={unit || null} onChange={(id) => change({ unit: id ?? "" })} />
        {position ? (
          <>
            <Link to={`/pipeline/list?position=${position}&outcome=hired`}>{t("pipeline.seeHired")}</Link>
            <Link to={`/pipeline/list?position=${position}&outcome=rejected`}>
              {t("pipeline.seeRejected")}
            </Link>
          </>
        ) : null}
      </div>
      {position === "" ? (
        positions.isPending || first ? (
          <Loading shape="panel" />
        ) : (
          <EmptyState
            title={t("pipeline.noPosition")}
            text={t("pipeline.noPositionText")}
            action={
              mayMake
                ? { label: t("positions.create"), onClick: () => void navigate("/positions/new") }
                : undefined
            }
          />
        )
      ) : board.isPending ? (
        <Loading shape="panel" />
      ) : !board.data ? (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <>
          {board.data.columns.every(({ count }) => count === 0) ? (
            <p className={styles.hint}>{t("pipeline.emptyBoard")}</p>
          ) : null}
          <BoardView
            board={board.data}
            positionId={position}
            unit={unit}
            stage={stage}
            onStage={(next) => change({ stage: next })}
          />
        </>
      )}
    </div>
  );
}
