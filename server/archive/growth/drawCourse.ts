import { color, FONT } from "../../reports/pdf/style";
import { clip, escapeXml } from "../../reports/pdf/text";
import type { Growth } from "./schema";

export type CourseWords = {
  interview: string;
  performance: string;
  training: string;
  noRatings: string;
};

type Size = { width: number; height: number };

const LEFT = 26;
const RIGHT = 12;
const TOP = 24;
const BAND = 58;
const DAY_MS = 86_400_000;
const fixed = (value: number) => value.toFixed(2);

const text = (
  x: number,
  y: number,
  content: string,
  {
    size = 7.5,
    fill = color.faint,
    anchor = "middle",
    weight = "normal",
  }: { size?: number; fill?: string; anchor?: string; weight?: string } = {},
) =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(content)}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, look: string) =>
  `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" fill="none" ${look}/>`;

/** Days on which something stands, from the first to the last that is shown. */
function spanOf({ performance, trainings, certificates, milestones, jobs, candidacyId, asOf }: Growth) {
  const job = jobs.find((one) => one.candidacyId === candidacyId);
  const days = [...performance, ...trainings, ...certificates, ...milestones].map(({ on }) => on);
  const first = [job?.startsOn ?? asOf, ...days].toSorted()[0] as string;
  const last = [job?.leftOn ?? asOf, ...days].toSorted().at(-1) as string;
  const from = Date.parse(first);
  return { from, to: Math.max(Date.parse(last), from + 30 * DAY_MS) };
}

/** Beginnings of months, so few that their names do not touch. */
function ticksOf(from: number, to: number, most: number): number[] {
  const months: number[] = [];
  const start = new Date(from);
  for (let index = 0; index < 1_200; index += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1);
    if (at > to) break;
    if (at >= from) months.push(at);
  }
  const step = [1, 2, 3, 6, 12, 24, 60].find((every) => months.length / every <= most) ?? 120;
  return months.filter(
    (at) => new Date(at).getUTCMonth() % Math.min(step, 12) === 0 || months.length <= most,
  );
}

/**
 * Ratings over time on the interviews' scale of ten, the interview's total as a dashed line to hold them against,
 * milestones as marks above, hours of training as steps below. SVG; pure.
 */
export function drawCourse(
  growth: Growth,
  words: CourseWords,
  language: "zh" | "en",
  { width, height }: Size,
): string {
  const { from, to } = spanOf(growth);
  const bottom = height - 18 - BAND;
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (width - LEFT - RIGHT);
  const dayX = (on: string) => x(Date.parse(on));
  const y = (score: number) => bottom - (score / 10) * (bottom - TOP - 22);
  const ticks = ticksOf(from, to, Math.floor((width - LEFT - RIGHT) / 46));
  const { performance, trainings, milestones, interview } = growth;
  const total = interview.state === "shown" ? (interview.reviewed ?? interview.total) : null;
  const points = performance.map((rating) => ({ ...rating, x: dayX(rating.on), y: y(rating.outOfTen) }));
  // Marks side by side would hide each other: they take turns on three lines.
  const marks = milestones.map((mark, index) => ({ ...mark, x: dayX(mark.on), row: index % 3 }));
  const parts = [
    ...[0, 2, 4, 6, 8, 10].flatMap((score) => [
      line(LEFT, y(score), width - RIGHT, y(score), `stroke="${color.line}" stroke-width="0.6"`),
      text(LEFT - 5, y(score) + 2.5, String(score), { anchor: "end" }),
    ]),
    ...ticks.flatMap((at) => [
      line(x(at), bottom, x(at), bottom + 3, `stroke="${color.lineStrong}" stroke-width="0.6"`),
      text(x(at), height - 6, new Date(at).toISOString().slice(0, 7)),
    ]),
    ...marks.flatMap((mark) => [
      line(
        mark.x,
        TOP - 14 + mark.row * 9,
        mark.x,
        bottom,
        `stroke="${color.lineStrong}" stroke-width="0.5" stroke-dasharray="1.5 2"`,
      ),
      text(
        Math.min(Math.max(mark.x, LEFT + 4), width - RIGHT - 4),
        TOP - 16 + mark.row * 9,
        clip(mark.text[language], 18),
        {
          fill: color.soft,
          anchor: mark.x > width * 0.8 ? "end" : mark.x < width * 0.2 ? "start" : "middle",
        },
      ),
    ]),
    ...(total === null
      ? []
      : [
          line(
            LEFT,
            y(total),
            width - RIGHT,
            y(total),
            `stroke="${color.warn}" stroke-width="1.2" stroke-dasharray="5 3"`,
          ),
          text(width - RIGHT, y(total) + 9, `${words.interview} ${total.toFixed(1)}`, {
            fill: color.warn,
            anchor: "end",
          }),
        ]),
    points.length > 1
      ? `<path d="${points.map((point, index) => `${index === 0 ? "M" : "L"}${fixed(point.x)} ${fixed(point.y)}`).join(" ")}" fill="none" stroke="${color.accent}" stroke-width="1.8"/>`
      : "",
    ...points.flatMap((point) => [
      `<circle cx="${fixed(point.x)}" cy="${fixed(point.y)}" r="3" fill="${color.accent}"/>`,
      text(point.x, point.y - 6, point.outOfTen.toFixed(1), { fill: color.accent, weight: "bold", size: 8 }),
    ]),
    points.length === 0 ? text(width / 2, y(5), words.noRatings, { size: 9 }) : "",
    drawTraining(
      trainings,
      dayX,
      { top: bottom + 12, bottom: height - 18, right: width - RIGHT },
      words.training,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`;
}

/** Hours of training, added up: a step for each. */
function drawTraining(
  trainings: Growth["trainings"],
  dayX: (on: string) => number,
  { top, bottom, right }: { top: number; bottom: number; right: number },
  word: string,
): string {
  const hours = trainings.reduce((sum, each) => sum + (each.hours ?? 0), 0);
  const label = text(LEFT, top + 7, `${word} ${hours} h · ${trainings.length}`, { anchor: "start" });
  const base = line(LEFT, bottom - 4, right, bottom - 4, `stroke="${color.line}" stroke-width="0.6"`);
  if (hours === 0) return label + base;
  let sum = 0;
  let path = `M${fixed(LEFT)} ${fixed(bottom - 4)}`;
  for (const training of trainings) {
    path += ` H${fixed(dayX(training.on))}`;
    sum += training.hours ?? 0;
    path += ` V${fixed(bottom - 4 - (sum / hours) * (bottom - top - 16))}`;
  }
  return `${label}${base}<path d="${path} H${fixed(right)}" fill="none" stroke="${color.good}" stroke-width="1.6"/>`;
}
