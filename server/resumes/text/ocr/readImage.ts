import sharp from "sharp";
import { addPage } from "../layout/addPage";
import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { asRefusal, refuse } from "../refusals";
import { type Picture, recognizePicture } from "./recognizePicture";

/** Photos are made smaller than this, screenshots with small letters larger than that. */
const LONGEST_SIDE = 2_400;
const SHORTEST_SIDE = 1_200;

sharp.cache(false);
sharp.concurrency(1);

/** Decodes a picture as it is held, on white. @throws AppError resume.too_large by its header; resume.damaged */
async function decode(bytes: Buffer, pixels: number): Promise<Picture> {
  try {
    // The header is compared by ourselves, so that the limit has an answer of its own.
    const image = sharp(bytes, { limitInputPixels: false, failOn: "error", sequentialRead: true });
    const { width, height, orientation = 1 } = await image.metadata();
    if (width * height > pixels) throw refuse("resume.too_large");
    const [longer, wide] = [Math.max(width, height), orientation > 4 ? height > width : width > height];
    const side =
      longer > LONGEST_SIDE
        ? LONGEST_SIDE
        : longer < SHORTEST_SIDE
          ? Math.min(2 * longer, SHORTEST_SIDE)
          : longer;
    const { data, info } = await image
      .autoOrient()
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .resize(wide ? { width: side } : { height: side })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: 3 };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The text on a photo or a scan. @throws AppError resume.too_large, resume.damaged, resume.empty */
export async function readImage(bytes: Buffer, { limits, beforeOcr }: Reading): Promise<Content> {
  const picture = await decode(bytes, limits.pixels);
  beforeOcr();
  const composer = new TextComposer(limits.characters);
  addPage(composer, await recognizePicture(picture), 1);
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: true };
}
