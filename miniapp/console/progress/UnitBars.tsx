import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import { fontFamily } from "../../shared/tokens";
import { Chart } from "../common/Chart";
import type { Palette, Stage } from "../common/chartPalette";
import { StageLegend } from "./StageBar";
import { countIn, invitedIn, STAGE_KEYS, STAGES } from "./stages";
import type { Progress } from "./useProgress";

register([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

const SHOWN = 15;
const ROW = 34;
const NAME_LENGTH = 9;

type Bars = { names: string[]; stages: { stage: Stage; name: string; values: number[] }[] };
type Props = { units: Progress["units"]; onChoose: (unitId: string, stage: Stage) => void };

/** A bar for each branch, by how far its people are; pressing a part opens the list behind it. */
export default function UnitBars({ units, onChoose }: Props) {
  const { t } = useTranslation();
  const shown = units.filter(({ counts }) => invitedIn(counts) > 0).slice(0, SHOWN);
  const data: Bars = {
    names: shown.map(({ name }) => name),
    stages: STAGE_KEYS.map((stage) => ({
      stage,
      name: t(`progress.stage.${stage}`),
      values: shown.map(({ counts }) => countIn(counts, STAGES[stage])),
    })),
  };
  const label = data.names
    .map((name, at) => `${name} ${data.stages.map((part) => `${part.name} ${part.values[at]}`).join("，")}`)
    .join("；");
  return (
    <>
      <StageLegend />
      <Chart
        draw={drawBars}
        data={data}
        label={label}
        height={42 + shown.length * ROW}
        onPress={({ dataIndex, seriesIndex }) => {
          const unit = shown[dataIndex];
          const stage = STAGE_KEYS[seriesIndex];
          if (unit && stage) onChoose(unit.id, stage);
        }}
      />
    </>
  );
}

const drawBars = ({ names, stages }: Bars, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
  tooltip: {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: palette.sunken, opacity: 0.5 } },
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12 },
  },
  xAxis: {
    type: "value",
    minInterval: 1,
    axisLabel: { color: palette.textFaint, fontSize: 12 },
    splitLine: { lineStyle: { color: palette.line } },
  },
  yAxis: {
    type: "category",
    inverse: true,
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: {
      color: palette.textSoft,
      fontSize: 12,
      formatter: (name: string) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name),
    },
  },
  series: stages.map(({ stage, name, values }) => ({
    type: "bar",
    name,
    stack: "all",
    barMaxWidth: 20,
    cursor: "pointer",
    itemStyle: { color: palette.stages[stage], borderColor: palette.surface, borderWidth: 1 },
    data: values,
  })),
});
