import { useTranslation } from "react-i18next";
import type { Report, ReportDimension } from "../../console/api/types";
import { formatScore } from "../../console/common/format";
import { Quote } from "./Clip";

/** Bars with their numbers; behind each the reason and what was said. No evidence is no low score. */
export function Dimensions({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <section className="card m-stack" aria-label={t("report.dimensions")}>
      <h2>{t("report.dimensions")}</h2>
      {report.dimensions.map((dimension) => (
        <Dimension key={dimension.id} dimension={dimension} interviewId={report.interviewId} />
      ))}
    </section>
  );
}

const SHOWN = 2;

function Dimension({ dimension, interviewId }: { dimension: ReportDimension; interviewId: string }) {
  const { t } = useTranslation();
  const { name, score, reasons, evidence } = dimension;
  return (
    <details className="m-dimension">
      <summary>
        <span className="m-dimension-name">{name}</span>
        <span className="m-number">{score === null ? t("report.noEvidence") : formatScore(score)}</span>
        <Bar score={score} required={dimension.requiredScore} />
      </summary>
      {score === null ? <p className="fine">{t("report.noEvidenceText")}</p> : null}
      {[...new Set(reasons.map(({ text }) => text))].slice(0, SHOWN).map((text) => (
        <p key={text} className="fine">
          {text}
        </p>
      ))}
      {evidence.slice(0, SHOWN).map((quote) => (
        <Quote key={`${quote.answerId}:${quote.start}`} interviewId={interviewId} quote={quote} />
      ))}
    </details>
  );
}

/** The score on 0–10, with a tick at what the job asks for. The number stands beside it. */
export function Bar({ score, required }: { score: number | null; required: number }) {
  return (
    <span className="m-bar" data-empty={score === null} aria-hidden="true">
      {score === null ? null : <span className="m-bar-fill" style={{ width: `${score * 10}%` }} />}
      <span className="m-bar-required" style={{ insetInlineStart: `${required * 10}%` }} />
    </span>
  );
}
