import { useTranslation } from "react-i18next";
import type { ReportDimension } from "../api/types";
import { formatScore } from "../common/format";
import { bandHalfWidth, confidenceWord } from "./quotes";
import styles from "./ScoreBar.module.css";

type Scored = Pick<ReportDimension, "score" | "confidence" | "requiredScore">;

/** The score on 0–10 inside a band of confidence, with a tick at what the job asks for. No evidence is hatched. */
export function ScoreBar({ dimension }: { dimension: Scored }) {
  const { t } = useTranslation();
  const { score, confidence, requiredScore } = dimension;
  const required = t("report.required", { score: formatScore(requiredScore) });
  if (score === null || confidence === null) {
    return (
      <span className={styles.bar} data-empty="true" title={required}>
        <span className={styles.required} style={{ insetInlineStart: `${requiredScore * 10}%` }} />
      </span>
    );
  }
  const half = bandHalfWidth(confidence);
  const from = Math.max(0, score - half);
  const to = Math.min(10, score + half);
  const word = t(`report.confidence.${confidenceWord(confidence)}`);
  return (
    <span
      className={styles.bar}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by style, there is no image file
      role="img"
      aria-label={`${word}，${required}`}
      title={`${word} · ${required}`}
    >
      <span
        className={styles.band}
        style={{ insetInlineStart: `${from * 10}%`, width: `${(to - from) * 10}%` }}
      />
      <span className={styles.fill} style={{ width: `${score * 10}%` }} />
      <span className={styles.required} style={{ insetInlineStart: `${requiredScore * 10}%` }} />
      <span className={styles.point} style={{ insetInlineStart: `${score * 10}%` }} />
    </span>
  );
}
