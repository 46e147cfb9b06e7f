import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Board.module.css";
import { CandidacyCard, DRAGGED } from "./CandidacyCard";
import type { Board, BoardColumn as Column, Candidacy, Stage } from "./data";
import type { PipelineRecording } from "./useRecording";

/** As the server counts them: more are said to be as many. */
export const MOST_COUNTED = 1_000;

export const countText = (count: number): string =>
  count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(count);

type Props = {
  column: Column;
  board: Board;
  now: number;
  recording: PipelineRecording;
  onMoveByKey: (candidacy: Candidacy, to: Stage) => void;
  onMore: () => void;
  isLoadingMore: boolean;
};

/** A stage with those who stand there; takes who is dropped on it. */
export function BoardColumn({ column, board, now, recording, onMoveByKey, onMore, isLoadingMore }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const { stage, used, count, items, nextCursor } = column;
  const drop = (candidacyId: string) => {
    const found = board.columns
      .flatMap((each): Candidacy[] => each.items)
      .find((each) => each.id === candidacyId);
    if (found && found.stage !== stage) recording.move(found, stage);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and menus move cards as well
    <section
      className={styles.column}
      aria-labelledby={id}
      data-over={isOver}
      onDragOver={(event) => {
        if (!used || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(event.dataTransfer.getData(DRAGGED));
      }}
    >
      <h2 id={id} className={styles.stage}>
        {t(`pipeline.stage.${stage}`)} <span className={`${styles.count} numbers`}>{countText(count)}</span>
      </h2>
      {used ? null : <p className={styles.unused}>{t("pipeline.unused")}</p>}
      {items.length > 0 ? (
        <ul className={styles.cards}>
          {items.map((candidacy) => (
            <CandidacyCard
              key={candidacy.id}
              candidacy={candidacy}
              board={board}
              now={now}
              recording={recording}
              onMoveByKey={onMoveByKey}
            />
          ))}
        </ul>
      ) : (
        <p className={styles.nobody}>{t("pipeline.nobody")}</p>
      )}
      {nextCursor ? (
        <Button block size="small" loading={isLoadingMore} onClick={onMore}>
          {t("pipeline.moreOf", { count: items.length, all: countText(count) })}
        </Button>
      ) : null}
    </section>
  );
}
