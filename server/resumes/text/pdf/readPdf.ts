import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { addPage } from "../layout/addPage";
import { TextComposer } from "../layout/composeText";
import { refuse } from "../refusals";
import type { Content, Reading } from "../reading";
import { openPdf } from "./openPdf";
import { wordsOfPage } from "./pageWords";

// Most PDFs have text and need neither canvas nor models.
const scanReader = () => require("./readScan") as typeof import("./readScan.js");

/** With fewer letters than this on each page, a document's text is a stamp or a page number: it is a scan. */
const FEW_LETTERS = 8;

/**
 * The text of a PDF in reading order; of one without text, what can be read on its pages' pictures.
 * @throws AppError resume.encrypted, resume.damaged, resume.too_many_pages, resume.empty
 */
export async function readPdf(bytes: Buffer, reading: Reading): Promise<Content> {
  const { limits } = reading;
  const document = await openPdf(bytes, limits);
  const pages = document.numPages;
  const composer = new TextComposer(limits.characters);
  try {
    const unreadable = await addPages(document, composer);
    const content = composer.finish();
    if (content.text.length >= FEW_LETTERS * Math.min(pages, 5)) return { ...content, pages, ocr: false };
    if (unreadable === pages) throw refuse("resume.damaged");
    const scan = await scanReader().readScan(bytes, reading);
    if (scan && scan.text.length > content.text.length) return { ...scan, pages, ocr: true };
    if (content.text === "") throw refuse("resume.empty");
    return { ...content, pages, ocr: false };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** @returns how many pages could not be read at all */
async function addPages(document: PDFDocumentProxy, composer: TextComposer): Promise<number> {
  let unreadable = 0;
  for (let number = 1; number <= document.numPages && !composer.full; number += 1) {
    try {
      const page = await document.getPage(number);
      const { groups, more } = await wordsOfPage(page);
      for (const words of groups) addPage(composer, words, number);
      if (more) composer.leaveOut();
      page.cleanup();
    } catch {
      unreadable += 1;
      composer.skipPage(number);
    }
  }
  return unreadable;
}
