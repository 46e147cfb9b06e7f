import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Comprehensive } from "../../../../server/archive/comprehensive/schema";
import { api } from "../../api/client";
import { BackLink } from "../../common/BackLink";
import { Card } from "../../common/Card";
import { DownloadButton } from "../../common/DownloadButton";
import { formatDateTime, formatScore } from "../../common/format";
import { NoPermission } from "../../common/NoPermission";
import { useLocale } from "../../common/When";
import { useMay } from "../../session/usePermission";
import { Dimensions } from "../reports/Dimensions";
import styles from "../reports/Report.module.css";
import { ReportHead, ReportPage } from "../reports/ReportPage";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("reports.read") ? (
    <Loader key={id} id={id} />
  ) : (
    <NoPermission what={t("comprehensive.title")} />
  );
}

function Loader({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["comprehensive", id],
    queryFn: ({ signal }) => api.get<Comprehensive>(`/interviews/${id}/comprehensive`, { signal }),
  });
  return (
    <ReportPage title={t("comprehensive.title")} query={query}>
      {(data) => <ComprehensiveReport data={data} />}
    </ReportPage>
  );
}

/** All that speaks of one person for one job: what each page of it says, side by side. */
function ComprehensiveReport({ data }: { data: Comprehensive }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={`/interviews/${data.interviewId}`}>{t("comprehensive.back")}</BackLink>
      <ReportHead
        person={data.person}
        title={t("comprehensive.title")}
        about={
          <>
            {data.job} · {data.unit.join(" / ")} · {t("growth.asOf", { day: data.asOf })}
          </>
        }
      >
        <DownloadButton
          path={`/interviews/${data.interviewId}/comprehensive.pdf`}
          name={`${data.person.name}.pdf`}
        >
          {t("growth.pdf")}
        </DownloadButton>
      </ReportHead>
      <div className={styles.columns}>
        <Card title={t("comprehensive.interview")}>
          <Interview data={data} />
        </Card>
        <Card title={t("comprehensive.resume")}>
          <Resume resume={data.resume} />
        </Card>
      </div>
      <div className={styles.halves}>
        <Card title={t("comprehensive.screening")}>
          {data.screening ? (
            <>
              <p>{t(`comprehensive.result.${data.screening.result}`)}</p>
              <p className={styles.soft}>{t("comprehensive.conditions", data.screening)}</p>
            </>
          ) : (
            <p className={styles.soft}>{t("comprehensive.noScreening")}</p>
          )}
        </Card>
        <Card title={t("comprehensive.tests")}>
          <Lines
            items={data.tests.map(({ name, score, outOf, passed, at }) => [
              at,
              `${name} ${score} / ${outOf}${passed === null ? "" : ` · ${t(passed ? "work.passed" : "work.failed")}`}`,
            ])}
          />
        </Card>
        <Card title={t("comprehensive.forms")}>
          <Forms forms={data.forms} />
        </Card>
        <Card title={t("comprehensive.decision")}>
          {data.decision ? (
            <>
              <p>
                {t(`comprehensive.outcome.${data.decision.outcome}`)} · {data.decision.by}
              </p>
              {data.decision.note ? <p className={styles.soft}>{data.decision.note}</p> : null}
            </>
          ) : (
            <p className={styles.soft}>{t("comprehensive.undecided")}</p>
          )}
          <Lines
            items={data.offers.map(({ type, startsOn, at }) => [
              at,
              [t(`archive.event.${type.replace(".", "_")}`), startsOn].filter(Boolean).join(" · "),
            ])}
            quiet
          />
        </Card>
      </div>
    </>
  );
}

function Interview({ data: { interview, interviewId } }: { data: Comprehensive }) {
  const { t } = useTranslation();
  if (interview.state !== "shown")
    return <p className={styles.soft}>{t(`comprehensive.state.${interview.state}`)}</p>;
  return (
    <>
      <p className={styles.total}>
        {t("growth.interview")} <strong className="numbers">{formatScore(interview.total)}</strong>{" "}
        {interview.recommendation ? t(`comprehensive.recommendation.${interview.recommendation}`) : null}{" "}
        <Link to={`/interviews/${interviewId}/report`} className={styles.link}>
          {t("growth.seeReport")}
        </Link>
      </p>
      {interview.review ? (
        <p className={styles.soft}>
          {t("comprehensive.reviewed", {
            name: interview.review.by,
            total: formatScore(interview.review.total),
          })}
        </p>
      ) : null}
      <Dimensions dimensions={interview.dimensions} />
    </>
  );
}

function Resume({ resume }: { resume: Comprehensive["resume"] }) {
  const { t } = useTranslation();
  if (!resume) return <p className={styles.soft}>{t("comprehensive.noResume")}</p>;
  const rows = [
    ...resume.works.map(({ company, title, when }) => [when, [company, title].filter(Boolean).join(" · ")]),
    ...resume.educations.map(({ school, major, degree, when }) => [
      when,
      [school, major, degree].filter(Boolean).join(" · "),
    ]),
  ];
  return (
    <>
      {resume.yearsOfExperience === null ? null : (
        <p>{t("comprehensive.years", { count: resume.yearsOfExperience })}</p>
      )}
      <ul className={styles.papers}>
        {rows.map(([when, what], index) => (
          <li key={`${index} ${what}`}>
            <span>{what}</span>
            <span className={`${styles.soft} numbers`}>{when}</span>
          </li>
        ))}
      </ul>
      {resume.skills.length > 0 ? <p>{resume.skills.join(t("common.comma"))}</p> : null}
      {resume.certificates.length > 0 ? (
        <p className={styles.soft}>{resume.certificates.join(t("common.comma"))}</p>
      ) : null}
    </>
  );
}

function Forms({ forms: { people, hidden, mean } }: { forms: Comprehensive["forms"] }) {
  const { t } = useTranslation();
  if (people.length === 0)
    return <p className={styles.soft}>{t(hidden ? "comprehensive.hidden" : "comprehensive.none")}</p>;
  return (
    <>
      {mean === null ? null : (
        <p className="numbers">
          {t("comprehensive.mean", { mean: formatScore(mean), count: people.length })}
        </p>
      )}
      <ul className={styles.papers}>
        {people.map(({ by, total, recommendation, notes, at }) => (
          <li key={`${by} ${at}`}>
            <span>
              {by} · {formatScore(total)} · {t(`comprehensive.form.${recommendation}`)}
            </span>
            {notes ? <span className={styles.soft}>{notes}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines({ items, quiet = false }: { items: [at: string, text: ReactNode][]; quiet?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (items.length === 0) return quiet ? null : <p className={styles.soft}>{t("comprehensive.none")}</p>;
  return (
    <ul className={styles.papers}>
      {items.map(([at, text]) => (
        <li key={`${at} ${String(text)}`}>
          <span>{text}</span>
          <time className={`${styles.soft} numbers`} dateTime={at}>
            {formatDateTime(at, locale)}
          </time>
        </li>
      ))}
    </ul>
  );
}
