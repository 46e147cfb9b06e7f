import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { z } from "zod";
import type { supportSchema } from "../../../../server/archive/support/schema";
import { api } from "../../api/client";
import { PositionSelect } from "../../candidates/PositionSelect";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState } from "../../common/ErrorState";
import { formatScore } from "../../common/format";
import { NoPermission } from "../../common/NoPermission";
import { UnitSelect } from "../../common/UnitSelect";
import { useFilters } from "../../common/useFilters";
import { useTitle } from "../../common/useTitle";
import { WarnTag } from "../../common/WarnTag";
import { useMay } from "../../session/usePermission";
import styles from "./Support.module.css";

type Support = z.infer<typeof supportSchema>;
type Row = Support["items"][number];
const VIEWS = ["promotion", "transfer", "training"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("support.title"));
  return useMay("archive.performance") ? <SupportPage /> : <NoPermission what={t("support.title")} />;
}

/** Facts for a next step of people at work, sorted in a way that the page explains. */
function SupportPage() {
  const { t } = useTranslation();
  const mayImport = useMay("archive.write");
  const { filters, change } = useFilters(["view", "unit", "positionId"]);
  const view = VIEWS.find((one) => one === filters.view) ?? "promotion";
  const found = useQuery({
    queryKey: ["archive-support", { ...filters, view }],
    queryFn: ({ signal }) =>
      api.get<Support>("/archive/support", {
        query: Object.fromEntries(Object.entries({ ...filters, view }).filter(([, value]) => value !== "")),
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{t("support.title")}</h1>
          <p className={styles.soft}>{t("support.intro")}</p>
        </div>
        {mayImport ? (
          <Link to="/archive/imports" className={styles.import}>
            {t("workImport.open")}
          </Link>
        ) : null}
      </div>
      <div className={styles.bar}>
        <Segmented
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`support.view.${value}`) }))}
          onChange={(value) => change({ view: value })}
        />
        <UnitSelect value={filters.unit || null} onChange={(unit) => change({ unit: unit ?? "" })} />
        <PositionSelect
          className={styles.target ?? ""}
          placeholder={t("support.target")}
          aria-label={t("support.target")}
          value={filters.positionId || null}
          onChange={(positionId) => change({ positionId: positionId ?? "" })}
        />
      </div>
      <p className={styles.soft}>{t(`support.order.${view}`)}</p>
      {found.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <EmptyState title={t("support.none")} text={t("support.intro")} />
      ) : (
        <People data={found.data} />
      )}
    </div>
  );
}

function People({ data: { items, target, capped } }: { data: Support }) {
  const { t } = useTranslation();
  return (
    <>
      {capped ? <Alert type="info" showIcon title={t("support.capped", { count: items.length })} /> : null}
      {/* Wider than a phone: it scrolls by itself, and a keyboard can reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("support.title")}>
        <table className={styles.table}>
          <thead>
            <tr>
              {["person", "since", "ratings", "last", "trained", "papers", "gaps"].map((name) => (
                <th key={name} scope="col">
                  {t(`support.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.candidacyId}>
                <th scope="row">
                  <Link to={`/candidates/${row.person.id}/growth?job=${row.candidacyId}`}>
                    {row.person.name}
                  </Link>
                  <span className={styles.soft}>{row.job}</span>
                </th>
                <td className="numbers">{t("support.months", { count: row.monthsInJob })}</td>
                <td className="numbers">
                  {row.ratings.mean === null ? (
                    <span className={styles.soft}>{t("support.noRatings")}</span>
                  ) : (
                    t("support.ratingsOf", { mean: formatScore(row.ratings.mean), count: row.ratings.n })
                  )}
                </td>
                <td className="numbers">{row.lastPromotedOn ?? t("support.never")}</td>
                <td className="numbers">
                  {t("support.trainedOf", { count: row.trained.n, hours: row.trained.hours })}
                </td>
                <td>
                  <Papers papers={row.papers} />
                </td>
                <td>
                  <Gaps gaps={row.gaps} hasTarget={target !== null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Papers({ papers }: { papers: Row["papers"] }) {
  const { t } = useTranslation();
  if (papers.length === 0) return <span className={styles.soft}>{t("support.noPapers")}</span>;
  return (
    <ul className={styles.lines}>
      {papers.map(({ title, expiresOn, validity }) => (
        <li key={`${title} ${expiresOn}`}>
          {title} <WarnTag>{t(`growth.validity.${validity}`)}</WarnTag>
          <span className={`${styles.soft} numbers`}>{expiresOn}</span>
        </li>
      ))}
    </ul>
  );
}

function Gaps({ gaps, hasTarget }: { gaps: Row["gaps"]; hasTarget: boolean }) {
  const { t } = useTranslation();
  if (!gaps)
    return <span className={styles.soft}>{t(hasTarget ? "support.noInterview" : "support.noTarget")}</span>;
  return (
    <ul className={styles.lines}>
      {gaps.below.length === 0 ? <li>{t("support.noGaps")}</li> : null}
      {gaps.below.map(({ id, name, score, required }) => (
        <li key={id}>
          {name}{" "}
          <span className="numbers">
            {formatScore(score)} / {formatScore(required)}
          </span>
        </li>
      ))}
      {gaps.unknown.length > 0 ? (
        <li className={styles.soft}>
          {t("support.unknown", { names: gaps.unknown.join(t("common.comma")) })}
        </li>
      ) : null}
    </ul>
  );
}
