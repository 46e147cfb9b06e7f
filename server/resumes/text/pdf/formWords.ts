import type { PageViewport, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../layout/boxes";

const MOST_FIELDS = 2_000;
const MOST_LETTERS = 20_000;
const USUAL_SIZE = 10;

/** What pdf.js tells of an annotation, as far as it is looked at; its own types say `any`. */
type Annotation = {
  subtype?: string;
  fieldType?: string;
  fieldValue?: unknown;
  textContent?: unknown;
  hidden?: boolean;
  rect: [number, number, number, number];
  defaultAppearanceData?: { fontSize?: number };
};

function textOf({ subtype, fieldType, fieldValue, textContent }: Annotation): string {
  const value =
    subtype === "Widget" && (fieldType === "Tx" || fieldType === "Ch")
      ? fieldValue
      : subtype === "FreeText"
        ? textContent
        : null;
  const lines = Array.isArray(value) ? value : [value];
  return lines.filter((line) => typeof line === "string").join("\n");
}

/** What was typed into the fields of a form or written onto a page: it is shown, but no part of the page itself. */
export async function formWords(page: PDFPageProxy, viewport: PageViewport): Promise<Box[]> {
  const annotations = (await page.getAnnotations()) as Annotation[];
  const words: Box[] = [];
  for (const annotation of annotations.slice(0, MOST_FIELDS)) {
    const text = annotation.hidden ? "" : textOf(annotation).slice(0, MOST_LETTERS);
    if (text.trim() === "") continue;
    const corners = viewport.convertToViewportRectangle(annotation.rect) as number[];
    const [x0, x1] = [corners[0], corners[2]].sort((a = 0, b = 0) => a - b) as [number, number];
    const [top, bottom] = [corners[1], corners[3]].sort((a = 0, b = 0) => a - b) as [number, number];
    const size = annotation.defaultAppearanceData?.fontSize || USUAL_SIZE;
    if (![x0, x1, top, bottom, size].every(Number.isFinite)) continue;
    const lines = text.split(/\r\n|\r|\n/);
    // One line stands in the middle of its field, several begin at its top.
    const first = lines.length === 1 ? (top + bottom) / 2 + 0.35 * size : top + size;
    lines.forEach((line, index) =>
      words.push({ text: line.trim(), x0, x1, y: first + index * 1.2 * size, size, bold: false }),
    );
  }
  return words.filter(({ text }) => text !== "");
}
