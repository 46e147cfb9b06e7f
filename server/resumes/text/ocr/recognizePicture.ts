import type { Box } from "../layout/boxes";
import { findAreas } from "./findAreas";
import { type OcrModels, ocrModels } from "./models";
import { type Picture, quarterTurn, type TextArea } from "./picture";
import { readAreas, type ReadArea } from "./readAreas";

export type { Picture } from "./picture";

/** Less sure than this is dirt, a logo or a face. */
const SURE = 0.6;
/** Upright text is read with more certainty than this; what is turned over is not. */
const UPRIGHT = 0.8;
const TRIED_AREAS = 6;
/** Of an area's height, letters are so much; their baseline is so far down. */
const LETTERS = 0.72;
const BASELINE = 0.78;

/** The words on a picture, in its pixels, as if it had been held straight. */
export async function recognizePicture(given: Picture): Promise<Box[]> {
  const models = await ocrModels();
  const { picture, areas, tried } = await upright(models, given);
  // What was read to see whether it stands upright is not read twice.
  const rest = areas.filter((area) => !tried.some((each) => each.area === area));
  const all = new Map(
    [...tried, ...(await readAreas(models, picture, rest))].map((each) => [each.area, each]),
  );
  const read = areas
    .flatMap((area) => all.get(area) ?? [])
    .filter(({ sure, text }) => sure >= SURE && text.trim() !== "");
  const tilt = medianOf(
    read.filter(({ area }) => area.length > 3 * area.height).map(({ area }) => area.angle),
  );
  return read.map((each) => boxOf(each, tilt));
}

/** A picture as it should be held, where lines are on it, and those of them that are read already. */
type Held = { picture: Picture; areas: TextArea[]; tried: ReadArea[] };

/** Turns a picture that lies on its side or stands on its head. */
async function upright(models: OcrModels, picture: Picture): Promise<Held> {
  const areas = await findAreas(models, picture);
  const tall = areas.filter(isTall).length > areas.length / 2;
  const tried = tall ? [] : await readLongest(models, picture, areas);
  if (areas.length === 0 || (!tall && surenessOf(tried) >= UPRIGHT)) return { picture, areas, tried };
  let best = { picture, areas, tried };
  for (const quarters of tall ? ([1, 3] as const) : ([2] as const)) {
    const turned = quarterTurn(picture, quarters);
    const found = await findAreas(models, turned);
    const read = await readLongest(models, turned, found);
    // Without a clear gain the picture is taken as it was given.
    if (surenessOf(read) > surenessOf(best.tried) + 0.1)
      best = { picture: turned, areas: found, tried: read };
  }
  return best;
}

const isTall = ({ length, height, angle }: TextArea) =>
  Math.abs(Math.sin(angle)) > 0.8 ? length > 1.5 * height : height > 1.5 * length;

/** The longest lines, read to see how surely they are. */
function readLongest(models: OcrModels, picture: Picture, areas: readonly TextArea[]): Promise<ReadArea[]> {
  const longest = [...areas].sort((a, b) => b.length / b.height - a.length / a.height).slice(0, TRIED_AREAS);
  return readAreas(models, picture, longest);
}

const surenessOf = (read: readonly ReadArea[]) =>
  read.reduce((sum, { sure }) => sum + sure, 0) / Math.max(1, read.length);

function boxOf({ area, text }: ReadArea, tilt: number): Box {
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const x = area.cx * cos + area.cy * sin;
  const y = area.cy * cos - area.cx * sin;
  return {
    text: text.trim(),
    x0: x - area.length / 2,
    x1: x + area.length / 2,
    y: y + (BASELINE - 0.5) * area.height,
    size: LETTERS * area.height,
    bold: false,
  };
}

const medianOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
