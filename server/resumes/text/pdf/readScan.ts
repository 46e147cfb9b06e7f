import { createCanvas } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { addPage } from "../layout/addPage";
import { TextComposer } from "../layout/composeText";
import { type Picture, recognizePicture } from "../ocr/recognizePicture";
import type { Reading } from "../reading";
import { openPdf } from "./openPdf";

/** Pixels of a drawn page's longer side: a 10 point letter of an A4 page is then 24 pixels high. */
const LONGER_SIDE = 2_000;
/** Where so many drawings have no word on them, the next ones have none either. */
const BARREN_PAGES = 2;

async function draw(page: PDFPageProxy): Promise<Picture & { scale: number }> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = LONGER_SIDE / Math.max(width, height);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(
    Math.max(1, Math.ceil(viewport.width)),
    Math.max(1, Math.ceil(viewport.height)),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  // In Node this is what pdf.js itself draws patterns and masks on; its types know the canvas of browsers only.
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { data, width: canvas.width, height: canvas.height, channels: 4, scale };
}

/** All of one colour: nothing to look for. */
function isBlank({ data }: Picture): boolean {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
  return pixels.every((pixel) => pixel === pixels[0]);
}

/** Reads the pages of a PDF from their pictures; null when there is nothing on them. */
export async function readScan(
  bytes: Buffer,
  { limits, beforeOcr }: Reading,
): Promise<ReturnType<TextComposer["finish"]> | null> {
  const document = await openPdf(bytes, limits, { withPictures: true });
  const composer = new TextComposer(limits.characters);
  try {
    const pages = Math.min(document.numPages, limits.ocrPages);
    let barren = 0;
    const until = performance.now() + limits.ocrMs;
    for (let number = 1; number <= pages && !composer.full; number += 1) {
      if (performance.now() > until) {
        composer.leaveOut();
        break;
      }
      const page = await document.getPage(number);
      beforeOcr();
      const { scale, ...picture } = await draw(page);
      if (isBlank(picture)) continue;
      const words = await recognizePicture(picture);
      const inPoints = words.map((word) => ({
        ...word,
        x0: word.x0 / scale,
        x1: word.x1 / scale,
        y: word.y / scale,
        size: word.size / scale,
      }));
      addPage(composer, inPoints, number);
      barren += words.length === 0 ? 1 : 0;
      if (composer.isEmpty && barren === BARREN_PAGES) break;
      page.cleanup();
    }
    if (composer.isEmpty) return null;
    if (document.numPages > pages) composer.leaveOut();
    return composer.finish();
  } finally {
    await document.loadingTask.destroy();
  }
}
