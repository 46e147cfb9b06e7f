import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { type Competency, useDimensions } from "./data";

const WeightsChart = lazy(() => import("../plans/WeightsChart"));

type Props = { competencies: Competency[]; language: "zh" | "en" };

/** What the position looks for, as a picture; nothing while nothing is chosen. */
export function ModelCard({ competencies, language }: Props) {
  const { t } = useTranslation();
  const library = useDimensions();
  if (competencies.length === 0) return null;
  const nameOf = (competency: Competency) =>
    competency.source === "own"
      ? competency.name || t("editor.unnamedDimension")
      : (library.data?.find(({ id }) => id === competency.id)?.[language].name ?? competency.id);
  return (
    <Card title={t("positions.weights")}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
        <WeightsChart
          label={t("positions.weights")}
          dimensions={competencies.map(nameOf)}
          sides={[{ name: t("positions.weights"), weights: competencies.map(({ weightBp }) => weightBp) }]}
        />
      </Suspense>
    </Card>
  );
}
