import { init, type EChartsCoreOption } from "echarts/core";
import { useEffect, useEffectEvent, useRef } from "react";
import { paletteFor, type Palette } from "./chartPalette";
import { useMedia } from "./useMedia";

type Props<T> = {
  /** Pure, and the same function at every call: the chart is drawn anew only when its data or colours change. */
  draw: (data: T, palette: Palette) => EChartsCoreOption;
  /** Plain data, words included. */
  data: T;
  label: string;
  height: number;
  onPress?: (pressed: { dataIndex: number; seriesIndex: number }) => void;
};

/** A chart in the page's colours and size, as an SVG. Each chart registers the parts that it is made of. */
export function Chart<T>({ draw, data, label, height, onPress }: Props<T>) {
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const calm = useMedia("(prefers-reduced-motion: reduce)");
  const boxRef = useRef<HTMLDivElement>(null);
  const press = useEffectEvent((event: { dataIndex: number; seriesIndex: number }) => onPress?.(event));
  const key = JSON.stringify(data);
  useEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const chart = init(box, null, { renderer: "svg" });
    const option = draw(JSON.parse(key) as T, paletteFor(isDark));
    chart.setOption({ animation: !calm, animationDuration: 200, ...option });
    chart.on("click", ({ dataIndex, seriesIndex }) => press({ dataIndex, seriesIndex: seriesIndex ?? 0 }));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [draw, key, isDark, calm]);
  return (
    <div
      ref={boxRef}
      style={{ height }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by script, there is no image file
      role="img"
      aria-label={label}
    />
  );
}
