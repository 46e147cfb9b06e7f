import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { ByteRange } from "../byteRange";
import { MediaFault, mediaError } from "../errors";
import { OssFault } from "./ossFault";
import type { OssLink } from "./ossLink";

/** Nothing for so long while we wait for more: the connection is dead. */
const IDLE_MS = 20_000;
/** Streams in a row that broke without bringing a byte. */
const MAX_BREAKS = 5;
const PAUSE_MS = 200;

/**
 * The bytes of an object, from wherever the stream broke; each further stream is of the very same version. Ends only
 * once as many bytes have come as OSS promised at first.
 * @throws media.not_found, media.invalid_range
 */
export async function* readObject(link: OssLink, name: string, range?: ByteRange): AsyncGenerator<Buffer> {
  if (range && (range.start < 0 || range.start > range.end)) throw new MediaFault("media.invalid_range");
  let position = range?.start ?? 0;
  let end = range ? range.end + 1 : null;
  let etag: string | null = null;
  for (let breaks = 0; ;) {
    const { stream, res } = await openAt(link, name, { position, end, etag });
    if (etag === null) {
      etag = res.headers["etag"] ?? "";
      end = position + Number(res.headers["content-length"]);
    }
    const before = position;
    const pieces = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    const next = () => nextWithinIdle(pieces, stream);
    try {
      for (let piece = await next(); piece; piece = await next()) {
        position += piece.length;
        yield piece;
      }
    } finally {
      stream.destroy();
    }
    if (position === end) return;
    breaks = position > before ? 1 : breaks + 1;
    if (breaks > MAX_BREAKS) throw new OssFault("GetObject", "cut_off", null, null);
    await sleep(PAUSE_MS * Math.random());
  }
}

type Place = { position: number; end: number | null; etag: string | null };

async function openAt(link: OssLink, name: string, { position, end, etag }: Place) {
  const headers: Record<string, string> = {};
  if (position > 0 || end !== null) {
    headers["Range"] = `bytes=${position}-${end === null ? "" : end - 1}`;
    // Otherwise OSS answers a range beyond the end with the whole object.
    headers["x-oss-range-behavior"] = "standard";
  }
  if (etag) headers["If-Match"] = etag;
  try {
    return await link.call("GetObject", (client) => client.getStream(name, { headers }));
  } catch (error) {
    if (error instanceof OssFault && error.status === 404) throw mediaError("media.not_found");
    if (error instanceof OssFault && error.status === 416) throw new MediaFault("media.invalid_range");
    throw error;
  }
}

/** Null at the end, be it a good one or not. Only the time that we wait counts: whoever reads may be slow. */
async function nextWithinIdle(pieces: AsyncIterator<Buffer>, stream: Readable): Promise<Buffer | null> {
  const timer = setTimeout(() => stream.destroy(new Error("nothing came")), IDLE_MS);
  try {
    const { done, value } = await pieces.next();
    return done ? null : value;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
