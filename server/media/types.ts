import { z } from "zod";

/** Far more than anybody reloads: a page that cannot see which numbers were used before it leaves room. */
const segmentNumber = z.int().min(0).max(999_999);

/**
 * A take is a recording or re-recording; a segment is one recorder session (a reload starts a new one);
 * slices are about one second.
 */
export const chunkRefSchema = z.strictObject({
  take: z.int().min(1).max(9),
  segment: segmentNumber,
  sequence: z.int().min(0).max(99_999),
});
export type ChunkRef = z.infer<typeof chunkRefSchema>;

export const chunkSchema = chunkRefSchema.extend({
  size: z.int().min(1),
  /** Base64 MD5, as HTTP's Content-MD5 has it: the one checksum that both the disk store and OSS verify. */
  md5: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
});
export type Chunk = z.infer<typeof chunkSchema>;

/** Five hours of slices of a second: the server walks through every chunk that a manifest names. */
const MAX_CHUNKS = 20_000;

export const manifestSchema = z.strictObject({
  segments: z
    .array(
      z.strictObject({
        segment: segmentNumber,
        mimeType: z.string().max(100),
        chunks: z.int().min(0).max(MAX_CHUNKS),
        durationMs: z.int().min(0),
      }),
    )
    .max(1000)
    .refine((segments) => segments.reduce((sum, { chunks }) => sum + chunks, 0) <= MAX_CHUNKS, {
      message: `More than ${MAX_CHUNKS} chunks`,
    })
    .refine((segments) => new Set(segments.map(({ segment }) => segment)).size === segments.length, {
      message: "A segment is named twice",
    }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Permission to put one object. The browser sends exactly these headers. */
export type PutTicket = { url: string; method: "PUT"; headers: Record<string, string>; expiresAt: Date };

export type StoredObject = { size: number; md5: string };

/** A listed object; a listing shows when it was stored by the store's own clock. */
export type ListedObject = { key: string; storedAt: Date };

export type LinkOptions = {
  /** At most ten minutes: a link is good for anybody who holds it. */
  expiresInSeconds: number;
  mimeType: string;
  /** Saved under this name; shown in place without one. The name is part of the link, and links are logged. */
  fileName?: string;
};

/**
 * Where media lives: the disk, or OSS; both pass one contract test. Everything is encrypted at rest by the store
 * itself: callers only ever see plain bytes. Whoever holds `services.media` uses this and nothing of one kind.
 */
export interface MediaStore {
  readonly name: string;
  /** Where browsers put and read, when that is not this server: `https://host[:port]`. */
  readonly origin: string | null;
  /** Permission for a browser to put one object of exactly this size and checksum. It never replaces anything. */
  ticket(key: string, object: StoredObject): Promise<PutTicket>;
  /** What is durably stored under the key, or null. A commit acknowledges only what this returns. */
  head(key: string): Promise<StoredObject | null>;
  /**
   * Stores the bytes durably (fsync or store confirmation) before it resolves, whole, in place of what was there.
   * @returns size in bytes, SHA-256 in hex
   */
  put(key: string, body: Buffer | NodeJS.ReadableStream): Promise<{ size: number; sha256: string }>;
  /** Plain bytes of [start, end] inclusive; the whole object without a range. Throws `media.not_found`. */
  read(key: string, range?: { start: number; end: number }): NodeJS.ReadableStream;
  /** The object of this key and all below it. */
  remove(keyPrefix: string): Promise<void>;
  /** A link for a player or a download, which may be another origin's; a player may ask for byte ranges. */
  signedRead(key: string, options: LinkOptions): Promise<string>;
  /** Rejects where nothing could be stored now: not reached, not there, not writable, full. Cheap. */
  probe(): Promise<void>;
  /** What is stored below a key (below none: everything), in no order. */
  list(keyPrefix: string): AsyncIterable<ListedObject>;
  close(): Promise<void>;
}
