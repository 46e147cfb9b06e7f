import { type Confidence } from "../words";
import { color, FONT } from "./style";
import { escapeXml } from "./text";

/** A score as a bar of 0–10 with a tick at what the job asks for. */
export function drawScoreBar({
  score,
  required,
  width,
}: {
  score: number;
  required: number;
  width: number;
}): string {
  const height = 10;
  const x = (value: number) => ((value / 10) * width).toFixed(2);
  const fill = score >= required ? color.accent : "#7d9bea";
  return svg(
    width,
    height,
    `<rect x="0" y="2.5" width="${width}" height="5" rx="2.5" fill="${color.line}"/>` +
      (score > 0 ? `<rect x="0" y="2.5" width="${x(score)}" height="5" rx="2.5" fill="${fill}"/>` : "") +
      `<line x1="${x(required)}" y1="0" x2="${x(required)}" y2="10" stroke="${color.text}" stroke-width="1.2"/>`,
  );
}

/** How sure a score is, as one to three filled dots. */
export function drawConfidence(band: Confidence): string {
  const filled = { low: 1, medium: 2, high: 3 }[band];
  const dots = [0, 1, 2].map(
    (index) =>
      `<circle cx="${4 + index * 9}" cy="5" r="2.8" fill="${index < filled ? color.soft : "#ffffff"}" stroke="${color.soft}" stroke-width="0.8"/>`,
  );
  return svg(26, 10, dots.join(""));
}

/** 0–10 with both thresholds and, where there is one, the total. */
export function drawThresholds(options: {
  total: number | null;
  review: { at: number; name: string };
  advance: { at: number; name: string };
  width: number;
}): string {
  const { total, review, advance, width } = options;
  const x = (value: number) => (value / 10) * width;
  const zone = (from: number, to: number, fill: string) =>
    `<rect x="${x(from).toFixed(2)}" y="8" width="${(x(to) - x(from)).toFixed(2)}" height="6" fill="${fill}"/>`;
  const mark = ({ at, name }: { at: number; name: string }, anchor: string) =>
    `<line x1="${x(at).toFixed(2)}" y1="6" x2="${x(at).toFixed(2)}" y2="16" stroke="${color.soft}" stroke-width="0.8"/>` +
    `<text x="${x(at).toFixed(2)}" y="24" font-family="${FONT}" font-size="7" fill="${color.faint}" text-anchor="${anchor}">${escapeXml(`${name} ${at}`)}</text>`;
  const dot =
    total === null
      ? ""
      : `<circle cx="${x(total).toFixed(2)}" cy="11" r="5" fill="${color.accent}" stroke="#ffffff" stroke-width="1.5"/>`;
  return svg(
    width,
    27,
    zone(0, review.at, "#f3c9c5") +
      zone(review.at, advance.at, "#f6dfad") +
      zone(advance.at, 10, "#a9dcc6") +
      mark(review, "end") +
      mark(advance, "start") +
      dot,
  );
}

export function drawLegend(items: { name: string; dashed: boolean }[], width: number): string {
  const step = width / items.length;
  const drawn = items.map(({ name, dashed }, index) => {
    const left = index * step;
    const look = dashed
      ? `stroke="${color.lineStrong}" stroke-width="1" stroke-dasharray="3 2"`
      : `stroke="${color.accent}" stroke-width="1.8"`;
    return (
      `<line x1="${left.toFixed(1)}" y1="6" x2="${(left + 14).toFixed(1)}" y2="6" ${look}/>` +
      `<text x="${(left + 18).toFixed(1)}" y="9" font-family="${FONT}" font-size="7.5" fill="${color.faint}">${escapeXml(name)}</text>`
    );
  });
  return svg(width, 12, drawn.join(""));
}

const svg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
