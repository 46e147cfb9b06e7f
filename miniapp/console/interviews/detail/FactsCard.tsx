import { Alert, Rate } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InterviewDetail } from "../../api/types";
import { Card } from "../../common/Card";
import { formatDateTime } from "../../common/format";
import { useLocale, When } from "../../common/When";
import styles from "./Detail.module.css";

/** Contact, times, what the candidate agreed to and what was agreed with them. */
export function FactsCard({ interview, now }: { interview: InterviewDetail; now: number }) {
  const { t } = useTranslation();
  const { candidate, accommodations, consent } = interview;
  const agreed = (value: boolean | null) =>
    t(value === null ? "detail.consentOpen" : value ? "detail.consentYes" : "detail.consentNo");
  const special = [
    accommodations.extraTimePercent > 0
      ? t("detail.extraTime", { percent: accommodations.extraTimePercent })
      : null,
    accommodations.textOnly ? t("detail.textOnly") : null,
  ].filter((value) => value !== null);
  return (
    <Card title={t("detail.facts")}>
      <dl className={styles.facts}>
        <Fact name={t("detail.phone")}>
          <Contact scheme="tel" value={candidate.phone} />
        </Fact>
        <Fact name={t("detail.email")}>
          <Contact scheme="mailto" value={candidate.email} />
        </Fact>
        <Fact name={t("detail.language")}>{t(`language.${interview.language}`)}</Fact>
        <Fact name={t("detail.consentRecording")}>{agreed(consent.recording)}</Fact>
        <Fact name={t("detail.consentAi")}>{agreed(consent.aiEvaluation)}</Fact>
        <Fact name={t("detail.accommodations")}>
          {special.length > 0 ? special.join("；") : t("detail.none")}
        </Fact>
        <Fact name={t("detail.invited")}>
          <When at={interview.invitedAt} now={now} />
        </Fact>
        <Fact name={t("detail.expires")}>
          <Exact at={interview.expiresAt} />
        </Fact>
        {interview.startedAt ? (
          <Fact name={t("detail.started")}>
            <Exact at={interview.startedAt} />
          </Fact>
        ) : null}
        {interview.lastSeenAt && interview.status === "in_progress" ? (
          <Fact name={t("detail.lastSeen")}>
            <When at={interview.lastSeenAt} now={now} />
          </Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Exact({ at }: { at: string }) {
  return <time dateTime={at}>{formatDateTime(at, useLocale())}</time>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Masked for those who may not change the candidate: then there is nothing to call or write to. */
function Contact({ scheme, value }: { scheme: "tel" | "mailto"; value: string | null }) {
  if (!value) return "—";
  return value.includes("*") ? value : <a href={`${scheme}:${value}`}>{value}</a>;
}

/** The candidate asked for a person: their reason, and what HR does now. */
export function PersonCard({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  const contact = interview.candidate.phone ?? interview.candidate.email;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("detail.personTitle")}
      description={
        <>
          {interview.personReason ? (
            <p>{t("detail.personReason", { reason: interview.personReason })}</p>
          ) : null}
          <p>{t("detail.personNext", { contact: contact ?? "" })}</p>
        </>
      }
    />
  );
}

export function FeedbackCard({ feedback }: { feedback: NonNullable<InterviewDetail["feedback"]> }) {
  const { t } = useTranslation();
  return (
    <Card title={t("detail.feedback")}>
      <div className={styles.feedback}>
        <Rate disabled value={feedback.satisfaction} aria-label={t("detail.satisfaction")} />
        {feedback.recommend === null ? null : (
          <span className={styles.soft}>{t("detail.recommend", { score: feedback.recommend })}</span>
        )}
      </div>
      {feedback.comment ? <blockquote className={styles.comment}>{feedback.comment}</blockquote> : null}
    </Card>
  );
}
