import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatScore } from "../common/format";
import { RecommendationTag } from "../common/RecommendationTag";
import { useLocale } from "../common/When";
import { useDesk } from "./ReportContext";
import styles from "./Summary.module.css";

/** The result in one glance: total against the thresholds, match, advice and its reason. */
export function Summary() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { report } = useDesk();
  const { total, match, thresholds } = report;
  return (
    <section className={styles.summary} aria-label={t("report.summary")}>
      <div className={styles.score}>
        <p className={styles.label}>{t("report.total")}</p>
        {total === null ? (
          <p className={styles.noScore}>{t("report.noTotal")}</p>
        ) : (
          <p>
            <span className={`${styles.total} numbers`} data-testid="report-total">
              {formatScore(total)}
            </span>
            <span className={styles.of}>/ 10</span>
          </p>
        )}
        <Thresholds total={total} {...thresholds} />
      </div>
      <div className={styles.score}>
        <p className={styles.label}>
          <Tooltip title={t(report.coverage ? "match.reportHint" : "report.matchHint")}>
            <button type="button" className={styles.explained}>
              {t("report.match")}
            </button>
          </Tooltip>
        </p>
        <p>
          <span className={`${styles.match} numbers`}>{formatScore(match)}</span>
          {match === null ? null : <span className={styles.of}>/ 100</span>}
        </p>
      </div>
      <div className={styles.advice}>
        <p className={styles.label}>{t("report.recommendation")}</p>
        <RecommendationTag value={report.recommendation} large />
        <p className={styles.reason}>{report.recommendationReason}</p>
        <p className={styles.ai}>
          <span className={styles.aiTag}>{t("report.aiTag")}</span>
          {t("report.aiNote", { at: formatDateTime(report.composedAt, locale) })}
        </p>
      </div>
    </section>
  );
}

/** A scale from 0 to 10 with the plan's two lines on it. */
function Thresholds({ total, advance, review }: { total: number | null; advance: number; review: number }) {
  const { t } = useTranslation();
  return (
    <div
      className={styles.scale}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by style, there is no image file
      role="img"
      aria-label={t("report.thresholds", { advance: formatScore(advance), review: formatScore(review) })}
      title={t("report.thresholds", { advance: formatScore(advance), review: formatScore(review) })}
    >
      <span className={styles.zone} data-zone="decline" style={{ width: `${review * 10}%` }} />
      <span className={styles.zone} data-zone="review" style={{ width: `${(advance - review) * 10}%` }} />
      <span className={styles.zone} data-zone="advance" style={{ width: `${(10 - advance) * 10}%` }} />
      {total === null ? null : (
        <span className={styles.needle} style={{ insetInlineStart: `${total * 10}%` }} />
      )}
    </div>
  );
}
