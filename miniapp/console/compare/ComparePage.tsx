import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Comparison } from "../../../server/reports/compare/schema";
import { api } from "../api/client";
import { comparisonKey } from "../api/keys";
import { BackLink } from "../common/BackLink";
import { Card } from "../common/Card";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { formatScore } from "../common/format";
import { NoPermission } from "../common/NoPermission";
import { RecommendationTag } from "../common/RecommendationTag";
import { StatusBadge } from "../common/StatusBadge";
import { useTitle } from "../common/useTitle";
import { ScoreBar } from "../report/ScoreBar";
import { quoteAddress } from "../report/quotes";
import { useCan } from "../session/useSession";
import styles from "./Compare.module.css";
import { comparePath, MOST_COMPARED } from "./useCompareSelection";

const Overlay = lazy(() => import("./Overlay"));

export function Component() {
  const { t } = useTranslation();
  useTitle(t("compare.title"));
  return useCan("reports.read") ? <ComparePage /> : <NoPermission what={t("compare.title")} />;
}

function ComparePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const ids = [...new Set((params.get("ids") ?? "").split(",").filter(Boolean))].slice(0, MOST_COMPARED);
  const comparison = useQuery({
    queryKey: comparisonKey(ids),
    queryFn: ({ signal }) => api.get<Comparison>("/comparisons", { query: { ids: ids.join(",") }, signal }),
    enabled: ids.length >= 2,
  });
  if (ids.length < 2) {
    return (
      <EmptyState
        title={t("compare.empty")}
        text={t("compare.emptyText")}
        action={{ label: t("common.backToInterviews"), onClick: () => void navigate("/interviews") }}
      />
    );
  }
  if (comparison.isPending) return <Loading shape="page" />;
  if (!comparison.data) {
    return <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />;
  }
  return <SideBySide comparison={comparison.data} />;
}

function SideBySide({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const { interviews, dimensions, notes } = comparison;
  // A radar has no way to leave a point out: it would draw what is not known as a zero.
  const drawn = dimensions.filter(({ cells }) =>
    cells.every((cell, index) => !interviews[index]?.report || cell?.score != null),
  );
  return (
    <div className={styles.page}>
      <div>
        <BackLink to="/interviews">{t("nav.interviews")}</BackLink>
        <h1>{t("compare.title")}</h1>
      </div>
      {notes.map((note) => (
        <Alert
          key={note}
          type="warning"
          showIcon
          title={t(`compare.note.${note}`)}
          description={t(`compare.note.${note}_text`)}
        />
      ))}
      {drawn.length >= 3 ? (
        <Card title={t("compare.overlay")}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <Overlay interviews={interviews} dimensions={drawn} />
          </Suspense>
          <p className={styles.small}>{t("compare.overlayNote")}</p>
        </Card>
      ) : null}
      <div className={styles.scroll}>
        <table className={styles.table} style={{ minWidth: 180 + interviews.length * 220 }}>
          <caption className="visually-hidden">{t("compare.title")}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("compare.dimension")}</span>
              </th>
              {interviews.map((interview) => (
                <th key={interview.id} scope="col">
                  <Head interview={interview} all={interviews} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <TotalRow interviews={interviews} />
            {dimensions.map((row) => (
              <DimensionRow key={row.id} row={row} interviews={interviews} />
            ))}
            <RiskRow interviews={interviews} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

type Column = Comparison["interviews"][number];

function Head({ interview, all }: { interview: Column; all: Column[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rest = all.map(({ id }) => id).filter((id) => id !== interview.id);
  return (
    <div className={styles.column}>
      <Link to={`/interviews/${interview.id}/report`} title={interview.candidateName}>
        {interview.candidateName}
      </Link>
      <span className={styles.small} title={interview.planName}>
        {interview.planName}
      </span>
      {rest.length >= 2 ? (
        <Button
          size="small"
          type="text"
          aria-label={t("compare.remove", { name: interview.candidateName })}
          onClick={() => void navigate(comparePath(rest), { replace: true })}
        >
          ×
        </Button>
      ) : null}
    </div>
  );
}

function TotalRow({ interviews }: { interviews: Column[] }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{t("compare.total")}</th>
      {interviews.map(({ id, report, status, reportState }) => (
        <td key={id}>
          {report ? (
            <div className={styles.total}>
              <strong className="numbers">{formatScore(report.total)}</strong>
              <RecommendationTag value={report.recommendation} />
              <p className={styles.small}>{report.recommendationReason}</p>
            </div>
          ) : (
            <div className={styles.total}>
              <StatusBadge status={status} />
              <p className={styles.small}>{t(`compare.noReport.${reportState}`)}</p>
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

function DimensionRow({ row, interviews }: { row: Comparison["dimensions"][number]; interviews: Column[] }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.notes.map((note) => (
          <span key={note} className={styles.warn}>
            {t(`compare.row.${note}`)}
          </span>
        ))}
      </th>
      {row.cells.map((cell, index) => {
        const { id = "", report = null } = interviews[index] ?? {};
        return (
          <td key={id}>
            {cell ? (
              <Cell cell={cell} interviewId={id} />
            ) : (
              <span className={styles.absent}>
                {t(report ? "compare.notAssessed" : "compare.noReportYet")}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

type CellData = NonNullable<Comparison["dimensions"][number]["cells"][number]>;

function Cell({ cell, interviewId }: { cell: CellData; interviewId: string }) {
  const { t } = useTranslation();
  const { score, quote } = cell;
  return (
    <div className={styles.cell}>
      <div className={styles.score}>
        <ScoreBar dimension={cell} />
        {score === null ? (
          <span className={styles.absent}>{t("report.noEvidence")}</span>
        ) : (
          <strong className="numbers">{formatScore(score)}</strong>
        )}
      </div>
      {quote ? (
        <Link
          className={styles.quote}
          to={`/interviews/${interviewId}/report${quoteAddress(quote)}`}
          title={quote.quote}
        >
          “{quote.quote}”
        </Link>
      ) : null}
    </div>
  );
}

function RiskRow({ interviews }: { interviews: Column[] }) {
  const { t } = useTranslation();
  if (interviews.every(({ report }) => !report || report.risks.length === 0)) return null;
  return (
    <tr>
      <th scope="row">{t("compare.risks")}</th>
      {interviews.map(({ id, report }) => (
        <td key={id}>
          {report && report.risks.length > 0 ? (
            <ul className={styles.risks}>
              {report.risks.map((risk) => (
                <li key={risk}>{risk}</li>
              ))}
            </ul>
          ) : (
            <span className={styles.absent}>{report ? t("compare.noRisk") : "—"}</span>
          )}
        </td>
      ))}
    </tr>
  );
}
