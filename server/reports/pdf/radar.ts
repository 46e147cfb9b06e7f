import { color, FONT } from "./style";
import { clip, escapeXml } from "./text";

export type RadarAxis = {
  name: string;
  /** 0–10; null where there is not enough evidence. */
  score: number | null;
  required: number;
};

type Point = { x: number; y: number };

const RINGS = [2, 4, 6, 8, 10];
const LINE_HEIGHT = 11;
/** Beside the chart: as wide as MAX_NAME_UNITS. */
const LABEL_ROOM = 74;

/**
 * A radar chart as SVG. A dimension without evidence has a dashed axis and a gap in the shape: a point at zero would
 * show it as the worst score, a line past it as a score that nobody gave.
 * @param size width and height in points
 */
export function drawRadar(
  axes: readonly RadarAxis[],
  { width, height, noEvidence }: { width: number; height: number; noEvidence: string },
): string {
  const centre = { x: width / 2, y: height / 2 };
  const radius = Math.min(width / 2 - LABEL_ROOM, height / 2 - 26);
  const at = (index: number, value: number): Point => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2;
    const reach = (radius * value) / 10;
    return { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) };
  };
  const ring = (value: number) => pathOf(axes.map((_, index) => at(index, value)));
  const scored = axes.flatMap(({ score }, index) => (score === null ? [] : [at(index, score)]));
  const parts = [
    ...RINGS.map(
      (value) => `<path d="${ring(value)}" fill="none" stroke="${color.line}" stroke-width="0.6"/>`,
    ),
    ...axes.map((axis, index) => spoke(centre, at(index, 10), axis.score === null)),
    axes.length > 2
      ? `<path d="${pathOf(axes.map(({ required }, index) => at(index, required)))}" fill="none" stroke="${color.lineStrong}" stroke-width="1" stroke-dasharray="3 2"/>`
      : "",
    ...runsOf(axes.map(({ score }, index) => (score === null ? null : at(index, score)))).map((run) =>
      shape(run, run.length === axes.length, centre),
    ),
    ...scored.map(({ x, y }) => `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="2.2" fill="${color.accent}"/>`),
    ...axes.map((axis, index) => label(axis, at(index, 10), centre, noEvidence)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`;
}

const fixed = (value: number) => value.toFixed(2);
const pathOf = (points: readonly Point[]) =>
  `${points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${fixed(x)} ${fixed(y)}`).join(" ")} Z`;

/** Stretches of neighbouring axes that have a score, around the circle. */
function runsOf(points: readonly (Point | null)[]): Point[][] {
  const gap = points.indexOf(null);
  // Begun behind a gap, no run is cut in two at the top of the chart.
  const around = [...points.slice(gap + 1), ...points.slice(0, gap + 1)];
  const runs: Point[][] = [[]];
  for (const point of around) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function shape(run: readonly Point[], whole: boolean, centre: Point): string {
  const line = run.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${fixed(x)} ${fixed(y)}`).join(" ");
  const area = whole ? `${line} Z` : `${line} L${fixed(centre.x)} ${fixed(centre.y)} Z`;
  return (
    `<path d="${area}" fill="${color.accent}" fill-opacity="0.16"/>` +
    `<path d="${whole ? area : line}" fill="none" stroke="${color.accent}" stroke-width="1.6"/>`
  );
}

function spoke(from: Point, to: Point, dashed: boolean): string {
  const dash = dashed ? ' stroke-dasharray="1.5 2"' : "";
  return `<line x1="${fixed(from.x)}" y1="${fixed(from.y)}" x2="${fixed(to.x)}" y2="${fixed(to.y)}" fill="none" stroke="${dashed ? color.lineStrong : color.line}" stroke-width="0.6"${dash}/>`;
}

function label({ name, score }: RadarAxis, end: Point, centre: Point, noEvidence: string): string {
  const away = { x: end.x - centre.x, y: end.y - centre.y };
  const length = Math.hypot(away.x, away.y) || 1;
  const x = end.x + (away.x / length) * 8;
  const y = end.y + (away.y / length) * 10;
  const anchor = Math.abs(away.x) < length * 0.2 ? "middle" : away.x > 0 ? "start" : "end";
  const value = score === null ? noEvidence : score.toFixed(1);
  // Two lines: above the point at the top of the chart, below it at the bottom, around it at the sides.
  const top = y + (away.y / length) * LINE_HEIGHT * 0.6 - LINE_HEIGHT * 0.15;
  const line = (text: string, row: number, fill: string, weight: string) =>
    `<text x="${fixed(x)}" y="${fixed(top + row * LINE_HEIGHT)}" text-anchor="${anchor}" font-family="${FONT}" font-size="8" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`;
  const valueColor = score === null ? color.faint : color.accent;
  return (
    line(clip(name, MAX_NAME_UNITS), 0, color.text, "normal") +
    line(value, 1, valueColor, score === null ? "normal" : "bold")
  );
}

/** What is too long for the room beside the chart ends in an ellipsis; the table has it whole. */
const MAX_NAME_UNITS = 16;
