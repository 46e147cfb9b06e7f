import { useTranslation } from "react-i18next";
import type { ReportDimension } from "../api/types";
import styles from "./Dimensions.module.css";
import { nearestLevel } from "./quotes";

/** What each level looks like in behaviour; the one this score is nearest to is marked. */
export function Anchors({ dimension }: { dimension: ReportDimension }) {
  const { t } = useTranslation();
  const here = dimension.level === null ? null : nearestLevel(dimension.level);
  return (
    <>
      <p className={styles.description}>{dimension.description}</p>
      <ol className={styles.anchors}>
        {dimension.anchors.map((anchor, index) => (
          <li key={anchor} aria-current={index + 1 === here ? "true" : undefined}>
            <span className={`${styles.level} numbers`}>{t("report.level", { level: index + 1 })}</span>
            <span>{anchor}</span>
          </li>
        ))}
      </ol>
      {dimension.level === null ? null : (
        <p className={styles.bandNote}>{t("report.levelIs", { level: dimension.level.toFixed(1) })}</p>
      )}
    </>
  );
}
