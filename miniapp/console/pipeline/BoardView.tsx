import { App } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../common/ErrorState";
import { useNarrow } from "../common/useMedia";
import { useNow } from "../common/useNow";
import tabs from "../interviews/StatusTabs.module.css";
import styles from "./Board.module.css";
import { BoardColumn, countText } from "./BoardColumn";
import { type Board, type Stage, useMoreOfColumn } from "./data";
import { useRecording } from "./useRecording";

type Props = {
  board: Board;
  positionId: string;
  unit: string;
  /** Which column a phone shows; "" for the first with somebody in it. */
  stage: string;
  onStage: (stage: Stage) => void;
};

/** The stages beside each other; on a phone one at a time, under tabs. */
export function BoardView({ board, positionId, unit, stage, onStage }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const narrow = useNarrow();
  const now = useNow();
  const recording = useRecording();
  const more = useMoreOfColumn(positionId, unit);
  // Whoever moves somebody by a key stays with them: their card is another one in the next column.
  const followed = useRef<string | null>(null);
  useEffect(() => {
    const id = followed.current;
    const isThere = board.columns.some(({ items }) => items.some((each) => each.id === id));
    if (!isThere || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-candidacy="${id}"] a`)?.focus();
  }, [board]);
  const chosen =
    board.columns.find((column) => column.stage === stage) ??
    board.columns.find(({ count }) => count > 0) ??
    board.columns[0];
  const shown = narrow ? board.columns.filter((column) => column === chosen) : board.columns;
  const columns = shown.map((column) => (
    <BoardColumn
      key={column.stage}
      column={column}
      board={board}
      now={now}
      recording={recording}
      onMoveByKey={(candidacy, to) => {
        followed.current = candidacy.id;
        if (narrow) onStage(to);
        recording.move(candidacy, to);
      }}
      isLoadingMore={more.isPending && more.variables.stage === column.stage}
      onMore={() => more.mutate(column, { onError: (error) => void message.error(errorText(error)) })}
    />
  ));
  if (!narrow) {
    return (
      <section className={styles.board} aria-label={t("pipeline.boardOf", { title: board.title })}>
        {columns}
      </section>
    );
  }
  return (
    <>
      <div className={tabs.tabs} role="tablist" aria-label={t("pipeline.stages")}>
        {board.columns.map((column) => (
          <button
            key={column.stage}
            type="button"
            role="tab"
            aria-selected={column === chosen}
            className={tabs.tab}
            onClick={() => onStage(column.stage)}
          >
            {t(`pipeline.stage.${column.stage}`)}{" "}
            <span className={`${tabs.count} numbers`}>{countText(column.count)}</span>
          </button>
        ))}
      </div>
      {columns}
    </>
  );
}
