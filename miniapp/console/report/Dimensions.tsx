import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { DimensionRow } from "./DimensionRow";
import { useDesk } from "./ReportContext";
import styles from "./Dimensions.module.css";

// The chart library is the largest part of this page and not what one reads first.
const Radar = lazy(() => import("./Radar"));
const FEWEST_FOR_RADAR = 3;

/** The shape of the profile, then each dimension with its reason and its quotes. */
export function Dimensions() {
  const { t } = useTranslation();
  const { dimensions } = useDesk().report;
  const scored = dimensions.filter((dimension) => dimension.score !== null);
  const silent = dimensions.filter((dimension) => dimension.score === null);
  return (
    <Card title={t("report.dimensions")} flush>
      {scored.length >= FEWEST_FOR_RADAR ? (
        <figure className={styles.figure}>
          <Suspense fallback={<div className={styles.chart} />}>
            <Radar dimensions={scored} className={styles.chart} />
          </Suspense>
          <figcaption className={styles.legend}>
            <span data-line="score">{t("report.legendScore")}</span>
            <span data-line="required">{t("report.legendRequired")}</span>
            {silent.length > 0 ? (
              <span data-line="none">
                {t("report.legendNone", {
                  names: silent.map((dimension) => dimension.name).join(t("common.comma")),
                })}
              </span>
            ) : null}
          </figcaption>
        </figure>
      ) : null}
      <ul className={styles.list}>
        {dimensions.map((dimension) => (
          <DimensionRow key={dimension.id} dimension={dimension} />
        ))}
      </ul>
      <p className={styles.bandNote}>{t("report.bandNote")}</p>
    </Card>
  );
}
