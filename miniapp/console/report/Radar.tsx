import { RadarChart } from "echarts/charts";
import { RadarComponent } from "echarts/components";
import { init, use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dark, fontFamily, light } from "../../shared/tokens";
import type { ReportDimension } from "../api/types";
import { formatScore } from "../common/format";
import { useMedia } from "../common/useMedia";

register([RadarChart, RadarComponent, SVGRenderer]);

type Props = { dimensions: ReportDimension[]; className: string | undefined };

/** Scores against what the job asks for. Only dimensions with evidence: an absent score is no zero. */
export default function Radar({ dimensions, className }: Props) {
  const { t } = useTranslation();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const calm = useMedia("(prefers-reduced-motion: reduce)");
  const boxRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const chart = init(box, null, { renderer: "svg" });
    chart.setOption(radarOption(dimensions, isDark ? dark : light, calm));
    const fit = () => {
      chart.resize();
      chart.setOption({ radar: { radius: radiusFor(box.clientWidth, box.clientHeight) } });
    };
    const observer = new ResizeObserver(fit);
    observer.observe(box);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [dimensions, isDark, calm]);
  return (
    <div
      ref={boxRef}
      className={className}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by style, there is no image file
      role="img"
      aria-label={t("report.radarLabel", {
        values: dimensions.map((dimension) => `${dimension.name} ${formatScore(dimension.score)}`).join("，"),
      })}
    />
  );
}

/** Leaves room for the names on both sides and above and below. */
const radiusFor = (width: number, height: number) => Math.max(40, Math.min(width - 190, height - 64) / 2);

function radarOption(
  dimensions: ReportDimension[],
  palette: Record<keyof typeof light, string>,
  calm: boolean,
): EChartsCoreOption {
  return {
    animation: !calm,
    animationDuration: 200,
    textStyle: { fontFamily },
    radar: {
      indicator: dimensions.map((dimension) => ({ name: dimension.name, max: 10 })),
      splitNumber: 4,
      axisName: {
        color: palette.textSoft,
        fontSize: 12,
        formatter: (name?: string) => (name && name.length > 10 ? `${name.slice(0, 9)}…` : (name ?? "")),
      },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: palette.line } },
      axisLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        type: "radar",
        silent: true,
        symbol: "circle",
        symbolSize: 5,
        data: [
          {
            value: dimensions.map((dimension) => dimension.requiredScore),
            symbol: "none",
            lineStyle: { type: "dashed", width: 1.5, color: palette.textSoft },
          },
          {
            value: dimensions.map((dimension) => dimension.score ?? 0),
            lineStyle: { width: 2, color: palette.accent },
            itemStyle: { color: palette.accent },
            areaStyle: { color: palette.accent, opacity: 0.16 },
          },
        ],
      },
    ],
  };
}
