import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette } from "../common/chartPalette";
import { countIn, invitedIn, STAGES } from "../progress/stages";
import type { Progress } from "../progress/useProgress";

register([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Series = { name: string; values: number[] };
type Weeks = { weeks: string[]; completed: Series; others: Series };

/** Week by week: who was invited, and how many of them are done. */
export default function Spark({ trend }: { trend: Progress["trend"] }) {
  const { t } = useTranslation();
  const completed = trend.map(({ counts }) => countIn(counts, STAGES.completed));
  const data: Weeks = {
    weeks: trend.map(({ week }) => week.slice(5).replace("-", "/")),
    completed: { name: t("progress.stage.completed"), values: completed },
    others: {
      name: t("pulse.notCompleted"),
      values: trend.map(({ counts }, at) => invitedIn(counts) - (completed[at] ?? 0)),
    },
  };
  const label = trend
    .map(({ counts }, at) => `${data.weeks[at]} ${completed[at]}/${invitedIn(counts)}`)
    .join("，");
  return <Chart draw={drawSpark} data={data} label={`${t("progress.trend")} ${label}`} height={72} />;
}

const drawSpark = ({ weeks, completed, others }: Weeks, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 0, right: 0, top: 4, bottom: 20 },
  tooltip: {
    trigger: "axis",
    confine: true,
    axisPointer: { type: "none" },
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12 },
  },
  xAxis: {
    type: "category",
    data: weeks,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.textFaint, fontSize: 11, interval: 2, showMaxLabel: true },
  },
  yAxis: { type: "value", show: false },
  series: [
    { ...completed, color: palette.stages.completed },
    { ...others, color: palette.stages.waiting },
  ].map(({ name, values, color }) => ({
    type: "bar",
    name,
    stack: "all",
    barMaxWidth: 14,
    itemStyle: { color },
    data: values,
  })),
});
