// One object whose methods need it as `this`: neither named nor namespace imports keep that.
import pdfmake = require("pdfmake");
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { fontFiles, fonts } from "./fonts";

/** A document as PDF. Slow: for worker threads. What it says can never make the server open a file or an address. */
export async function makePdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  pdfmake.setFonts(fonts);
  pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer());
}
