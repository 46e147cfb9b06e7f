import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Comparison } from "../../../server/reports/compare/schema";
import { formatScore } from "../../console/common/format";
import { showTitle } from "../../host/showTitle";
import { useComparison } from "../data";
import { hostCalls } from "../hostCalls";
import { Bar } from "../parts/Dimensions";
import { Empty, Failed, Heading, Loading } from "../parts/States";

/** Two or three side by side, dimension after dimension. */
export function ComparePage() {
  const { t } = useTranslation();
  const title = t("compare.title");
  useEffect(() => showTitle(hostCalls, title), [title]);
  const ids = (useSearchParams()[0].get("ids") ?? "").split(",").filter(Boolean);
  const comparison = useComparison(ids);
  return (
    <>
      <Heading>{title}</Heading>
      {ids.length < 2 ? (
        <Empty title={t("compare.few")} text={t("compare.fewText")}>
          <Link to="/reports">{t("nav.reports")}</Link>
        </Empty>
      ) : comparison.isPending ? (
        <Loading />
      ) : comparison.data ? (
        <Table comparison={comparison.data} />
      ) : (
        <Failed error={comparison.error} onRetry={() => void comparison.refetch()} />
      )}
    </>
  );
}

function Table({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const { interviews, dimensions, notes } = comparison;
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="note note-warn">
          {t(`compare.note.${note}`)}
        </p>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be scrolled by keys too */}
      <section className="card m-table" aria-label={t("compare.title")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t("report.dimensions")}</span>
              </th>
              {interviews.map(({ id, candidateName, jobTitle }) => (
                <th key={id} scope="col">
                  <Link to={`/interviews/${id}`}>{candidateName}</Link>
                  <small>{jobTitle}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="m-table-total">
              <th scope="row">{t("report.total")}</th>
              {interviews.map(({ id, report }) => (
                <td key={id}>{formatScore(report?.total)}</td>
              ))}
            </tr>
            {dimensions.map(({ id, name, cells }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={interviews[at]?.id ?? at}>
                    {cell === null ? (
                      <span className="m-small">{t("compare.notAsked")}</span>
                    ) : (
                      <>
                        <span className="m-number">
                          {cell.score === null ? t("report.noEvidence") : formatScore(cell.score)}
                        </span>
                        <Bar score={cell.score} required={cell.requiredScore} />
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
