import { Tensor } from "onnxruntime-node";
import type { OcrModels } from "./models";
import { type Picture, sample, type TextArea } from "./picture";

/** The longer side as the detector sees it. More finds smaller letters and takes longer. */
const LONGER_SIDE = 1_280;
const MULTIPLE = 32;
/** It sees a band of the picture at a time, since its memory grows with what it sees; bands overlap by a line. */
const BAND_PIXELS = 400_000;
const OVERLAP = 48;
/** As PP-OCRv4 was published: what is text, which areas are worth reading, and how far letters reach beyond them. */
const IS_TEXT = 0.3;
const IS_AREA = 0.5;
const UNCLIP = 1.6;
const SMALLEST = 3;
const MOST_AREAS = 1_500;
const NORMAL = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };

/** Where lines of text are on a picture. */
export async function findAreas(models: OcrModels, picture: Picture): Promise<TextArea[]> {
  const scale = Math.min(1, LONGER_SIDE / Math.max(picture.width, picture.height));
  const band = Math.max(4 * OVERLAP, BAND_PIXELS / Math.max(1, picture.width * scale));
  const step = (band - 2 * OVERLAP) / scale;
  const areas: TextArea[] = [];
  for (let top = 0; top < picture.height && areas.length < MOST_AREAS; top += step) {
    const from = Math.max(0, top - OVERLAP / scale);
    const to = Math.min(picture.height, top + step + OVERLAP / scale);
    const found = await findInBand(models, picture, { from, to, scale });
    // A line on the border is seen whole by both bands, and belongs to the one where its middle is.
    areas.push(...found.filter(({ cy }) => cy >= top && cy < top + step));
  }
  return areas;
}

async function findInBand(
  { detector }: OcrModels,
  picture: Picture,
  { from, to, scale }: { from: number; to: number; scale: number },
): Promise<TextArea[]> {
  const fit = (side: number) => Math.max(MULTIPLE, Math.round((side * scale) / MULTIPLE) * MULTIPLE);
  const [width, height] = [fit(picture.width), fit(to - from)];
  const planes = new Float32Array(3 * width * height);
  const band = {
    cx: picture.width / 2,
    cy: (from + to) / 2,
    length: picture.width,
    height: to - from,
    angle: 0,
  };
  sample(picture, band, { planes, offset: 0, width, height, stride: width }, NORMAL);
  const input = new Tensor("float32", planes, [1, 3, height, width]);
  const output = await detector.run({ [detector.inputNames[0] as string]: input });
  const likely = (output[detector.outputNames[0] as string] as Tensor).data as Float32Array;
  const [sx, sy] = [picture.width / width, (to - from) / height];
  return areasOf(likely, width, height).map(({ cx, cy, length, height: across, angle }) => ({
    cx: cx * sx,
    cy: from + cy * sy,
    length: length * sx,
    height: across * sy,
    angle,
  }));
}

/** One area for each patch of likely pixels that touch each other. */
export function areasOf(likely: Float32Array, width: number, height: number): TextArea[] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const areas: TextArea[] = [];
  for (let start = 0; start < likely.length && areas.length < MOST_AREAS; start += 1) {
    if (seen[start] || (likely[start] as number) <= IS_TEXT) continue;
    let [top, count, sum] = [1, 0, 0];
    stack[0] = start;
    seen[start] = 1;
    const points: number[] = [];
    while (top > 0) {
      const at = stack[(top -= 1)] as number;
      const x = at % width;
      points.push(x, (at - x) / width);
      count += 1;
      sum += likely[at] as number;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= likely.length || seen[next] || (likely[next] as number) <= IS_TEXT) continue;
        seen[next] = 1;
        stack[top] = next;
        top += 1;
      }
    }
    const area = sum / count >= IS_AREA ? areaOf(points) : null;
    if (area) areas.push(area);
  }
  return areas;
}

/** The rectangle around points, along the way in which they lie, as far as the letters reach. */
function areaOf(points: readonly number[]): TextArea | null {
  const n = points.length / 2;
  let [mx, my] = [0, 0];
  for (let at = 0; at < points.length; at += 2) {
    mx += points[at] as number;
    my += points[at + 1] as number;
  }
  mx /= n;
  my /= n;
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = 0; at < points.length; at += 2) {
    const [dx, dy] = [(points[at] as number) - mx, (points[at + 1] as number) - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const askew = 0.5 * Math.atan2(2 * xy, xx - yy);
  // What is not clearly longer than high has no direction; it stands upright.
  const angle = Math.max(xx, yy) > 6 * Math.min(xx, yy) ? askew : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [dx, dy] = [(points[at] as number) - mx, (points[at + 1] as number) - my];
    const [u, v] = [dx * cos + dy * sin, dy * cos - dx * sin];
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const [length, height] = [u1 - u0 + 1, v1 - v0 + 1];
  if (Math.min(length, height) < SMALLEST) return null;
  const margin = ((length * height) / (2 * (length + height))) * UNCLIP;
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  return {
    cx: mx + u * cos - v * sin + 0.5,
    cy: my + u * sin + v * cos + 0.5,
    length: length + 2 * margin,
    height: height + 2 * margin,
    angle,
  };
}
