import { readFile } from "node:fs/promises";

export const RESUME_TYPES = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
} as const;
export type ResumeType = keyof typeof RESUME_TYPES;

/** The largest ZIP directory of an honest document is far below this. */
const DIRECTORY_BYTES = 128 * 1024;
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** How the directory of an OLE file spells its Word stream, and the storage in which macros are. */
const WORD_STREAM = Buffer.from("WordDocument", "utf16le");
const MACROS = Buffer.from("_VBA_PROJECT", "utf16le");
/** What may stand before a PDF: some programs put a mark or blank lines there. A program or a page may not. */
const PDF = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/;

/** Tells what a résumé is by its content, whatever it is called; null for anything that is not taken. Pure. */
export function resumeTypeOf(content: Buffer): ResumeType | null {
  const text = (start: number, end: number) => content.toString("latin1", start, end);
  if (PDF.test(text(0, 1024))) return "pdf";
  if (text(0, 3) === "\xff\xd8\xff") return "jpg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(0, 4) === "PK\x03\x04") {
    const directory = text(Math.max(0, content.length - DIRECTORY_BYTES), content.length);
    return directory.includes("word/document.xml") && !directory.includes("vbaProject.bin") ? "docx" : null;
  }
  const isWord = content.subarray(0, 8).equals(OLE) && content.includes(WORD_STREAM);
  return isWord && !content.includes(MACROS) ? "doc" : null;
}

/** `resumeTypeOf` of a file that is small enough to be held. */
export const sniffResume = async (path: string) => resumeTypeOf(await readFile(path));
