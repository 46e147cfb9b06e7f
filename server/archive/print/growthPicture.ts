import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import type { Locale } from "../../http/messages";
import { fonts } from "../../reports/pdf/fonts";
import { drawRadar } from "../../reports/pdf/radar";
import { color, FONT } from "../../reports/pdf/style";
import { clip, escapeXml } from "../../reports/pdf/text";
import { drawCourse } from "../growth/drawCourse";
import type { Growth } from "../growth/schema";
import { printWords } from "./words";

const WIDTH = 920;
const MARGIN = 32;
const RADAR = { width: 320, height: 250 };
const CHARTS_TOP = 96;
const NOTE = 17;
const SCALE = 2;
const NOTE_UNITS = 130;

/** An SVG inside another, at a place. */
const placed = (svg: string, x: number, y: number) => svg.replace("<svg ", `<svg x="${x}" y="${y}" `);
const text = (x: number, y: number, content: string, size: number, fill: string, weight = "normal") =>
  `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(content)}</text>`;

/** Breaks a sentence where it would leave the picture; a Chinese character counts two. */
function wrap(sentence: string, units: number): string[] {
  const lines: string[] = [];
  let rest = sentence;
  while (rest !== "") {
    const cut = clip(rest, units);
    if (cut === rest) return [...lines, rest];
    const kept = cut.replace(/(?:…|\.\.\.)$/, "");
    lines.push(kept);
    rest = rest.slice(kept.length).trimStart();
  }
  return lines;
}

/** The growth report at a glance, as one SVG. Pure. */
export function growthSvg(growth: Growth, company: string, locale: Locale): { svg: string; height: number } {
  const words = printWords(locale);
  const job = growth.jobs.find(({ candidacyId }) => candidacyId === growth.candidacyId);
  const axes = growth.interview.dimensions.map(({ name, score, required }) => ({ name, score, required }));
  const notes = growth.notes.flatMap((note) => wrap(note[locale], NOTE_UNITS));
  const chartsEnd = CHARTS_TOP + 16 + RADAR.height + 20;
  const height = chartsEnd + notes.length * NOTE + MARGIN + 18;
  const courseLeft = MARGIN + RADAR.width + 16;
  const courseSize = { width: WIDTH - MARGIN - courseLeft, height: RADAR.height + 6 };
  const head = [
    job?.title,
    job ? `${words.began} ${job.startsOn}` : "",
    job?.leftOn ? `${words.left} ${job.leftOn}` : words.atWork,
  ];
  const parts = [
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, 30, `${company} · ${words.title} · ${words.asOf(growth.asOf)}`, 10, color.accent),
    text(MARGIN, 62, clip(growth.person.name, 50), 24, color.text, "bold"),
    text(MARGIN, 82, clip(head.filter(Boolean).join("  ·  "), 120), 11, color.soft),
    text(MARGIN, CHARTS_TOP + 10, words.interviewHead, 12, color.text, "bold"),
    text(courseLeft, CHARTS_TOP + 10, words.workHead, 12, color.text, "bold"),
    axes.length > 0
      ? placed(drawRadar(axes, { ...RADAR, noEvidence: words.noEvidence }), MARGIN, CHARTS_TOP + 16)
      : text(MARGIN, CHARTS_TOP + 40, words.noInterview, 11, color.faint),
    placed(drawCourse(growth, words, locale, courseSize), courseLeft, CHARTS_TOP + 16),
    ...notes.map((line, index) => text(MARGIN, chartsEnd + 14 + index * NOTE, line, 11.5, color.text)),
    text(MARGIN, height - 16, words.foot, 9, color.faint),
  ];
  return {
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${parts.join("")}</svg>`,
  };
}

/** The same as PNG, at twice its size for sharp screens. Slow: for worker threads. */
export async function growthPng(growth: Growth, company: string, locale: Locale): Promise<Uint8Array> {
  const family = fonts[FONT];
  for (const file of [family?.normal, family?.bold])
    if (typeof file === "string") GlobalFonts.registerFromPath(file, FONT);
  const { svg, height } = growthSvg(growth, company, locale);
  const image = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(WIDTH * SCALE, height * SCALE);
  canvas.getContext("2d").drawImage(image, 0, 0, WIDTH * SCALE, height * SCALE);
  return new Uint8Array(canvas.toBuffer("image/png"));
}
