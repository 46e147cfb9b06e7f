import { parentPort, workerData } from "node:worker_threads";
// One object whose methods need it as `this`: neither named nor namespace imports keep that.
import pdfmake = require("pdfmake");
import type { SentReview } from "../../reviews/schema";
import type { Report } from "../schema";
import { reportDocument } from "./document";
import { fontFiles, fonts } from "./fonts";
import type { Letterhead } from "./sheet";

/** Draws one report and ends: layout and fonts take longer than the event loop may be held. */
export type PdfTask = { report: Report; letterhead: Letterhead; review: SentReview | null };

async function draw({ report, letterhead, review }: PdfTask): Promise<void> {
  pdfmake.setFonts(fonts);
  // A transcript must never make the server open a file or an address.
  pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  const pdf = await pdfmake.createPdf(reportDocument(report, letterhead, review)).getBuffer();
  const bytes = new Uint8Array(pdf);
  parentPort?.postMessage(bytes, [bytes.buffer]);
}

void draw(workerData as PdfTask);
