import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslation } from "react-i18next";
import { fontFamily } from "../../../shared/tokens";
import { Chart } from "../../common/Chart";
import type { Palette } from "../../common/chartPalette";
import { useLocale } from "../../common/When";
import type { Growth } from "./useGrowth";

register([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

type Point = [on: string, value: number];
type Data = {
  ratings: Point[];
  hours: Point[];
  marks: { on: string; text: string }[];
  total: number | null;
  from: string;
  to: string;
  words: { performance: string; training: string; interview: string };
};

/** Ratings on the interviews' scale over time, the interview's total to hold them against, training as steps. */
export default function CourseChart({ growth }: { growth: Growth }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const job = growth.jobs.find(({ candidacyId }) => candidacyId === growth.candidacyId);
  const { performance, trainings, interview } = growth;
  const to = job?.leftOn ?? growth.asOf;
  const hoursUntil = (count: number) =>
    trainings.slice(0, count).reduce((sum, training) => sum + (training.hours ?? 0), 0);
  const hours = hoursUntil(trainings.length);
  const steps = trainings.map(({ on }, index): Point => [on, hoursUntil(index + 1)]);
  const data: Data = {
    ratings: performance.map(({ on, outOfTen }) => [on, outOfTen]),
    hours: hours > 0 ? [[job?.startsOn ?? to, 0], ...steps, [to, hours]] : [],
    marks: growth.milestones
      .filter(({ type }) => type === "employment.promoted" || type === "employment.transferred")
      .map(({ on, text }) => ({ on, text: text[locale] })),
    total: interview.state === "shown" ? (interview.reviewed ?? interview.total) : null,
    from: job?.startsOn ?? to,
    to,
    words: {
      performance: t("growth.performance"),
      training: t("growth.training"),
      interview: t("growth.interview"),
    },
  };
  const values = performance.map(({ on, outOfTen }) => `${on} ${outOfTen.toFixed(1)}`).join("，");
  return <Chart draw={drawCourse} data={data} label={t("growth.courseLabel", { values })} height={330} />;
}

const drawCourse = (data: Data, palette: Palette): EChartsCoreOption => {
  const { ratings, hours, marks, total, words, from, to } = data;
  const label = { color: palette.textFaint, fontSize: 12 };
  const grid = { lineStyle: { color: palette.line } };
  const [first = "", second = ""] = palette.series;
  // The steps keep to the lower third: the two scales have nothing to do with each other.
  const most = Math.ceil(hours.at(-1)?.[1] ?? 1);
  return {
    textStyle: { fontFamily },
    grid: { left: 34, right: hours.length > 0 ? 44 : 16, top: 44, bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 16, textStyle: { color: palette.textSoft, fontSize: 12 } },
    tooltip: {
      trigger: "item",
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      formatter: "{a}<br>{c}",
    },
    xAxis: { type: "time", min: from, max: to, axisLabel: { ...label, hideOverlap: true }, axisLine: grid },
    yAxis: [
      { type: "value", min: 0, max: 10, interval: 2, axisLabel: label, splitLine: grid },
      {
        type: "value",
        min: 0,
        max: most * 3,
        interval: most,
        show: hours.length > 0,
        axisLabel: label,
        splitLine: { show: false },
      },
    ],
    series: [
      {
        type: "line",
        name: words.performance,
        data: ratings,
        symbol: "circle",
        symbolSize: 8,
        label: {
          show: true,
          position: "top",
          color: palette.text,
          formatter: ({ value }: { value: Point }) => value[1].toFixed(1),
        },
        lineStyle: { color: first, width: 2 },
        itemStyle: { color: first },
        markLine: {
          symbol: "none",
          silent: true,
          data: [
            ...(total === null
              ? []
              : [
                  {
                    yAxis: total,
                    lineStyle: { type: "dashed", color: second, width: 1.5 },
                    label: {
                      formatter: `${words.interview} ${total.toFixed(1)}`,
                      position: "insideEndBottom",
                      color: palette.textSoft,
                    },
                  },
                ]),
            ...marks.map(({ on, text }) => ({
              xAxis: on,
              lineStyle: { type: "dotted", color: palette.textFaint, width: 1 },
              label: {
                formatter: text,
                position: "insideEndTop",
                color: palette.textSoft,
                rotate: 0,
                width: 96,
                overflow: "truncate",
              },
            })),
          ],
        },
      },
      ...(hours.length > 0
        ? [
            {
              type: "line",
              name: words.training,
              yAxisIndex: 1,
              step: "end",
              data: hours,
              symbol: "none",
              lineStyle: { color: palette.series[2], width: 1.5, type: "solid" },
              itemStyle: { color: palette.series[2] },
            },
          ]
        : []),
    ],
  };
};
