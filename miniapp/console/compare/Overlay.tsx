import { RadarChart } from "echarts/charts";
import { LegendComponent, RadarComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../../../server/reports/compare/schema";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import { DASHES, SYMBOLS, type Palette } from "../common/chartPalette";
import { formatScore } from "../common/format";
import { useNarrow } from "../common/useMedia";

register([RadarChart, RadarComponent, LegendComponent, SVGRenderer]);

/** `at` is the column, which keeps its colour when another has no report. */
type People = {
  narrow: boolean;
  dimensions: string[];
  people: { at: number; name: string; scores: number[] }[];
};
/** Every dimension has a score of everybody who has a report. */
type Props = Pick<Comparison, "interviews" | "dimensions">;

/** Everybody's scores over each other, told apart by colour, line and mark. */
export default function Overlay({ interviews, dimensions }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const data: People = {
    narrow,
    dimensions: dimensions.map(({ name }) => name),
    people: interviews.flatMap(({ candidateName, report }, at) =>
      report
        ? [{ at, name: candidateName, scores: dimensions.map(({ cells }) => cells[at]?.score ?? 0) }]
        : [],
    ),
  };
  const label = data.people
    .map(
      ({ name, scores }) =>
        `${name} ${scores.map((score, at) => `${data.dimensions[at]} ${formatScore(score)}`).join("，")}`,
    )
    .join("；");
  return <Chart draw={drawOverlay} data={data} label={`${t("compare.overlay")} ${label}`} height={360} />;
}

const LINE = 6;

/** Names stand beside the picture, where a phone has room for few letters. */
const breakName = (name = ""): string =>
  name.length <= LINE || name.includes(" ")
    ? name.replaceAll(" ", "\n")
    : `${name.slice(0, LINE)}\n${name.slice(LINE)}`;

const drawOverlay = ({ narrow, dimensions, people }: People, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  legend: { bottom: 0, textStyle: { color: palette.textSoft, fontSize: 12 } },
  radar: {
    center: ["50%", "46%"],
    radius: narrow ? "58%" : "72%",
    indicator: dimensions.map((name) => ({ name, max: 10 })),
    splitNumber: 4,
    axisName: { color: palette.textSoft, fontSize: 12, formatter: breakName },
    splitArea: { show: false },
    splitLine: { lineStyle: { color: palette.line } },
    axisLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      type: "radar",
      data: people.map(({ at, name, scores }) => ({
        name,
        value: scores,
        symbol: SYMBOLS[at],
        symbolSize: 7,
        lineStyle: { width: 2, color: palette.series[at], type: DASHES[at] },
        itemStyle: { color: palette.series[at] },
      })),
    },
  ],
});
