import { Alert, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { InterviewDetail, ReportView } from "../api/types";
import { Card } from "../common/Card";
import { EmptyState } from "../common/EmptyState";
import { useCan } from "../session/useSession";
import styles from "./ReportStates.module.css";

/** The report in the making: how far, about how long, and that one may go away. */
export function PendingReport({ progress }: { progress: ReportView["progress"] }) {
  const { t } = useTranslation();
  const { done, total, etaSeconds } = progress;
  const percent = total > 0 ? Math.round((done / total) * 100) : 0;
  const eta =
    etaSeconds === null
      ? t("report.etaUnknown")
      : etaSeconds < 60
        ? t("report.etaSeconds", { count: Math.max(5, Math.ceil(etaSeconds / 5) * 5) })
        : t("report.etaMinutes", { count: Math.ceil(etaSeconds / 60) });
  return (
    <Card title={t("report.pendingTitle")}>
      <output className={styles.pending}>
        <p className="numbers">{t("report.pendingCount", { done, total })}</p>
        <Progress percent={percent} showInfo={false} status="active" aria-label={t("report.pendingTitle")} />
        <p className={styles.soft}>
          {eta} {t("report.pendingLeave")}
        </p>
      </output>
    </Card>
  );
}

export function FailedReport() {
  const { t } = useTranslation();
  const mayReadJobs = useCan("jobs.read");
  return (
    <Alert
      type="error"
      showIcon
      title={t("report.failedTitle")}
      description={
        <>
          <p>{t("report.failedText")}</p>
          {mayReadJobs ? <Link to="/jobs">{t("report.failedJobs")}</Link> : <p>{t("report.failedAsk")}</p>}
        </>
      }
    />
  );
}

export function NoReport({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ended = ["expired", "revoked", "withdrawn"].includes(interview.status);
  return (
    <EmptyState
      title={t("report.noneTitle")}
      text={t(ended ? "report.noneEnded" : "report.noneText")}
      action={{
        label: t("report.noneAction"),
        onClick: () => void navigate(`/interviews/${interview.id}`),
      }}
    />
  );
}
