/** What a résumé can be; told by its content, whatever the file is called. */
export const RESUME_KINDS = ["pdf", "doc", "docx", "rtf", "xlsx", "csv", "txt", "html", "image"] as const;
export type ResumeKind = (typeof RESUME_KINDS)[number];

/**
 * One printed line of `ResumeText.text`, in reading order; blank lines between blocks have none. Cells of one row are
 * parted by a tab. Lengths are PDF points (1/72 inch), of a picture its pixels as they are read, from the top left corner
 * of the page as it is shown.
 */
export type ResumeLine = {
  /** Where it stands in the text, in UTF-16 units; `end` is the place of its line feed. */
  start: number;
  end: number;
  /** From 1. Always 1 where a format has no pages. */
  page: number;
  /** Left edge, baseline and width; null where a format does not say where things stand. */
  x: number | null;
  y: number | null;
  width: number | null;
  /** Size of its letters in points; null where it is not known. */
  size: number | null;
  /** All of its words are bold, as far as the file says. */
  bold: boolean;
};

export type ResumeText = {
  /** Lines parted by line feeds, blocks by an empty line; no other control characters but tabs. */
  text: string;
  kind: ResumeKind;
  pages: number;
  /** There was more text than is kept. */
  truncated: boolean;
  /** Pages of which nothing could be read, from 1; a page that is blank is not among them. */
  unreadPages: number[];
  /** Read from pixels: expect wrong characters here and there. */
  ocr: boolean;
  lines: ResumeLine[];
};

/** What reading one file may cost. Every limit ends in an error that says so, but `characters`, which cuts the text. */
export type ResumeLimits = {
  fileBytes: number;
  pages: number;
  /** UTF-16 units of text. */
  characters: number;
  /** Wall time for one file. */
  timeMs: number;
  /** Beyond `timeMs`, for each page that has to be read from pixels. */
  ocrPageMs: number;
  /** After so long no further page is read from pixels. */
  ocrMs: number;
  /** Pages that are read from pixels; the rest is left out and the text counts as truncated. */
  ocrPages: number;
  /** Memory of the reader's process, all of it. */
  memoryMb: number;
  /** Bytes that the used parts of a ZIP may unpack to. */
  unpackedBytes: number;
  /** Pixels of one picture, known from its header before it is decoded. */
  pixels: number;
};

const MIB = 1024 * 1024;

export const DEFAULT_RESUME_LIMITS: ResumeLimits = {
  fileBytes: 20 * MIB,
  pages: 200,
  characters: 200_000,
  timeMs: 10_000,
  ocrPageMs: 30_000,
  ocrMs: 45_000,
  ocrPages: 5,
  memoryMb: 512,
  unpackedBytes: 64 * MIB,
  pixels: 50_000_000,
};
