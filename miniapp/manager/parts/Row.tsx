import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { InterviewSummary } from "../../console/api/types";
import { formatRelative, formatScore } from "../../console/common/format";
import { useLocale } from "./words";

/** `onBehalfOf`: for whom one would decide on it. */
export type Listed = InterviewSummary & { onBehalfOf?: { name: string } | null | undefined };

/** One interview in a list: who, for what, how it went, and what was decided. */
export function Row({ interview, now }: { interview: Listed; now: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { candidate, jobTitle, report, decision, completedAt, invitedAt, onBehalfOf } = interview;
  return (
    <Link className="m-row" to={`/interviews/${interview.id}`}>
      <span className="m-row-who">
        <strong>{candidate.name}</strong>
        <span className="fine">{jobTitle}</span>
      </span>
      <span className="m-row-score">
        <span className="m-number">{formatScore(report.total)}</span>
        <Verdict {...{ decision, recommendation: report.recommendation }} />
      </span>
      <span className="m-row-when fine">
        {t("row.finished", { when: formatRelative(completedAt ?? invitedAt, now, locale) })}
        {onBehalfOf ? ` · ${t("row.onBehalfOf", { name: onBehalfOf.name })}` : null}
      </span>
    </Link>
  );
}

type Said = Pick<InterviewSummary, "decision"> & {
  recommendation: InterviewSummary["report"]["recommendation"];
};

/** The decision where there is one, else the system's advice, which looks different. */
export function Verdict({ decision, recommendation }: Said) {
  const { t } = useTranslation();
  if (decision) return <span className={`m-tag m-tag-${decision}`}>{t(`decision.outcome.${decision}`)}</span>;
  if (!recommendation) return null;
  return <span className="m-tag m-tag-advice">{t(`advice.${recommendation}`)}</span>;
}
