import { BarChart, ScatterChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import type { PlanDefinition } from "../../../../server/plans/definition";
import { maxShiftOf } from "../../../../server/plans/derive/limits";
import { fontFamily } from "../../../shared/tokens";
import type { PlanLimits } from "../../api/types";
import { Chart } from "../../common/Chart";
import type { Palette } from "../../common/chartPalette";
import { formatPercent, FULL } from "../weights";

register([BarChart, ScatterChart, GridComponent, SVGRenderer]);

const ROW = 30;
const NAME_LENGTH = 9;

/** All in basis points. */
type Band = { name: string; now: number; low: number; high: number };

/** Between which weights a branch may choose, and where headquarters' own stands. */
export default function BandsChart({ plan, limits }: { plan: PlanDefinition; limits: PlanLimits }) {
  const { t } = useTranslation();
  const bands = plan.dimensions.map(({ id, name, weightBp: now }): Band => {
    const shift = maxShiftOf(limits, id);
    return { name, now, low: Math.max(0, now - shift), high: Math.min(FULL, now + shift) };
  });
  const label = bands.map((band) => `${band.name} ${spanOf(band)}`).join("；");
  return (
    <Chart
      draw={drawBands}
      data={bands}
      label={`${t("planLimits.bands")} ${label}`}
      height={bands.length * ROW + 8}
    />
  );
}

const spanOf = ({ low, high }: Band) =>
  low === high ? `${formatPercent(low)} %` : `${formatPercent(low)}–${formatPercent(high)} %`;

const drawBands = (bands: Band[], palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 0, right: 76, top: 0, bottom: 0, containLabel: true },
  xAxis: { type: "value", show: false, min: 0, max: Math.max(...bands.map(({ high }) => high)) },
  yAxis: {
    type: "category",
    inverse: true,
    data: bands.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      color: palette.textSoft,
      fontSize: 12,
      formatter: (name: string) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name),
    },
  },
  series: [
    {
      type: "bar",
      stack: "band",
      barWidth: 10,
      silent: true,
      itemStyle: { color: palette.sunken },
      data: bands.map(({ low }) => low),
    },
    {
      type: "bar",
      stack: "band",
      silent: true,
      itemStyle: { color: `${palette.accent}59` },
      label: {
        show: true,
        position: "right",
        distance: 10,
        color: palette.textSoft,
        fontSize: 12,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const band = bands[dataIndex];
          return band ? spanOf(band) : "";
        },
      },
      // A weight that is fixed still has a place for its words.
      data: bands.map(({ low, high }) => Math.max(1, high - low)),
    },
    {
      type: "scatter",
      silent: true,
      symbol: "rect",
      symbolSize: [3, 18],
      itemStyle: { color: palette.accent },
      data: bands.map(({ now }, at) => [now, at]),
    },
  ],
});
