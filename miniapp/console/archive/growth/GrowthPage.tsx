import { Select, Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { BackLink } from "../../common/BackLink";
import { Card } from "../../common/Card";
import { EmptyState } from "../../common/EmptyState";
import { DownloadButton } from "../../common/DownloadButton";
import { formatScore } from "../../common/format";
import { NoPermission } from "../../common/NoPermission";
import { useLocale } from "../../common/When";
import { useMay } from "../../session/usePermission";
import { Dimensions } from "../reports/Dimensions";
import styles from "../reports/Report.module.css";
import { ReportHead, ReportPage } from "../reports/ReportPage";
import own from "./Growth.module.css";
import { Papers, Ratings } from "./Tables";
import { type Growth, useGrowth } from "./useGrowth";

const CourseChart = lazy(() => import("./CourseChart"));

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("archive.performance") ? (
    <Loader key={id} id={id} />
  ) : (
    <NoPermission what={t("growth.title")} />
  );
}

function Loader({ id }: { id: string }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const query = useGrowth(id, params.get("job"));
  return (
    <ReportPage title={t("growth.title")} query={query}>
      {(growth) => (
        <>
          <BackLink to={`/candidates/${id}?tab=archive`}>{growth.person.name}</BackLink>
          {growth.candidacyId === null ? (
            <EmptyState title={t("growth.title")} text={t("growth.none")} />
          ) : (
            <GrowthReport growth={growth} />
          )}
        </>
      )}
    </ReportPage>
  );
}

function GrowthReport({ growth }: { growth: Growth }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const job = growth.jobs.find(({ candidacyId }) => candidacyId === growth.candidacyId);
  return (
    <>
      <ReportHead
        person={growth.person}
        title={t("growth.title")}
        about={
          <>
            {job?.title} · {job?.startsOn} – {job?.leftOn ?? t("work.atWork")} ·{" "}
            {t("growth.asOf", { day: growth.asOf })}
          </>
        }
      >
        <JobSelect growth={growth} />
        {(["pdf", "png"] as const).map((format) => (
          <DownloadButton
            key={format}
            path={`/candidates/${growth.person.id}/growth.${format}?candidacyId=${growth.candidacyId}`}
            name={`${growth.person.name}.${format}`}
          >
            {t(`growth.${format}`)}
          </DownloadButton>
        ))}
      </ReportHead>
      <Card title={t("growth.told")}>
        <ul className={own.notes}>
          {growth.notes.map((note) => (
            <li key={note.en}>{note[locale]}</li>
          ))}
        </ul>
      </Card>
      <div className={styles.columns}>
        <Card title={t("growth.atInterview")}>
          <AtInterview growth={growth} />
        </Card>
        <Card title={t("growth.sinceHire")}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <CourseChart growth={growth} />
          </Suspense>
        </Card>
      </div>
      <div className={styles.halves}>
        <Card title={t("growth.ratings")}>
          <Ratings growth={growth} />
        </Card>
        <Card title={t("growth.milestones")}>
          <ol className={own.milestones}>
            {growth.milestones.map(({ eventId, on, text }) => (
              <li key={eventId}>
                <time className="numbers" dateTime={on}>
                  {on}
                </time>
                <span>{text[locale]}</span>
              </li>
            ))}
          </ol>
        </Card>
        {growth.trainings.length > 0 ? (
          <Card title={t("growth.trainings")}>
            <Papers papers={growth.trainings} />
          </Card>
        ) : null}
        {growth.certificates.length > 0 ? (
          <Card title={t("growth.certificates")}>
            <Papers papers={growth.certificates} />
          </Card>
        ) : null}
      </div>
    </>
  );
}

function AtInterview({ growth: { interview } }: { growth: Growth }) {
  const { t } = useTranslation();
  if (interview.state === "sealed") return <p className={styles.soft}>{t("growth.sealed")}</p>;
  if (interview.state !== "shown") return <p className={styles.soft}>{t("growth.noInterview")}</p>;
  return (
    <>
      <p className={styles.total}>
        {t("growth.interview")}{" "}
        <strong className="numbers">{formatScore(interview.reviewed ?? interview.total)}</strong>{" "}
        <span className={`${styles.soft} numbers`}>{interview.on}</span>{" "}
        <Link to={`/interviews/${interview.id}/report`} className={styles.link}>
          {t("growth.seeReport")}
        </Link>
      </p>
      <Dimensions dimensions={interview.dimensions} />
    </>
  );
}

/** Which of their jobs, where they were hired more than once. */
function JobSelect({ growth }: { growth: Growth }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  if (growth.jobs.length < 2) return null;
  return (
    <Select
      aria-label={t("growth.job")}
      value={growth.candidacyId}
      style={{ minWidth: 200 }}
      onChange={(job: string) => setParams({ job })}
      options={growth.jobs.map(({ candidacyId, title, startsOn }) => ({
        value: candidacyId,
        label: `${title} · ${startsOn}`,
      }))}
    />
  );
}
