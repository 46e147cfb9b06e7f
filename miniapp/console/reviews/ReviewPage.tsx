import { Alert, App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import type { Report } from "../api/types";
import { BackLink } from "../common/BackLink";
import { Card } from "../common/Card";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { formatTimeOfDay, formatDateTime } from "../common/format";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { ReportDeskView } from "../report/ReportDeskView";
import { useReport } from "../report/useReport";
import { useCan, useSession } from "../session/useSession";
import { CloseModal } from "./CloseModal";
import { type ReviewView, useReview, useReviewing } from "./data";
import { RatingForm } from "./RatingForm";
import { Reasons } from "./Reasons";
import styles from "./Review.module.css";
import { ReviewedCard } from "./ReviewedCard";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("reviews.write") ? (
    <ReviewPage key={id} id={id} />
  ) : (
    <NoPermission what={t("reviews.title")} />
  );
}

/** Left what was said, right the anchors and one's own levels. */
function ReviewPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const report = useReport(id, false);
  const review = useReview(id);
  const filed = report.data?.report ?? null;
  useTitle(filed ? t("reviews.pageTitle", { name: filed.candidateName }) : null);
  if (report.isPending || review.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (!report.data) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (!review.data) return <ErrorState error={review.error} onRetry={() => void review.refetch()} />;
  const view = review.data;
  return (
    <>
      <div className={styles.head}>
        <BackLink to="/reviews">{t("reviews.title")}</BackLink>
        {filed ? <h1>{t("reviews.pageTitle", { name: filed.candidateName })}</h1> : null}
        {view.task ? <Reasons {...view.task} /> : null}
      </div>
      {!filed || view.pairs.length === 0 ? (
        <EmptyState title={t("reviews.noPairs")} />
      ) : (
        <ReportDeskView
          interviewId={id}
          report={filed}
          reviews={view.sent}
          sealed={view.task?.sealed ?? false}
          top={<Standing id={id} view={view} report={filed} />}
          side={
            view.task?.taken?.mine ? (
              <RatingForm key={view.sent[0]?.id ?? "first"} interviewId={id} view={view} />
            ) : null
          }
        />
      )}
    </>
  );
}

/** How the review stands: what one is to do, who is at it, what was sent. */
function Standing({ id, view, report }: { id: string; view: ReviewView; report: Report }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { take, release } = useReviewing(id);
  const [isClosing, setClosing] = useState(false);
  const own = useSession().data?.staff?.id ?? null;
  const { task, closed, sent, state } = view;
  const taken = task?.taken ?? null;
  const mine = taken?.mine ?? false;
  const amends = sent.some(({ reviewer }) => reviewer.id === own);
  const putBack = () =>
    release.mutate(undefined, {
      onSuccess: () => {
        void message.success(t("reviews.released"));
        void navigate("/reviews");
      },
    });
  return (
    <>
      {closed ? (
        <Alert
          type="info"
          showIcon
          title={
            closed.by
              ? t("reviews.closedNote", {
                  name: closed.by.name,
                  at: formatDateTime(closed.at, locale),
                  reason: closed.reason,
                })
              : t("reviews.closedAlone", { at: formatDateTime(closed.at, locale) })
          }
        />
      ) : null}
      {taken && !mine ? (
        <Alert
          type="warning"
          showIcon
          title={t("reviews.locked", { name: taken.by.name, at: formatTimeOfDay(taken.until, locale) })}
        />
      ) : (
        <Card title={t(amends ? "reviews.amend" : "reviews.how")}>
          <div className={styles.standing}>
            <p>
              {t(
                mine && task?.sealed
                  ? "reviews.blindHint"
                  : mine
                    ? "reviews.openHint"
                    : amends
                      ? "reviews.amendText"
                      : "reviews.startText",
              )}
            </p>
            <div className={styles.buttons}>
              {mine ? (
                <Button loading={release.isPending} onClick={putBack}>
                  {t("reviews.release")}
                </Button>
              ) : (
                <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
                  {t(amends ? "reviews.amend" : "reviews.start")}
                </Button>
              )}
              {state === "waiting" ? (
                <Button type="text" onClick={() => setClosing(true)}>
                  {t("reviews.close")}
                </Button>
              ) : null}
            </div>
          </div>
        </Card>
      )}
      {sent.length > 0 ? <ReviewedCard reviews={sent} report={report} /> : null}
      <CloseModal interviewId={id} open={isClosing} onClose={() => setClosing(false)} />
    </>
  );
}
