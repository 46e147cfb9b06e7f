import { type FileHandle, open } from "node:fs/promises";

const READABLE = ["pdf", "doc", "docx", "rtf", "xlsx", "jpg", "png", "webp", "html", "mht", "text"] as const;
/** What a file is by its content, of what can be read. */
export type ReadableType = (typeof READABLE)[number];
/**
 * What people send that cannot be read. `encrypted` is what Office makes of any of its documents under a password;
 * `heic` a photo as phones keep them, `pages` what Apple's programs write, `picture` any other kind of picture.
 */
export type UnreadType = "encrypted" | "empty" | "archive" | "heic" | "macros" | "pages" | "picture" | "xls";
export type FileType = ReadableType | UnreadType;

export const isReadable = (type: FileType | null): type is ReadableType =>
  (READABLE as readonly (string | null)[]).includes(type);

const HEAD_BYTES = 1024;
/** The largest ZIP directory of an honest document is far below this. */
const DIRECTORY_BYTES = 128 * 1024;
const PIECE_BYTES = 256 * 1024;
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** How the directory of an OLE file spells its streams, and the storage in which macros are. */
const utf16 = (name: string) => Buffer.from(name, "utf16le");
const WORD_STREAM = utf16("WordDocument");
const ENCRYPTED_STREAM = utf16("EncryptedPackage");
const MACROS = utf16("_VBA_PROJECT");
/** Of Excel 97, and of Excel 95 and before. */
const WORKBOOKS = [utf16("Workbook\0"), utf16("Book\0")];
/** Photos of phones (ISO 23008-12): the brand in the first box. */
const HEIC = /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/;
const PICTURES = ["GIF8", "BM", "II*\0", "MM\0*"];
const ARCHIVES = ["Rar!", "7z\xbc\xaf", "\x1f\x8b"];
/** What may stand before a PDF: some programs put a mark or blank lines there. A program or a page may not. */
const PDF = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/;
const HTML =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta|style|p|h[1-6])[\s>]/i;
const MHT =
  /^(?:\xef\xbb\xbf)?\s*(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?(?:mime-version:|content-type:\s*multipart\/)/i;
/** Other formats that are made of letters; read as text they would be gibberish. */
const OTHER_TEXT = /^\s*(?:%!PS|<\?xml|<svg|#!|<\?php|-----BEGIN )/;
const OTHER_BYTES = ["MZ", "\x7fELF"];
/** Bytes that no text has, in any encoding but UTF-16. */
// oxlint-disable-next-line no-control-regex -- those are what is looked for
const NOT_TEXT = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/g;

// oxlint-disable-next-line no-control-regex -- those are what is looked for
const NOT_TEXT_HERE = /[\x00-\x08\x0e-\x1a]/;

type Magic = FileType | "zip" | "ole" | null;

/** By its first bytes, as latin1; a ZIP or an OLE file may hold a document, or anything else. */
function magicOf(head: string): Magic {
  if (head === "") return "empty";
  if (PDF.test(head)) return "pdf";
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.startsWith("PK\x03\x04")) return "zip";
  if (/^\s*\{\\rtf/.test(head)) return "rtf";
  if (HEIC.test(head)) return "heic";
  // Letters begin some of them: text may begin with the same.
  if (PICTURES.some((bytes) => head.startsWith(bytes)) && NOT_TEXT_HERE.test(head)) return "picture";
  if (ARCHIVES.some((bytes) => head.startsWith(bytes))) return "archive";
  return head.startsWith(OLE) ? "ole" : null;
}

/** Text has hardly any control characters; UTF-16 of Latin text has nothing else in every other byte. */
function textOf(head: Buffer): FileType | null {
  const latin = head.toString("latin1");
  if (HTML.test(latin)) return "html";
  if (MHT.test(latin)) return "mht";
  const marked = /^(?:\xff\xfe|\xfe\xff)/.test(latin);
  if (marked) return "text";
  if (OTHER_TEXT.test(latin) || OTHER_BYTES.some((bytes) => latin.startsWith(bytes))) return null;
  const strange = latin.match(NOT_TEXT)?.length ?? 0;
  if (strange === 0) return "text";
  const zeros = latin.match(/\0/g)?.length ?? 0;
  return zeros > head.length / 20 && strange === zeros ? "text" : null;
}

async function read(file: FileHandle, start: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, start);
  return buffer.subarray(0, bytesRead);
}

async function inZip(file: FileHandle, size: number): Promise<FileType | null> {
  const directory = await read(file, Math.max(0, size - DIRECTORY_BYTES), DIRECTORY_BYTES);
  if (directory.includes("vbaProject.bin")) return "macros";
  if (/word\/document\d*\.xml/.test(directory.toString("latin1"))) return "docx";
  if (directory.includes("xl/workbook.xml")) return "xlsx";
  return /\.iwa|index\.apxl/.test(directory.toString("latin1")) ? "pages" : "archive";
}

async function inOle(file: FileHandle, size: number): Promise<FileType | null> {
  let found: FileType | null = null;
  let isWorkbook = false;
  const overlap = Math.max(WORD_STREAM.length, MACROS.length, ENCRYPTED_STREAM.length);
  for (let start = 0; start < size; start += PIECE_BYTES - overlap) {
    const piece = await read(file, start, PIECE_BYTES);
    if (piece.includes(MACROS)) return "macros";
    if (piece.includes(WORD_STREAM)) found ??= "doc";
    if (piece.includes(ENCRYPTED_STREAM)) found ??= "encrypted";
    // A document may hold a workbook, and is a document all the same.
    if (WORKBOOKS.some((name) => piece.includes(name))) isWorkbook = true;
  }
  return found ?? (isWorkbook ? "xls" : null);
}

/**
 * Tells what a file is by its content, whatever it is called; null for what nobody knows. Holds a piece of the
 * file at a time, since many may come in at once.
 */
export async function sniffFile(path: string): Promise<FileType | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await read(file, 0, HEAD_BYTES);
    const magic = magicOf(head.toString("latin1"));
    if (magic === "zip") return await inZip(file, size);
    if (magic === "ole") return await inOle(file, size);
    return magic ?? textOf(head);
  } finally {
    await file.close();
  }
}
