import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { When } from "../common/When";
import { useMay } from "../session/usePermission";
import styles from "./Board.module.css";
import { isMovable } from "./actions";
import { neighbour } from "./board";
import { CardMenu } from "./CardMenu";
import { type Board, type Candidacy, type Stage, ownerOf } from "./data";
import { Judged, NextStep } from "./Facts";
import type { PipelineRecording } from "./useRecording";

/** What is being dragged, for the columns to know whether they take it. */
export const DRAGGED = "application/x-zhimian-candidacy";

type Props = {
  candidacy: Candidacy;
  board: Board;
  now: number;
  recording: PipelineRecording;
  onMoveByKey: (candidacy: Candidacy, to: Stage) => void;
};

/** Somebody on the board: dragged, moved by Shift and an arrow, or by the menu. */
export function CandidacyCard({ candidacy, board, now, recording, onMoveByKey }: Props) {
  const { t } = useTranslation();
  const mayWrite = useMay("candidacies.write", ownerOf(candidacy));
  const movable = mayWrite && isMovable(candidacy);
  const { candidate, since } = candidacy;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its link has the focus, the key moves the card
    <li
      className={styles.card}
      draggable={movable}
      data-candidacy={candidacy.id}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, candidacy.id);
        event.dataTransfer.effectAllowed = "move";
      }}
      onKeyDown={(event) => {
        if (!movable || !event.shiftKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return;
        const to = neighbour(board, candidacy.stage, event.key === "ArrowRight" ? 1 : -1);
        if (!to) return;
        event.preventDefault();
        onMoveByKey(candidacy, to);
      }}
    >
      <div className={styles.who}>
        <Link
          to={`/candidates/${candidate.id}?tab=archive`}
          className={styles.name}
          title={candidate.name}
          draggable={false}
        >
          {candidate.name}
        </Link>
        <Judged candidacy={candidacy} />
        {mayWrite ? (
          <CardMenu
            candidacy={candidacy}
            stages={board.columns.filter(({ used }) => used).map(({ stage }) => stage)}
            recording={recording}
          />
        ) : null}
      </div>
      <NextStep candidacy={candidacy} />
      <p className={styles.since}>
        {t("pipeline.since")} <When at={since} now={now} />
      </p>
    </li>
  );
}
