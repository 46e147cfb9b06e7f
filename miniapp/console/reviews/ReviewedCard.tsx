import { Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report, SentReview } from "../api/types";
import { Card } from "../common/Card";
import { formatDateTime, formatScore } from "../common/format";
import { RecommendationTag } from "../common/RecommendationTag";
import { useLocale } from "../common/When";
import { questionName } from "../report/questionName";
import styles from "./Reviewed.module.css";

type Props = { reviews: readonly SentReview[]; report: Report };

/** What a person made of it beside the machine: the newest review counts, the earlier ones stay. */
export function ReviewedCard({ reviews, report }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [newest, ...earlier] = reviews;
  if (!newest) return null;
  return (
    <Card title={t("reviews.after")} extra={newest.blind ? <Tag>{t("reviews.blind")}</Tag> : null}>
      <One review={newest} report={report} />
      {earlier.length > 0 ? (
        <>
          <button
            type="button"
            className={styles.more}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t("reviews.earlier", { count: earlier.length })}
          </button>
          {isOpen
            ? earlier.map((review) => (
                <div key={review.id} className={styles.earlier}>
                  <One review={review} report={report} />
                </div>
              ))
            : null}
        </>
      ) : null}
    </Card>
  );
}

function One({ review, report }: { review: SentReview; report: Report }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { result, ratings, comment, reviewer, sentAt, version, reportVersion } = review;
  const level = (value: number | null) =>
    value === null ? t("reviews.noneLevel") : t("reviews.levelShort", { level: Number(value.toFixed(1)) });
  const told = ratings.filter((one) => one.level !== one.machine || one.comment !== "");
  const nameOf = (id: string) => report.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
  return (
    <div className={styles.one}>
      <div className={styles.figures}>
        <p>
          <span className={styles.label}>{t("report.total")}</span>
          <span className={`${styles.total} numbers`} data-testid="reviewed-total">
            {result.total === null ? t("report.noTotal") : formatScore(result.total)}
          </span>
          <span className={styles.machine}>
            {t("reviews.machine")} <span className="numbers">{formatScore(report.total)}</span>
          </span>
        </p>
        <p>
          <span className={styles.label}>{t("report.match")}</span>
          <span className={`${styles.match} numbers`}>{formatScore(result.match)}</span>
          <span className={styles.machine}>
            {t("reviews.machine")} <span className="numbers">{formatScore(report.match)}</span>
          </span>
        </p>
        <RecommendationTag value={result.recommendation} />
      </div>
      <p className={styles.reason}>{result.reason}</p>
      {comment ? <p className={styles.comment}>{comment}</p> : null}
      {told.length > 0 ? (
        <ul className={styles.changes} aria-label={t("reviews.changes")}>
          {told.map((one) => (
            <li key={`${one.answerId} ${one.dimensionId}`}>
              <span className={styles.what}>
                {questionName(t, report, one.answerId)} · {nameOf(one.dimensionId)}
              </span>
              <span>
                {one.level === one.machine
                  ? `${level(one.level)} · ${t("reviews.same")}`
                  : t("reviews.from", { machine: level(one.machine), level: level(one.level) })}
              </span>
              {one.comment ? <span className={styles.comment}>{one.comment}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p className={styles.meta}>
        {t("reviews.meta", { name: reviewer.name, at: formatDateTime(sentAt, locale), version })}
        {reportVersion === report.version ? "" : ` · ${t("reviews.onVersion", { version: reportVersion })}`}
      </p>
    </div>
  );
}
