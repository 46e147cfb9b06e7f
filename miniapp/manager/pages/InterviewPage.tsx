import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { InterviewDetail, Report, SentReview } from "../../console/api/types";
import { formatScore } from "../../console/common/format";
import { showTitle } from "../../host/showTitle";
import { useCan, useDecisions, useInterview, useReport } from "../data";
import { hostCalls } from "../hostCalls";
import { Decision } from "../parts/Decision";
import { Dimensions } from "../parts/Dimensions";
import { glanceAt } from "../parts/glance";
import { Verdict } from "../parts/Row";
import { Share } from "../parts/Share";
import { Failed, Heading, Loading } from "../parts/States";

/** One interview in one glance: who, how it went in words, and the decision at thumb height. */
export function InterviewPage() {
  const { id = "" } = useParams();
  const interview = useInterview(id);
  const name = interview.data?.candidate.name;
  useEffect(() => {
    if (name) showTitle(hostCalls, name);
  }, [name]);
  if (interview.isPending) return <Loading />;
  if (!interview.data) return <Failed error={interview.error} onRetry={() => void interview.refetch()} />;
  return <Shown key={id} interview={interview.data} />;
}

function Shown({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  const { id, candidate, jobTitle, status, plan } = interview;
  const ready = interview.report.state === "ready";
  const reads = useCan("reports.read");
  const report = useReport(id, ready && reads);
  const decisions = useDecisions(id);
  const finished = status === "completed" || status === "timed_out";
  return (
    <>
      <div>
        <Heading>{candidate.name}</Heading>
        <p className="fine">
          {jobTitle}
          {plan.name === jobTitle ? null : ` · ${plan.name}`}
        </p>
        {ready && reads ? <Share interviewId={id} jobTitle={jobTitle} /> : null}
      </div>
      {!ready ? (
        <p className="note note-warn">{t(finished ? "report.pending" : "report.notFinished")}</p>
      ) : !reads ? (
        <p className="note note-warn">{t("report.noPermission")}</p>
      ) : report.isError ? (
        <Failed error={report.error} onRetry={() => void report.refetch()} />
      ) : report.data?.sealed ? (
        <p className="note note-warn">{t("report.sealed")}</p>
      ) : report.data?.report ? (
        <Summary
          report={report.data.report}
          review={report.data.reviews[0] ?? null}
          decision={decisions.data?.decision?.outcome ?? null}
        />
      ) : (
        <Loading />
      )}
      {decisions.data && finished ? (
        <Decision interviewId={id} name={candidate.name} view={decisions.data} ready={ready} />
      ) : null}
    </>
  );
}

type SummaryProps = {
  report: Report;
  /** What a person made of it, which stands beside the machine's. */
  review: SentReview | null;
  decision: "advance" | "decline" | null;
};

function Summary({ report, review, decision }: SummaryProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const { coverage } = report;
  const written = report.answers.filter(({ stageKind, followUp }) => stageKind === "written" && !followUp);
  const { strongest, weakest } = glanceAt(report.dimensions);
  const named = (dimension: (typeof strongest)[number]) =>
    t("report.named", { name: dimension.name, score: formatScore(dimension.score) });
  return (
    <>
      <section className="card m-stack" aria-label={t("report.summary")}>
        <p className="m-total">
          <span className="m-total-number">
            <span className="sr-only">{t("report.total")} </span>
            {formatScore(report.total)}
          </span>
          <Verdict decision={decision} recommendation={report.recommendation} />
        </p>
        <p className="fine">{report.recommendationReason}</p>
        <dl className="m-glance">
          {review ? (
            <div>
              <dt>{t("report.reviewed")}</dt>
              <dd>
                {t("report.reviewedBy", {
                  total: formatScore(review.result.total),
                  name: review.reviewer.name,
                })}
              </dd>
            </div>
          ) : null}
          {strongest.length > 0 ? (
            <div>
              <dt>{t("report.strongest")}</dt>
              <dd>{strongest.map(named).join(t("common.comma"))}</dd>
            </div>
          ) : null}
          {weakest ? (
            <div>
              <dt>{t("report.weakest")}</dt>
              <dd>{named(weakest)}</dd>
            </div>
          ) : null}
          {coverage ? (
            <div>
              <dt>{t("report.resume")}</dt>
              <dd>
                {t("report.met", {
                  met: coverage.requirements.filter(({ met }) => met === "yes").length,
                  count: coverage.requirements.length,
                })}
              </dd>
            </div>
          ) : null}
          {written.length > 0 ? (
            <div>
              <dt>{t("report.written")}</dt>
              <dd>
                {written
                  .map(({ score }) =>
                    score?.total == null ? t("report.noEvidence") : formatScore(score.total),
                  )
                  .join(t("common.comma"))}
              </dd>
            </div>
          ) : null}
        </dl>
        <p className="m-small">{t("report.aiNote")}</p>
      </section>
      <Dimensions report={report} />
      {report.risks.length > 0 ? (
        <section className="card m-stack">
          <h2>{t("report.risks")}</h2>
          <ul className="bullets">
            {report.risks.map((risk) => (
              <li key={risk}>{risk}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {report.probes.length > 0 ? (
        <section className="card m-stack">
          <h2>{t("report.probes")}</h2>
          <ol className="m-probes">
            {report.nextRound
              ? report.nextRound.map(({ ask, why }) => (
                  <li key={ask.zh}>
                    {ask[language]}
                    <span className="m-small">{why[language]}</span>
                  </li>
                ))
              : report.probes.map((probe) => <li key={probe}>{probe}</li>)}
          </ol>
        </section>
      ) : null}
    </>
  );
}
