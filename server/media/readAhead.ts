import { type Readable, addAbortSignal } from "node:stream";
import { hasCode } from "./errors";
import type { MediaStore } from "./types";

/** Chunks that are fetched at once: a store over the network takes its time for each. */
const PARALLEL = 8;

/**
 * Objects in the order of their keys, whole or null: half of one would mislead a demuxer. While one is used the next
 * are on their way.
 */
export async function* readAhead(
  store: Pick<MediaStore, "read">,
  keys: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Buffer | null> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const underWay: Promise<Buffer | null>[] = [];
  let next = 0;
  const fill = () => {
    for (; next < keys.length && underWay.length < PARALLEL; next += 1) {
      const read = readWhole(store, keys[next] as string, either);
      // Whoever asks for it hears of a failure; nobody may ask any more.
      read.catch(() => undefined);
      underWay.push(read);
    }
  };
  try {
    for (fill(); underWay.length > 0; fill()) yield await (underWay.shift() as Promise<Buffer | null>);
  } finally {
    stop.abort();
  }
}

/** Null where the object is not there, or damaged. */
async function readWhole(
  store: Pick<MediaStore, "read">,
  key: string,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  try {
    const source = addAbortSignal(signal, store.read(key) as Readable);
    for await (const part of source as AsyncIterable<Buffer>) parts.push(part);
  } catch (error) {
    if (hasCode(error, "media.not_found") || hasCode(error, "media.damaged")) return null;
    throw error;
  }
  return Buffer.concat(parts);
}
