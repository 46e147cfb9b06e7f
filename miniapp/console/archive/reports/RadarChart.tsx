import { RadarChart as Radar } from "echarts/charts";
import { RadarComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import type { Growth } from "../../../../server/archive/growth/schema";
import { fontFamily } from "../../../shared/tokens";
import { Chart } from "../../common/Chart";
import type { Palette } from "../../common/chartPalette";
import { formatScore } from "../../common/format";

register([Radar, RadarComponent, SVGRenderer]);

export type Dimensions = Growth["interview"]["dimensions"];

/** Dimensions of the interview against what the job asked for; without evidence there is no point. */
export default function RadarChart({ dimensions }: { dimensions: Dimensions }) {
  const { t } = useTranslation();
  const scored = dimensions.filter(({ score }) => score !== null);
  if (scored.length < 3) return null;
  const values = dimensions.map(({ name, score }) => `${name} ${formatScore(score)}`).join("，");
  return <Chart draw={drawRadar} data={scored} label={t("growth.radarLabel", { values })} height={250} />;
}

const drawRadar = (dimensions: Dimensions, palette: Palette): EChartsCoreOption => ({
  textStyle: { fontFamily },
  radar: {
    radius: 80,
    indicator: dimensions.map(({ name }) => ({ name, max: 10 })),
    splitNumber: 5,
    axisName: { color: palette.textSoft, fontSize: 12 },
    splitArea: { show: false },
    splitLine: { lineStyle: { color: palette.line } },
    axisLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      type: "radar",
      silent: true,
      symbolSize: 5,
      data: [
        {
          value: dimensions.map(({ required }) => required),
          symbol: "none",
          lineStyle: { type: "dashed", width: 1.5, color: palette.textSoft },
        },
        {
          value: dimensions.map(({ score }) => score ?? 0),
          lineStyle: { width: 2, color: palette.series[0] },
          itemStyle: { color: palette.series[0] },
          areaStyle: { color: palette.series[0], opacity: 0.14 },
        },
      ],
    },
  ],
});
