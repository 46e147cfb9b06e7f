import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette } from "../common/chartPalette";
import type { DimensionCalibration } from "./data";

register([LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Data = {
  points: { before: number; after: number; rated: number; n: number }[];
  words: { engine: string; calibrated: string; ideal: string; said: string; rated: string };
};

/** What was said against what people said: the nearer to the diagonal, the better. */
export default function CurveChart({ curve, name }: { curve: DimensionCalibration["curve"]; name: string }) {
  const { t } = useTranslation();
  const words = {
    engine: t("calibrations.engine"),
    calibrated: t("calibrations.calibrated"),
    ideal: t("calibrations.ideal"),
    said: t("calibrations.said"),
    rated: t("calibrations.rated"),
  };
  const spoken = curve.map(({ after, rated, n }) => `${after} → ${rated} (n = ${n})`).join("，");
  return (
    <Chart
      draw={drawCurve}
      data={{ points: curve, words }}
      label={`${t("calibrations.curve")} ${name} ${spoken}`}
      height={260}
    />
  );
}

/** A bin of many answers is a bigger mark. */
const size = (n: number) => Math.min(20, 6 + Math.sqrt(n));

const drawCurve = ({ points, words }: Data, palette: Palette): EChartsCoreOption => {
  const axis = (name: string) => ({
    type: "value",
    name,
    nameLocation: "middle",
    nameTextStyle: { color: palette.textSoft, fontSize: 12 },
    min: 1,
    max: 5,
    interval: 1,
    axisLabel: { color: palette.textFaint, fontSize: 12 },
    axisLine: { lineStyle: { color: palette.line } },
    splitLine: { lineStyle: { color: palette.line } },
  });
  return {
    textStyle: { fontFamily },
    grid: { left: 34, right: 16, top: 34, bottom: 40 },
    legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: palette.textSoft, fontSize: 12 } },
    tooltip: {
      trigger: "item",
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      formatter: "{a}<br>{c}",
    },
    xAxis: { ...axis(words.said), nameGap: 24 },
    yAxis: { ...axis(words.rated), nameGap: 22 },
    series: [
      {
        type: "line",
        name: words.ideal,
        data: [
          [1, 1],
          [5, 5],
        ],
        symbol: "none",
        lineStyle: { type: "dashed", color: palette.textFaint, width: 1 },
        itemStyle: { color: palette.textFaint },
      },
      {
        type: "scatter",
        name: words.engine,
        symbol: "rect",
        data: points.map(({ before, rated, n }) => ({ value: [before, rated], symbolSize: size(n) })),
        itemStyle: { color: palette.series[1], opacity: 0.75 },
      },
      {
        type: "line",
        name: words.calibrated,
        symbol: "circle",
        data: points
          .toSorted((left, right) => left.after - right.after)
          .map(({ after, rated, n }) => ({ value: [after, rated], symbolSize: size(n) })),
        lineStyle: { color: palette.series[0], width: 2 },
        itemStyle: { color: palette.series[0] },
      },
    ],
  };
};
