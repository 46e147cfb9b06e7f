import { type PDFPageProxy, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../layout/boxes";
import { usualSpelling } from "../layout/tidy";
import { formWords } from "./formWords";

const BOLD = /bold|black|heavy|semibd|demi(?!light)|-w[6-9]\b|simhei|黑体|粗/i;
/** Letters beyond this on one page are no résumé's, and ordering them takes long. */
const MOST_WORDS = 20_000;
/** Preparing a page takes as long as reading it; no résumé is longer. */
const LOOKED_AT = 20;
const DEGREES = 180 / Math.PI;

/** Directions are rounded to so many degrees: pieces of one watermark stay together. */
const STEP = 15;

type TextItem = { str: string; width: number; transform: number[]; fontName: string };
type Matrix = [number, number, number, number, number, number];

/**
 * The words of a page as they are shown, whatever way the page is turned. What runs another way than most of it, such as
 * a watermark, comes after it.
 */
export async function wordsOfPage(page: PDFPageProxy): Promise<{ groups: Box[][]; more: boolean }> {
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
  const isBold = await boldFonts(page);
  const viewport = page.getViewport({ scale: 1 });
  const byAngle = new Map<number, Box[]>();
  const words = items.filter((item) => "str" in item && item.str.trim() !== "") as TextItem[];
  for (const item of words.slice(0, MOST_WORDS)) {
    const word = wordOf(
      item,
      Util.transform(viewport.transform, item.transform) as Matrix,
      isBold(item.fontName),
    );
    if (!word) continue;
    const group = byAngle.get(word.angle) ?? [];
    group.push(word.box);
    byAngle.set(word.angle, group);
  }
  const typed = await formWords(page, viewport);
  if (typed.length > 0) byAngle.set(0, [...(byAngle.get(0) ?? []), ...typed]);
  const groups = [...byAngle.values()].sort((one, other) => lettersOf(other) - lettersOf(one));
  return { groups, more: words.length > MOST_WORDS };
}

/** Null where numbers make no sense, as in damaged files. */
function wordOf({ str, width }: TextItem, matrix: Matrix, bold: boolean): { box: Box; angle: number } | null {
  const [a, b, c, d, x, y] = matrix;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  if (!matrix.every(Number.isFinite) || !Number.isFinite(width) || size === 0) return null;
  const angle = (Math.round((Math.atan2(b, a) * DEGREES) / STEP) * STEP + 360) % 360;
  const start = turned(x, y, angle);
  return { box: trimmed({ text: usualSpelling(str), ...start, x1: start.x0 + width, size, bold }), angle };
}

const lettersOf = (boxes: readonly Box[]) => boxes.reduce((sum, { text }) => sum + text.length, 0);

/** A point seen with the text running to the right. */
function turned(x: number, y: number, angle: number): { x0: number; y: number } {
  if (angle === 0) return { x0: x, y };
  const [cos, sin] = [Math.cos(angle / DEGREES), Math.sin(angle / DEGREES)];
  return { x0: x * cos + y * sin, y: y * cos - x * sin };
}

/** Letters that are drawn apart reach us with a space between each two; a kerned pair has none. */
const APART = /^\p{L}{1,3}(?: \p{L}{1,3}){2,}$/u;
const together = (text: string) =>
  APART.test(text) && text.split(" ").filter((part) => part.length === 1).length > text.split(" ").length / 2
    ? text.replaceAll(" ", "")
    : text;

/** Spaces at the ends of a word belong to the gap beside it. */
function trimmed(box: Box): Box {
  const { text, x0, x1 } = box;
  // A space is about half as wide as the other characters are on the average.
  const space = (x1 - x0) / text.length / 2;
  return {
    ...box,
    text: together(text.trim()),
    x0: x0 + space * (text.length - text.trimStart().length),
    x1: x1 - space * (text.length - text.trimEnd().length),
  };
}

/** Tells bold fonts by their names, which pdf.js has once it has prepared the page for drawing. */
async function boldFonts(page: PDFPageProxy): Promise<(fontName: string) => boolean> {
  const known = new Map<string, boolean>();
  if (page.pageNumber > LOOKED_AT) return () => false;
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
