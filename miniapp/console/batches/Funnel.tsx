import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette } from "../common/chartPalette";
import { percentOf } from "../progress/stages";

register([BarChart, GridComponent, SVGRenderer]);

const ROW = 32;

type Step = { name: string; value: number };
type Props = { label: string; steps: Step[] };

/** How many are left at each step; the first one is the whole. */
export default function Funnel({ label, steps }: Props) {
  const words = steps.map((step) => `${step.name} ${sayOf(step, steps)}`).join("；");
  return <Chart draw={drawFunnel} data={steps} label={`${label} ${words}`} height={steps.length * ROW} />;
}

const sayOf = ({ value }: Step, [first]: Step[]) => {
  const share = percentOf(value, first?.value ?? 0);
  return share === null ? String(value) : `${value} · ${share} %`;
};

const drawFunnel = (steps: Step[], palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 0, right: 84, top: 0, bottom: 0, containLabel: true },
  xAxis: { type: "value", show: false, min: 0, max: Math.max(1, steps[0]?.value ?? 1) },
  yAxis: {
    type: "category",
    inverse: true,
    data: steps.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: palette.textSoft, fontSize: 13 },
  },
  series: [
    {
      type: "bar",
      barWidth: 16,
      silent: true,
      showBackground: true,
      backgroundStyle: { color: palette.sunken, borderRadius: 3 },
      itemStyle: { color: palette.accent, borderRadius: 3 },
      data: steps.map(({ value }) => value),
    },
    {
      // Its words stand beside the whole, where they line up.
      type: "bar",
      barWidth: 16,
      barGap: "-100%",
      silent: true,
      itemStyle: { color: "transparent" },
      label: {
        show: true,
        position: "right",
        distance: 12,
        color: palette.text,
        fontSize: 13,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const step = steps[dataIndex];
          return step ? sayOf(step, steps) : "";
        },
      },
      data: steps.map(() => steps[0]?.value ?? 1),
    },
  ],
});
