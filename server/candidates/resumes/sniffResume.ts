import { type FileHandle, open } from "node:fs/promises";

export const RESUME_TYPES = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
} as const;
export type ResumeType = keyof typeof RESUME_TYPES;

const HEAD_BYTES = 1024;
/** The largest ZIP directory of an honest document is far below this. */
const DIRECTORY_BYTES = 128 * 1024;
const PIECE_BYTES = 256 * 1024;
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** How the directory of an OLE file spells its Word stream, and the storage in which macros are. */
const WORD_STREAM = Buffer.from("WordDocument", "utf16le");
const MACROS = Buffer.from("_VBA_PROJECT", "utf16le");
/** What may stand before a PDF: some programs put a mark or blank lines there. A program or a page may not. */
const PDF = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/;

/** By its first bytes, as latin1; a ZIP or an OLE file may hold a document, or anything else. */
function kindOf(head: string): ResumeType | "zip" | "ole" | null {
  if (PDF.test(head)) return "pdf";
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.startsWith("PK\x03\x04")) return "zip";
  return head.startsWith(OLE) ? "ole" : null;
}

async function read(file: FileHandle, start: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, start);
  return buffer.subarray(0, bytesRead);
}

async function isWordZip(file: FileHandle, size: number): Promise<boolean> {
  const directory = await read(file, Math.max(0, size - DIRECTORY_BYTES), DIRECTORY_BYTES);
  return directory.includes("word/document.xml") && !directory.includes("vbaProject.bin");
}

async function isWordOle(file: FileHandle, size: number): Promise<boolean> {
  let isWord = false;
  const overlap = Math.max(WORD_STREAM.length, MACROS.length);
  for (let start = 0; start < size; start += PIECE_BYTES - overlap) {
    const piece = await read(file, start, PIECE_BYTES);
    if (piece.includes(MACROS)) return false;
    isWord ||= piece.includes(WORD_STREAM);
  }
  return isWord;
}

/**
 * Tells what a résumé is by its content, whatever it is called; null for anything that is not taken. Holds a piece of
 * the file at a time, since many may come in at once.
 */
export async function sniffResume(path: string): Promise<ResumeType | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const kind = kindOf((await read(file, 0, HEAD_BYTES)).toString("latin1"));
    if (kind === "zip") return (await isWordZip(file, size)) ? "docx" : null;
    if (kind === "ole") return (await isWordOle(file, size)) ? "doc" : null;
    return kind;
  } finally {
    await file.close();
  }
}
