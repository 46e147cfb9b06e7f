import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { fontFiles } from "../../server/reports/pdf/fonts";

for (const file of fontFiles) GlobalFonts.registerFromPath(file, "Noto Sans SC");

/** Lines printed on white paper, as PNG. */
export function pictureOf(lines: readonly string[], { size = 28, width = 1000 } = {}): Buffer {
  const pitch = size * 1.8;
  const canvas = createCanvas(width, Math.round(pitch * (lines.length + 2)));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "black";
  context.font = `${size}px "Noto Sans SC"`;
  lines.forEach((line, index) => context.fillText(line, 60, pitch * (index + 1.5)));
  return canvas.toBuffer("image/png");
}
