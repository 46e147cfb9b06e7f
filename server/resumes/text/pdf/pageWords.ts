import { type PDFPageProxy, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../layout/boxes";

const BOLD = /bold|black|heavy|semibd|demi(?!light)|-w[6-9]\b|simhei|黑体|粗/i;
/** Letters beyond this on one page are no résumé's, and ordering them takes long. */
const MOST_WORDS = 20_000;
const DEGREES = 180 / Math.PI;

/** Words of a page that run in the same direction, seen with that direction from left to right. */
export type WordsOfPage = { words: Box[]; more: boolean };

type Turned = Box & { angle: number };

/** Directions are rounded to so many degrees: pieces of one watermark stay together. */
const STEP = 15;

/**
 * The words of a page as they are shown, whatever way the page is turned. What runs another way than most of it, such as
 * a watermark, comes after it.
 */
export async function wordsOfPage(page: PDFPageProxy): Promise<{ groups: Box[][]; more: boolean }> {
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
  const isBold = await boldFonts(page);
  const { transform: shown } = page.getViewport({ scale: 1 });
  const byAngle = new Map<number, Turned[]>();
  let count = 0;
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    if ((count += 1) > MOST_WORDS) break;
    const [a, b, c, d, x, y] = Util.transform(shown, item.transform) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    if (![a, b, c, d, x, y, item.width].every(Number.isFinite) || size === 0) continue;
    const angle = (Math.round((Math.atan2(b, a) * DEGREES) / STEP) * STEP + 360) % 360;
    const group = byAngle.get(angle) ?? [];
    byAngle.set(angle, group);
    group.push({ text: item.str, ...turned(x, y, angle), x1: 0, size, bold: isBold(item.fontName), angle });
    const box = group.at(-1) as Turned;
    box.x1 = box.x0 + item.width;
    trim(box);
  }
  const groups = [...byAngle.values()].sort((one, other) => lettersOf(other) - lettersOf(one));
  return { groups, more: count > MOST_WORDS };
}

const lettersOf = (boxes: readonly Box[]) => boxes.reduce((sum, { text }) => sum + text.length, 0);

/** A point seen with the text running to the right. */
function turned(x: number, y: number, angle: number): { x0: number; y: number } {
  if (angle === 0) return { x0: x, y };
  const [cos, sin] = [Math.cos(angle / DEGREES), Math.sin(angle / DEGREES)];
  return { x0: x * cos + y * sin, y: y * cos - x * sin };
}

/** Spaces at the ends of a word belong to the gap beside it. */
function trim(box: Box): void {
  const letter = (box.x1 - box.x0) / box.text.length;
  const start = box.text.length - box.text.trimStart().length;
  const end = box.text.length - box.text.trimEnd().length;
  // A space is about half as wide as the other characters are on the average.
  box.x0 += (start * letter) / 2;
  box.x1 -= (end * letter) / 2;
  box.text = box.text.trim();
}

/** Tells bold fonts by their names, which pdf.js has once it has prepared the page for drawing. */
async function boldFonts(page: PDFPageProxy): Promise<(fontName: string) => boolean> {
  const known = new Map<string, boolean>();
  try {
    await page.getOperatorList();
  } catch {
    // A page that cannot be drawn may still have words.
    return () => false;
  }
  return (fontName) => {
    let bold = known.get(fontName);
    if (bold === undefined) {
      const font = page.commonObjs.has(fontName)
        ? (page.commonObjs.get(fontName) as { name?: string } | null)
        : null;
      bold = BOLD.test(font?.name ?? "");
      known.set(fontName, bold);
    }
    return bold;
  };
}
