import { readFile } from "node:fs/promises";
import { refuse, whyUnread } from "./refusals";
import { readDoc } from "./doc/readDoc";
import { readDocx } from "./docx/readDocx";
import { readHtml } from "./html/readHtml";
import { readMht } from "./html/readMht";
import { decodePage, decodePlain } from "./plain/decode";
import { readPlain } from "./plain/readPlain";
import type { Reading } from "./reading";
import { readRtf } from "./rtf/readRtf";
import { type ReadableType, isReadable, sniffFile } from "./sniff";
import { readCsv, readXlsx } from "./table/readTables";
import type { ResumeText } from "./types";

// Loaded when first needed, as they bring native libraries: who sends a DOCX should not wait for them.
const pdfReader = () => require("./pdf/readPdf") as typeof import("./pdf/readPdf.js");
const imageReader = () => require("./ocr/readImage") as typeof import("./ocr/readImage.js");

/** Text says nothing of what it is; here the name counts. */
const CSV = /\.(?:csv|tsv)$/i;

/**
 * Reads a résumé in this process. What is outside `./reader` calls `readResumeFile` instead, which bounds what it costs.
 * @throws AppError resume.*
 */
export async function readBytes(
  file: { path: string; name?: string },
  reading: Reading,
): Promise<ResumeText> {
  const type = await sniffFile(file.path);
  if (!isReadable(type)) throw refuse(whyUnread(type));
  return readAs(type, await readFile(file.path), file.name ?? "", reading);
}

async function readAs(
  type: ReadableType,
  bytes: Buffer,
  name: string,
  reading: Reading,
): Promise<ResumeText> {
  switch (type) {
    case "pdf":
      return { kind: "pdf", ...(await pdfReader().readPdf(bytes, reading)) };
    case "doc":
      return { kind: "doc", ...(await readDoc(bytes, reading)) };
    case "docx":
      return { kind: "docx", ...(await readDocx(bytes, reading)) };
    case "xlsx":
      return { kind: "xlsx", ...(await readXlsx(bytes, reading)) };
    case "rtf":
      return { kind: "rtf", ...readRtf(bytes, reading) };
    case "html":
      return { kind: "html", ...readHtml(decodePage(bytes), reading) };
    case "mht":
      return { kind: "html", ...readMht(bytes, reading) };
    case "text": {
      const text = decodePlain(bytes);
      return CSV.test(name)
        ? { kind: "csv", ...readCsv(text, reading) }
        : { kind: "txt", ...readPlain(text, reading) };
    }
    default:
      return { kind: "image", ...(await imageReader().readImage(bytes, reading)) };
  }
}
