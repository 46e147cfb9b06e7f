import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { formatScore } from "../../common/format";
import type { Dimensions as Data } from "./RadarChart";
import styles from "./Report.module.css";

const RadarChart = lazy(() => import("./RadarChart"));

/** What the interview found, dimension by dimension, against what the job asked for. */
export function Dimensions({ dimensions }: { dimensions: Data }) {
  const { t } = useTranslation();
  return (
    <>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
        <RadarChart dimensions={dimensions} />
      </Suspense>
      <dl className={styles.dimensions}>
        {dimensions.map(({ id, name, score, required }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd className="numbers" data-below={score !== null && score < required}>
              {score === null ? t("growth.noEvidence") : `${formatScore(score)} / ${formatScore(required)}`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
