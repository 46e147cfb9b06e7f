import { stat } from "node:fs/promises";
import { createTurns } from "../../spreadsheets/reader/turns";
import { refuse } from "./refusals";
import { ReaderProcess } from "./reader/readerProcess";
import { DEFAULT_RESUME_LIMITS, type ResumeLimits, type ResumeText } from "./types";

/** Two cores read two files; a third would only slow both. */
const READERS_AT_ONCE = 2;
const MAX_WAITING = 20;
/** A reader that has started answers at once; one that nobody needs holds its memory no longer than this. */
const IDLE_MS = 60_000;

const takeTurn = createTurns(READERS_AT_ONCE, MAX_WAITING);
const idle: { reader: ReaderProcess; timer: NodeJS.Timeout }[] = [];

function borrow(memoryMb: number): ReaderProcess {
  for (let found = idle.pop(); found; found = idle.pop()) {
    clearTimeout(found.timer);
    if (found.reader.isFresh && found.reader.memoryMb === memoryMb) return found.reader;
    found.reader.close();
  }
  return new ReaderProcess(memoryMb);
}

function giveBack(reader: ReaderProcess): void {
  if (!reader.isFresh) return reader.close();
  // It keeps neither the server nor a test from ending.
  reader.hold(false);
  const timer = setTimeout(() => {
    idle.splice(
      idle.findIndex((each) => each.reader === reader),
      1,
    );
    reader.close();
  }, IDLE_MS).unref();
  idle.push({ reader, timer });
}

/**
 * Reads any résumé as text with the places of its lines: PDF, DOC, DOCX, RTF, XLSX, CSV, TXT, HTML and MHT, and JPG, PNG and
 * WebP by character recognition, as PDFs without text. What a file is, its content tells; only of plain text the name
 * says whether it is a table. It is read in a process of its own, with bounded time and memory; two at a time, others
 * wait.
 *
 * @throws AppError 422 resume.encrypted, resume.damaged, resume.empty, resume.type and resume.type_*, resume.too_large, resume.too_slow,
 * resume.too_many_pages; 429 request.too_many when too many wait. ResumeReaderFailure when no reader can be started
 */
export async function readResumeFile(
  file: { path: string; name?: string },
  limits: Partial<ResumeLimits> = {},
): Promise<ResumeText> {
  const allowed = { ...DEFAULT_RESUME_LIMITS, ...limits };
  if ((await stat(file.path)).size > allowed.fileBytes) throw refuse("resume.too_large");
  const release = await takeTurn();
  const reader = borrow(allowed.memoryMb);
  try {
    return await reader.read({ path: file.path, name: file.name, limits: allowed });
  } finally {
    giveBack(reader);
    release();
  }
}

/** Ends readers that wait for work. Tests call it; otherwise they end by themselves. */
export function closeResumeReaders(): void {
  for (const { reader, timer } of idle.splice(0)) {
    clearTimeout(timer);
    reader.close();
  }
}
