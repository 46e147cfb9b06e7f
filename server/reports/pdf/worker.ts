import { parentPort, workerData } from "node:worker_threads";
import type { SentReview } from "../../reviews/schema";
import type { Report } from "../schema";
import { reportDocument } from "./document";
import { makePdf } from "./makePdf";
import type { Letterhead } from "./sheet";

/** Draws one report and ends: layout and fonts take longer than the event loop may be held. */
export type PdfTask = { report: Report; letterhead: Letterhead; review: SentReview | null };

async function draw({ report, letterhead, review }: PdfTask): Promise<void> {
  const bytes = await makePdf(reportDocument(report, letterhead, review));
  parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
}

void draw(workerData as PdfTask);
