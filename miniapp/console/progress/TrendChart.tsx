import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette } from "../common/chartPalette";
import { countIn, invitedIn, STAGES } from "./stages";
import type { Progress } from "./useProgress";

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Series = { name: string; values: number[] };
type Trend = { weeks: string[]; invited: Series; completed: Series };
type Props = { trend: Progress["trend"]; onChoose: (week: string) => void };

/** Invited and completed by the week of the invitation; pressing a week opens its list. */
export default function TrendChart({ trend, onChoose }: Props) {
  const { t } = useTranslation();
  const data: Trend = {
    weeks: trend.map(({ week }) => week.slice(5).replace("-", "/")),
    invited: { name: t("progress.invited"), values: trend.map(({ counts }) => invitedIn(counts)) },
    completed: {
      name: t("progress.stage.completed"),
      values: trend.map(({ counts }) => countIn(counts, STAGES.completed)),
    },
  };
  const label = data.weeks
    .map((week, at) => `${week} ${data.completed.values[at]}/${data.invited.values[at]}`)
    .join("，");
  return (
    <Chart
      draw={drawTrend}
      data={data}
      label={`${t("progress.trend")} ${label}`}
      height={240}
      onPress={({ dataIndex }) => {
        const chosen = trend[dataIndex];
        if (chosen) onChoose(chosen.week);
      }}
    />
  );
}

const drawTrend = ({ weeks, invited, completed }: Trend, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
  legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: palette.textSoft, fontSize: 12 } },
  tooltip: {
    trigger: "axis",
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12 },
  },
  xAxis: {
    type: "category",
    data: weeks,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.textFaint, fontSize: 12 },
  },
  yAxis: {
    type: "value",
    minInterval: 1,
    axisLabel: { color: palette.textFaint, fontSize: 12 },
    splitLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      type: "bar",
      name: invited.name,
      barMaxWidth: 22,
      itemStyle: { color: palette.stages.waiting, borderRadius: [3, 3, 0, 0] },
      data: invited.values,
    },
    {
      type: "line",
      name: completed.name,
      symbolSize: 7,
      lineStyle: { width: 2, color: palette.stages.completed },
      itemStyle: { color: palette.stages.completed },
      data: completed.values,
    },
  ],
});
