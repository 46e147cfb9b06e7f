import type { CellProblemCode } from "./problems";
import type { NoteCode } from "./notes";

export type Params = Record<string, string | number>;

/** What reading one file may cost. Every limit ends in an error that names it. */
export type TableLimits = {
  fileBytes: number;
  /** Rows with content below the header. */
  rows: number;
  columns: number;
  /** Characters of one cell; a longer one is cut and becomes a problem of its row. */
  cellCharacters: number;
  /** Bytes that the used parts of an XLSX may unpack to, and characters that all cells together may hold. */
  unpackedBytes: number;
  /** Time the reader may work; time the caller takes between batches does not count. */
  timeMs: number;
  /** Heap of the reader's process. */
  memoryMb: number;
};

/** Excel itself stores at most 32,767 characters in a cell. */
export const EXCEL_CELL_CHARACTERS = 32_767;

export const DEFAULT_LIMITS: TableLimits = {
  fileBytes: 20 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cellCharacters: EXCEL_CELL_CHARACTERS,
  unpackedBytes: 400 * 1024 * 1024,
  timeMs: 60_000,
  memoryMb: 256,
};

/** `column` counts from 0; null is the row as a whole. */
export type CellProblem = { column: number | null; code: CellProblemCode; params?: Params };

/** Something the person should know that stops nothing. */
export type Note = { code: NoteCode; params: Params };

export type TableHead = {
  format: "csv" | "xlsx";
  /** Of a text file; null for XLSX. */
  encoding: TextEncoding | null;
  separator: Separator | null;
  /** Name of the sheet that is read; null for text. */
  sheet: string | null;
  /** Line of the header, as the person sees it. */
  line: number;
  /** Titles as written, trimmed; "" where a column has none. */
  header: string[];
};

export type TableRow = {
  /** Row number as Excel shows it, from 1. */
  line: number;
  /** As many as the header has. */
  cells: string[];
  problems: CellProblem[];
};

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
export type Separator = "," | ";" | "\t";

/** Rows and columns from 0, both ends included. */
export type CellRange = { top: number; left: number; bottom: number; right: number; name: string };

/** A row before the header is known: cells may be fewer or more than the header's. */
export type RawRow = {
  line: number;
  cells: string[];
  problems: CellProblem[];
  /** There is content right of the last column that may be read. */
  beyond: boolean;
};

/** One opened sheet or text file. */
export type RowSource = Omit<TableHead, "line" | "header"> & {
  merges: CellRange[];
  notes: Note[];
  batches: AsyncIterable<RawRow[]>;
};
