import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatScore } from "../common/format";
import styles from "./Playback.module.css";
import { questionName } from "./questionName";
import { spansIn } from "./quotes";
import { useDesk } from "./ReportContext";
import { findAll } from "./transcriptText";

/** One tab a question, with its score; marks how many lit quotes or search hits each holds. */
export function QuestionTabs({ query }: { query: string }) {
  const { t } = useTranslation();
  const { report, answer, choose, lit, sealed } = useDesk();
  const listRef = useRef<HTMLDivElement>(null);
  const move = (delta: number) => {
    const index = report.answers.findIndex((entry) => entry.id === answer.id);
    const next = report.answers[index + delta];
    if (!next) return;
    choose(next.id);
    (listRef.current?.children[index + delta] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={t("report.questions")} ref={listRef}>
      {report.answers.map((entry) => {
        const selected = entry.id === answer.id;
        const marks = spansIn(lit, entry.id).length + findAll(entry.transcript?.text ?? "", query).length;
        return (
          <button
            key={entry.id}
            type="button"
            role="tab"
            aria-selected={selected}
            tabIndex={selected ? 0 : -1}
            className={styles.tab}
            title={entry.questionText}
            data-marked={marks > 0}
            onClick={() => choose(entry.id)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") move(1);
              if (event.key === "ArrowLeft") move(-1);
            }}
          >
            <span className={styles.place}>
              {questionName(t, report, entry.id)}
              {marks > 0 ? (
                <span className={styles.marks} aria-label={t("report.marks", { count: marks })}>
                  {marks}
                </span>
              ) : null}
            </span>
            <span className={`${styles.tabScore} numbers`}>
              {entry.score?.total != null
                ? formatScore(entry.score.total)
                : t(
                    entry.followUp ? "followUp.together" : sealed ? "reviews.toRate" : "report.unscoredShort",
                  )}
            </span>
          </button>
        );
      })}
    </div>
  );
}
