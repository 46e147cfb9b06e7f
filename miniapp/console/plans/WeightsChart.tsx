import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette } from "../common/chartPalette";
import { formatPercent } from "./weights";

register([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const ROW = 28;
const SIDE = 16;
const NAME_LENGTH = 9;

/** One side of a comparison; the weights in basis points, null where it does not have the dimension. */
export type WeightSide = { name: string; weights: (number | null)[] };
type Props = { label: string; dimensions: string[]; sides: WeightSide[] };

/** How much each dimension counts, of one plan or of two beside each other; the last side is the one that matters. */
export default function WeightsChart({ label, dimensions, sides }: Props) {
  const words = dimensions
    .map((name, at) => `${name} ${sides.map(({ weights }) => shown(weights[at])).join(" → ")}`)
    .join("；");
  const legend = sides.length > 1 ? 32 : 0;
  return (
    <Chart
      draw={drawWeights}
      data={{ dimensions, sides }}
      label={`${label} ${words}`}
      height={dimensions.length * (ROW + (sides.length - 1) * SIDE) + legend + 8}
    />
  );
}

const shown = (bp: number | null | undefined) => (bp == null ? "—" : `${formatPercent(bp)} %`);

const drawWeights = ({ dimensions, sides }: Omit<Props, "label">, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 0, right: 48, top: sides.length > 1 ? 28 : 0, bottom: 0, containLabel: true },
  ...(sides.length > 1
    ? {
        legend: {
          top: 0,
          left: 0,
          itemWidth: 12,
          itemHeight: 8,
          textStyle: { color: palette.textSoft, fontSize: 12 },
        },
      }
    : {}),
  xAxis: { type: "value", show: false, min: 0 },
  yAxis: {
    type: "category",
    inverse: true,
    data: dimensions,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      color: palette.textSoft,
      fontSize: 12,
      formatter: (name: string) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name),
    },
  },
  series: sides.map(({ name, weights }, at) => {
    const last = at === sides.length - 1;
    return {
      type: "bar",
      name,
      barMaxWidth: 10,
      barGap: "60%",
      itemStyle: { color: last ? palette.accent : palette.stages.waiting, borderRadius: 2 },
      label: {
        show: true,
        position: "right",
        color: last ? palette.text : palette.textFaint,
        fontSize: 12,
        formatter: ({ value }: { value: number | null }) => (value == null ? "" : shown(value)),
      },
      data: weights,
    };
  }),
});
