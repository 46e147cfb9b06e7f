import { parentPort, workerData } from "node:worker_threads";
import type { Locale } from "../../http/messages";
import { makePdf } from "../../reports/pdf/makePdf";
import type { Comprehensive } from "../comprehensive/schema";
import type { Growth } from "../growth/schema";
import { comprehensiveDocument } from "./comprehensiveDocument";
import { growthDocument } from "./growthDocument";
import { growthPng } from "./growthPicture";

type Common = { company: string; locale: Locale };
/** Draws one document or picture and ends. */
export type PrintTask = Common &
  (
    | { kind: "growth.pdf" | "growth.png"; growth: Growth }
    | { kind: "comprehensive.pdf"; given: Comprehensive; timeZone: string }
  );

function drawn(task: PrintTask): Promise<Uint8Array> {
  const { company, locale } = task;
  if (task.kind === "comprehensive.pdf") return makePdf(comprehensiveDocument(task.given, task));
  return task.kind === "growth.png"
    ? growthPng(task.growth, company, locale)
    : makePdf(growthDocument(task.growth, company, locale));
}

async function draw(task: PrintTask): Promise<void> {
  const bytes = await drawn(task);
  parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
}

void draw(workerData as PrintTask);
