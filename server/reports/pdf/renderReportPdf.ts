import type { SentReview } from "../../reviews/schema";
import { type DrawerOptions, createDrawer } from "../../workers/drawInWorker";
import { entryBeside } from "../../workers/entry";
import type { Report } from "../schema";
import type { Letterhead } from "./sheet";
import type { PdfTask } from "./worker";

export type ReportPrinter = {
  /**
   * The report as PDF, A4, fonts embedded. One at a time; further ones wait.
   * @throws request.too_many when too many wait; PdfFailure when drawing fails or takes too long
   */
  print(report: Report, letterhead: Letterhead, review?: SentReview | null): Promise<Buffer>;
};

const entry = entryBeside(__filename, "worker");

export function createReportPrinter(options: DrawerOptions = {}): ReportPrinter {
  const draw = createDrawer<PdfTask>(entry, options);
  return { print: (report, letterhead, review = null) => draw({ report, letterhead, review }) };
}
