import { LoadingOutlined, WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { InterviewSummary } from "../api/types";
import { formatScore } from "../common/format";
import { RecommendationTag } from "../common/RecommendationTag";
import { ReviewedScore } from "../reviews/ReviewedScore";
import styles from "./InterviewTable.module.css";

/** The report as one sees it in a row: its score and advice, or where it is. */
export function ReportCell({ report }: { report: InterviewSummary["report"] }) {
  const { t } = useTranslation();
  if (report.state === "none") return <span className={styles.faint}>—</span>;
  if (report.state === "pending") {
    return (
      <span className={styles.faint}>
        <LoadingOutlined aria-hidden /> {t("list.reportPending")}
      </span>
    );
  }
  if (report.state === "failed") {
    return (
      <span className={styles.bad}>
        <WarningOutlined aria-hidden /> {t("list.reportFailed")}
      </span>
    );
  }
  // Who looked themselves advises better.
  const advice = report.reviewed?.recommendation ?? report.recommendation;
  return (
    <span className={styles.report}>
      <span className={`${styles.total} numbers`}>{formatScore(report.total)}</span>
      <ReviewedScore reviewed={report.reviewed} />
      {advice ? <RecommendationTag value={advice} /> : null}
    </span>
  );
}
