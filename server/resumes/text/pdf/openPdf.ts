import { dirname, join, sep } from "node:path";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { asRefusal, refuse } from "../refusals";
import type { ResumeLimits } from "../types";

const home = dirname(require.resolve("pdfjs-dist/package.json"));
const folder = (name: string) => join(home, name) + sep;

/** Pictures are not decoded where only words are wanted. */
const NO_PICTURES = 1;

export type OpenOptions = { withPictures?: boolean };

/**
 * Opens a PDF without running or fetching anything it names. A PDF that only restricts what its owner allows is read.
 * @throws AppError resume.encrypted, resume.too_many_pages, resume.damaged
 */
export async function openPdf(
  bytes: Buffer,
  { pages, pixels }: Pick<ResumeLimits, "pages" | "pixels">,
  { withPictures = false }: OpenOptions = {},
): Promise<PDFDocumentProxy> {
  const document = await getDocument({
    // pdf.js takes the memory for itself, and the file may be opened once more.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Chinese fonts that are not embedded need the tables of their encodings.
    cMapUrl: folder("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: folder("standard_fonts"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
    maxImageSize: withPictures ? pixels : NO_PICTURES,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  }).promise.catch((error: unknown) => {
    throw error instanceof Error && error.name === "PasswordException"
      ? refuse("resume.encrypted", {}, error)
      : asRefusal(error);
  });
  if (document.numPages > pages) {
    const { numPages } = document;
    await document.loadingTask.destroy();
    throw refuse("resume.too_many_pages", { pages: numPages, limit: pages });
  }
  return document;
}
