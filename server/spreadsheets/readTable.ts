import { ReaderProcess } from "./reader/readerProcess";
import { createTurns } from "./reader/turns";
import { DEFAULT_LIMITS, type Note, type TableHead, type TableLimits, type TableRow } from "./types";

export type SpreadsheetFile = {
  /** On disk; it must not change while it is read. */
  path: string;
};

export type ReadOptions = {
  limits?: Partial<TableLimits>;
  signal?: AbortSignal;
};

export type Table = {
  head: TableHead;
  /** Filled when the last row has been read. */
  notes: readonly Note[];
  /** Once, in order. Leaving the loop ends the reader. */
  rows: AsyncIterable<TableRow>;
  /** Ends the reader of a table whose rows nobody wants; otherwise not needed. */
  close(): void;
};

/** Two cores read two files; a third would only slow both. */
const READERS_AT_ONCE = 2;
const MAX_WAITING = 20;
/** Whoever takes so long for a batch of rows has forgotten about them. */
const ABANDONED_MS = 10 * 60_000;

const takeTurn = createTurns(READERS_AT_ONCE, MAX_WAITING);

/**
 * Reads CSV (UTF-8, UTF-16, GBK, GB18030; comma, semicolon, tab) or XLSX in a process of its own with bounded time and
 * memory. The kind is told by the content. The first row that is not blank is the header; blank rows fall out.
 *
 * @throws AppError `spreadsheet.*` when the file cannot be read or passes a limit: before the first row where that can
 * be known, else while the rows are iterated; request.too_many when too many files wait
 */
export async function readTable(
  file: SpreadsheetFile,
  { limits = {}, signal }: ReadOptions = {},
): Promise<Table> {
  signal?.throwIfAborted();
  const release = await takeTurn();
  try {
    // It may have waited long.
    signal?.throwIfAborted();
    return await openTable(file, { ...DEFAULT_LIMITS, ...limits }, signal, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function openTable(
  { path }: SpreadsheetFile,
  limits: TableLimits,
  signal: AbortSignal | undefined,
  release: () => void,
): Promise<Table> {
  const reader = new ReaderProcess(limits);
  const abort = () => reader.close(signal?.reason as Error);
  signal?.addEventListener("abort", abort);
  const abandoned = setTimeout(() => close(), ABANDONED_MS).unref();
  const close = () => {
    clearTimeout(abandoned);
    signal?.removeEventListener("abort", abort);
    reader.close();
    release();
  };
  try {
    const answer = await reader.ask({ kind: "open", path, limits });
    if (answer.kind !== "head") throw new Error(`the reader began with ${answer.kind}`);
    const notes: Note[] = [];
    const used = () => abandoned.refresh();
    return { head: answer.head, notes, rows: rowsOf(reader, notes, used, close), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function* rowsOf(
  reader: ReaderProcess,
  notes: Note[],
  used: () => void,
  close: () => void,
): AsyncGenerator<TableRow> {
  try {
    let next = reader.ask({ kind: "more" });
    for (;;) {
      const answer = await next;
      if (answer.kind === "end") notes.push(...answer.notes);
      if (answer.kind !== "rows") return;
      // The reader works on while these rows are used. A failure is met at the next turn of the loop.
      next = reader.ask({ kind: "more" });
      next.catch(() => undefined);
      used();
      yield* answer.rows;
    }
  } finally {
    close();
  }
}
