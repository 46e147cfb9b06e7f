import { Alert, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ErrorState } from "../common/ErrorState";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { DecisionCard } from "../decisions/DecisionCard";
import { InterviewHeader } from "../interviews/detail/InterviewHeader";
import { useInterview } from "../interviews/useInterview";
import { useMay } from "../session/usePermission";
import { useCan } from "../session/useSession";
import { AwaitedContext, stillAwaited, type Awaited } from "./awaited";
import { ReviewButton } from "../reviews/ReviewButton";
import { ReviewedCard } from "../reviews/ReviewedCard";
import { SealedNote } from "../reviews/SealedNote";
import { WhyCard } from "../rules/WhyCard";
import { NextRounds } from "../rounds/NextRounds";
import { AnswerNotes } from "./AnswerNotes";
import { Dimensions } from "./Dimensions";
import { Downloads } from "./Downloads";
import { FinePrint } from "./FinePrint";
import { Findings } from "./Findings";
import { FailedReport, NoReport, PendingReport } from "./ReportStates";
import { Parts } from "./Parts";
import { Probes } from "./Probes";
import { ReportDeskView } from "./ReportDeskView";
import { Summary } from "./Summary";
import { useReport } from "./useReport";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("reports.read") ? (
    <ReportPage key={id} id={id} />
  ) : (
    <NoPermission what={t("detail.tab.report")} />
  );
}

function ReportPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Awaited[]>([]);
  const interview = useInterview(id);
  const [waiting, setWaiting] = useState(false);
  const view = useReport(id, waiting);
  const report = view.data?.report ?? null;
  const sealed = view.data?.sealed ?? null;
  const mayReview = useMay("reviews.write", interview.data);
  const awaited = report ? stillAwaited(asked, report.answers) : asked;
  if (waiting !== awaited.length > 0) setWaiting(awaited.length > 0);
  useTitle(interview.data ? t("report.title", { name: interview.data.candidate.name }) : null);

  if (interview.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (!interview.data) return <ErrorState error={interview.error} onRetry={() => void interview.refetch()} />;
  return (
    <AwaitedContext value={{ awaited, add: (entry) => setAsked([...asked, entry]) }}>
      <InterviewHeader
        interview={interview.data}
        tab="report"
        actions={
          report ? (
            <>
              {mayReview && view.data?.state === "ready" ? <ReviewButton interviewId={id} /> : null}
              <Downloads interviewId={id} report={report} sealed={sealed !== null} />
            </>
          ) : null
        }
      />
      {view.isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : !view.data ? (
        <ErrorState error={view.error} onRetry={() => void view.refetch()} />
      ) : report ? (
        <>
          {view.data.state === "failed" ? (
            <Alert type="warning" showIcon title={t("report.renewFailed")} style={{ marginBottom: 16 }} />
          ) : null}
          <ReportDeskView
            interviewId={id}
            report={report}
            reviews={view.data.reviews}
            sealed={sealed !== null}
            top={
              <>
                {sealed ? (
                  <SealedNote interviewId={id} until={sealed.until} mayReview={mayReview} />
                ) : (
                  <>
                    <Summary />
                    <Parts />
                  </>
                )}
                {view.data.reviews[0] ? <ReviewedCard reviews={view.data.reviews} report={report} /> : null}
                <DecisionCard interview={interview.data} deciding />
                <WhyCard interviewId={id} />
                <NextRounds interviewId={id} />
              </>
            }
            side={
              sealed ? null : (
                <>
                  <Dimensions />
                  <AnswerNotes />
                  <Findings />
                  <Probes />
                  <FinePrint />
                </>
              )
            }
          />
        </>
      ) : view.data.state === "pending" ? (
        <PendingReport progress={view.data.progress} />
      ) : view.data.state === "failed" ? (
        <FailedReport />
      ) : (
        <NoReport interview={interview.data} />
      )}
    </AwaitedContext>
  );
}
