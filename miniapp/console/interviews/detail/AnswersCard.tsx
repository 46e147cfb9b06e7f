import { CheckOutlined, CloseOutlined, EllipsisOutlined, MinusOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerState, InterviewDetail } from "../../api/types";
import { Card } from "../../common/Card";
import { PersonalWhy } from "../../common/PersonalWhy";
import styles from "./Detail.module.css";

/** Each question with its answer's way into the report: recording, words, score. */
export function AnswersCard({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t("detail.answers")}
      extra={
        <span className={styles.soft}>
          {t("detail.answered", { answered: interview.progress.answered, total: interview.progress.total })}
        </span>
      }
    >
      <ol className={styles.answers}>
        {interview.questions.map((question) => (
          <li key={question.id} className={styles.answer} data-follow-up={question.followUp !== null}>
            <span className={`${styles.number} numbers`}>
              {question.followUp ? `${question.index + 1}.${question.followUp.number}` : question.index + 1}
            </span>
            <div className={styles.question}>
              <p className={styles.stage}>
                {question.followUp ? t("followUp.name") : question.stageTitle}
                {question.answer ? ` · ${t(`medium.${question.answer.medium}`)}` : ""}
                {question.answer && question.answer.take > 1 ? ` · ${t("detail.rerecorded")}` : ""}
              </p>
              <p>{question.text}</p>
              {question.followUp ? <p className={styles.soft}>{question.followUp.why}</p> : null}
              {question.personal ? <PersonalWhy reason={question.personal} /> : null}
            </div>
            <Pipeline answer={question.answer} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

const SIGNS: Record<string, ReactNode> = {
  none: <MinusOutlined aria-hidden />,
  waiting: <EllipsisOutlined aria-hidden />,
  ready: <CheckOutlined aria-hidden />,
  unusable: <MinusOutlined aria-hidden />,
  failed: <CloseOutlined aria-hidden />,
};

function Pipeline({ answer }: { answer: AnswerState | null }) {
  const { t } = useTranslation();
  if (!answer) return <span className={styles.soft}>{t("detail.notAnswered")}</span>;
  if (!answer.sealedAt) return <span className={styles.soft}>{t("detail.answering")}</span>;
  const steps = (["media", "transcript", "score"] as const).filter(
    (step) => !(answer.medium === "text" && step === "media"),
  );
  return (
    <ul className={styles.pipeline}>
      {steps.map((step) => (
        <li key={step} data-state={answer.pipeline[step]}>
          <span aria-hidden>{SIGNS[answer.pipeline[step]]}</span>
          {t(`detail.step.${step}`)}
          <span className="visually-hidden">{t(`detail.state.${answer.pipeline[step]}`)}</span>
          {answer.pipeline[step] === "unusable" || answer.pipeline[step] === "failed" ? (
            <span aria-hidden>{t(`detail.state.${answer.pipeline[step]}`)}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
