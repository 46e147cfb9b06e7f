import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SpeechFailure } from "../types";

/** A file path, or bytes; a stream may be the contiguous prefix of a recording that is still going on. */
export type MediaSource = string | Uint8Array | AsyncIterable<Uint8Array>;

/** What ffmpeg reads: a URL, with the bytes to feed to its stdin if the URL is `pipe:0`. */
export type MediaInput = { url: string; bytes: AsyncIterable<Uint8Array> | null; release(): Promise<void> };

const headBytes = 64 * 1024;
const keepNothing = (): Promise<void> => Promise.resolve();

export type OpenOptions = {
  /** Holds plain media while it is decoded, where ffmpeg cannot read it from a pipe. */
  workFolder?: string;
  /** A stream that brings nothing for so long has stalled. */
  stallMs: number;
};

/**
 * Prepares media for ffmpeg; null when there is not a byte. Errors are those of the file system or the stream, and
 * `SpeechFailure` ("hung") for a stream that stalls.
 */
export async function openMedia(
  source: MediaSource,
  { workFolder = tmpdir(), stallMs }: OpenOptions,
): Promise<MediaInput | null> {
  if (typeof source === "string") {
    const { size } = await stat(source);
    return size === 0 ? null : { url: `file:${source}`, bytes: null, release: keepNothing };
  }
  const chunks =
    source instanceof Uint8Array
      ? [source][Symbol.iterator]()
      : withoutStalls(source[Symbol.asyncIterator](), stallMs);
  const head = await readHead(chunks);
  if (head.length === 0) return null;
  const bytes = chain(head, chunks);
  return indexComesLast(head) ? spool(bytes, workFolder) : { url: "pipe:0", bytes, release: keepNothing };
}

/**
 * Whether this is an mp4 whose samples come before their index. Such a file can't be read from a pipe. Recordings of a
 * browser are never like that (they are fragmented); uploads from a phone may be.
 * Boxes: ISO/IEC 14496-12 §4.2.
 */
export function indexComesLast(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.toString("latin1", 4, 8) !== "ftyp") return false;
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "moov" || type === "moof") return false;
    if (type === "mdat") return true;
    const size = bytes.readUInt32BE(at);
    if (size < 8) return false;
    at += size;
  }
  return false;
}

/** The same chunks; fails when one does not come in time. */
function withoutStalls(chunks: AsyncIterator<Uint8Array>, stallMs: number): AsyncIterator<Uint8Array> {
  let stalled = false;
  return {
    async next() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          stalled = true;
          reject(new SpeechFailure("hung", `The recording's next part did not come within ${stallMs} ms`));
        }, stallMs);
      });
      try {
        return await Promise.race([chunks.next(), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    async return() {
      // A generator that is stuck ends when it goes on, which may be never.
      const ended = chunks.return?.();
      if (stalled) ended?.catch(() => undefined);
      else await ended;
      return { done: true, value: undefined };
    },
  };
}

async function readHead(chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < headBytes; length += parts.at(-1)?.length ?? 0) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

async function* chain(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** A private file for the time of decoding. */
async function spool(bytes: AsyncIterable<Uint8Array>, workFolder: string): Promise<MediaInput> {
  await mkdir(workFolder, { recursive: true });
  // A name that the sweep of the work folder knows (media/assemble), should this process die here.
  const folder = await mkdtemp(join(workFolder, "transcribe-"));
  const release = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, "media");
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
    return { url: `file:${file}`, bytes: null, release };
  } catch (error) {
    await release();
    throw error;
  }
}
