import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatScore } from "../common/format";
import { RecommendationTag } from "../common/RecommendationTag";
import { interviewPath } from "../interviews/paths";
import { ReviewedScore } from "../reviews/ReviewedScore";
import { useMay } from "../session/usePermission";
import type { Candidacy } from "./data";
import styles from "./Pipeline.module.css";

/** What the machine made of the newest interview, leading to its report; nothing where there is none to show. */
export function Judged({ candidacy: { interview, candidate } }: { candidacy: Candidacy }) {
  const { t } = useTranslation();
  const mayReadReports = useMay("reports.read");
  if (!interview || interview.report.state !== "ready" || interview.report.total === null) return null;
  const { total, recommendation, reviewed } = interview.report;
  const advice = reviewed?.recommendation ?? recommendation;
  return (
    <Link
      to={interviewPath(interview, mayReadReports)}
      className={styles.judged}
      title={t("pipeline.reportOf", { name: candidate.name })}
    >
      <span className="visually-hidden">{t("pipeline.reportOf", { name: candidate.name })} </span>
      <span className={`${styles.total} numbers`}>{formatScore(total)}</span>
      <ReviewedScore reviewed={reviewed} />
      {advice ? <RecommendationTag value={advice} /> : null}
    </Link>
  );
}

const WAITING: readonly Candidacy["next"][] = [
  "wait_candidate",
  "wait_report",
  "wait_times",
  "wait_offer",
  "meet",
];

/** What is to be done next, or for what one waits; once it has ended, how. */
export function NextStep({ candidacy: { next, outcome, offer } }: { candidacy: Candidacy }) {
  const { t } = useTranslation();
  if (outcome !== "open")
    return (
      <span className={styles.ended} data-outcome={outcome}>
        {t(`pipeline.outcome.${outcome}`)}
      </span>
    );
  return (
    <span className={styles.next} data-waiting={WAITING.includes(next)}>
      {offer ? <span className={styles.offer}>{t(`pipeline.offer.${offer}`)}</span> : null}
      {next ? t(`pipeline.next.${next}`) : null}
    </span>
  );
}
