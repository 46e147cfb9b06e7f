import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { InterviewStatus } from "../../api/types";
import { ErrorState } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { useNow } from "../../common/useNow";
import { useTitle } from "../../common/useTitle";
import { useCan } from "../../session/useSession";
import { DecisionCard } from "../../decisions/DecisionCard";
import { NextRounds } from "../../rounds/NextRounds";
import { useInterview } from "../useInterview";
import { AnswersCard } from "./AnswersCard";
import styles from "./Detail.module.css";
import { FactsCard, FeedbackCard, PersonCard } from "./FactsCard";
import { MessagesCard } from "./MessagesCard";
import { InterviewHeader } from "./InterviewHeader";
import { Timeline } from "./Timeline";

const FINISHED: readonly InterviewStatus[] = ["completed", "timed_out"];

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("interviews.read") ? <DetailPage id={id} /> : <NoPermission what={t("nav.interviews")} />;
}

function DetailPage({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useInterview(id);
  const now = useNow();
  useTitle(data?.candidate.name);
  if (isPending) return <Skeleton active avatar paragraph={{ rows: 10 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <InterviewHeader interview={data} tab="detail" />
      <div className={styles.columns}>
        <div className={styles.column}>
          {data.status === "needs_person" ? <PersonCard interview={data} /> : null}
          <AnswersCard interview={data} />
          {data.feedback ? <FeedbackCard feedback={data.feedback} /> : null}
        </div>
        <div className={styles.column}>
          <DecisionCard interview={data} deciding={false} />
          {FINISHED.includes(data.status) ? <NextRounds interviewId={data.id} /> : null}
          <FactsCard interview={data} now={now} />
          <MessagesCard messages={data.messages} now={now} />
          <Timeline interview={data} />
        </div>
      </div>
    </>
  );
}
