import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { StatusBadge } from "../../common/StatusBadge";
import { useLocale } from "../../common/When";
import { interviewPath } from "../../interviews/paths";
import { useMay } from "../../session/usePermission";
import { type CandidateView, usePoolChange } from "../data";
import styles from "./Detail.module.css";
import { Resume } from "./Resume";
import { ResumeUpload } from "./ResumeUpload";
import { type TimelineEntry, timelineOf } from "./timeline";
import { useHowAgreed } from "./useHowAgreed";

type Props = { person: CandidateView; mayWrite: boolean };

/** Applications, interviews and merges in one line of time. */
export function History({ person, mayWrite }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Card title={t("candidates.history")} extra={mayWrite ? <ResumeUpload candidateId={person.id} /> : null}>
      <ol className={styles.timeline}>
        {timelineOf(person).map((entry) => (
          <li key={entry.id} data-kind={entry.kind}>
            <time className="numbers" dateTime={entry.at}>
              {formatDateTime(entry.at, locale)}
            </time>
            <Entry entry={entry} person={person} mayWrite={mayWrite} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Entry({ entry, person, mayWrite }: Props & { entry: TimelineEntry }) {
  const { t } = useTranslation();
  if (entry.kind === "interview") return <InterviewEntry interview={entry.interview} />;
  if (entry.kind === "application") {
    return <ApplicationEntry person={person} application={entry.application} />;
  }
  if (entry.kind === "resume") {
    const { id, author } = entry.resume;
    return (
      <div>
        <p>{t("candidates.resumeBy", { author })}</p>
        <Resume
          removable
          path={`/candidates/${person.id}/resumes/${id}`}
          reading={`/candidates/${person.id}/resumes/${id}`}
          resume={entry.resume}
          mayWrite={entry.resume.mayChange}
        />
      </div>
    );
  }
  if (entry.kind === "withdrawal") return <WithdrawalEntry withdrawal={entry.withdrawal} />;
  if (entry.kind === "merge") return <MergeEntry person={person} merge={entry.merge} mayWrite={mayWrite} />;
  return <p>{t("candidates.cameIn", { source: t(`candidates.from.${person.source}`) })}</p>;
}

function InterviewEntry({ interview }: { interview: CandidateView["interviews"][number] }) {
  const { t } = useTranslation();
  const mayReadReports = useMay("reports.read");
  const path = interviewPath({ id: interview.id, report: { state: interview.reportState } }, mayReadReports);
  return (
    <p className={styles.invited}>
      <span>
        {t("candidates.invitedTo")} <Link to={path}>{interview.jobTitle}</Link>
      </span>
      <span className={styles.soft}>{interview.planName}</span>
      <StatusBadge status={interview.status} />
      {mayReadReports && interview.reportState === "ready" ? (
        <Link to={`/interviews/${interview.id}/comprehensive`}>{t("comprehensive.title")}</Link>
      ) : null}
    </p>
  );
}

type ApplicationProps = { person: CandidateView; application: CandidateView["applications"][number] };

function ApplicationEntry({ person, application }: ApplicationProps) {
  const { t } = useTranslation();
  const { stated, resume } = application;
  const otherName = stated.name === person.name ? null : stated.name;
  return (
    <div>
      <p>
        {t("candidates.appliedFor", { title: application.title })}
        {application.talentPool ? <span className={styles.soft}> · {t("candidates.tickedPool")}</span> : null}
      </p>
      {otherName ? <p className={styles.warn}>{t("candidates.statedName", { name: otherName })}</p> : null}
      <p className={styles.soft}>{[stated.phone, stated.email].filter(Boolean).join(" · ")}</p>
      {stated.note ? <blockquote className={styles.quote}>{stated.note}</blockquote> : null}
      {resume ? (
        <Resume
          path={`/candidates/${person.id}/applications/${application.id}/resume`}
          reading={`/candidates/${person.id}/resumes/${application.id}`}
          resume={resume}
          mayWrite={application.mayChange}
        />
      ) : null}
    </div>
  );
}

function WithdrawalEntry({ withdrawal }: { withdrawal: CandidateView["withdrawals"][number] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const how = useHowAgreed()(withdrawal.agreed);
  const { author, agreed } = withdrawal;
  return (
    <div>
      <p>{t("candidates.withdrewBy", { author })}</p>
      {agreed ? (
        <p className={styles.soft}>
          {t("candidates.hadAgreed", { at: formatDateTime(agreed.at, locale), how })}
        </p>
      ) : null}
    </div>
  );
}

function MergeEntry({ person, merge, mayWrite }: Props & { merge: CandidateView["merges"][number] }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  const undo = usePoolChange(() => api.delete(`/candidates/${person.id}/merges/${merge.id}`));
  const ask = () =>
    modal.confirm({
      title: t("candidates.unmergeTitle", { name: merge.merged.name }),
      content: t("candidates.unmergeText", { count: merge.interviews }),
      okText: t("candidates.unmerge"),
      onOk: () =>
        undo.mutateAsync(undefined).then(
          () => void message.success(t("candidates.unmerged")),
          (error: unknown) => void message.error(errorText(error)),
        ),
    });
  const { name, source, sourceDetail, createdAt } = merge.merged;
  return (
    <div>
      <p>
        {t("candidates.mergedWith", { name, author: merge.author })}
        {mayWrite ? (
          <Button type="link" size="small" onClick={ask}>
            {t("candidates.unmerge")}
          </Button>
        ) : null}
      </p>
      <p className={styles.soft}>
        {t("candidates.mergedFrom", {
          at: formatDateTime(createdAt, locale),
          source: [t(`candidates.from.${source}`), sourceDetail].filter(Boolean).join(" · "),
        })}
      </p>
    </div>
  );
}
