import { z } from "zod";

/**
 * A take is a recording or re-recording; a segment is one recorder session (a reload starts a new one);
 * slices are about one second.
 */
export const chunkRefSchema = z.strictObject({
  take: z.int().min(1).max(9),
  segment: z.int().min(0).max(999),
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
        segment: z.int().min(0).max(999),
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

/**
 * Where media lives. Disk today, OSS beside it later; both pass one contract test. Everything is encrypted
 * at rest by the store itself: callers only ever see plain bytes.
 */
export interface MediaStore {
  readonly name: string;
  /** Permission for a browser to put one object of exactly this size and checksum. */
  ticket(key: string, object: StoredObject): Promise<PutTicket>;
  /** What is durably stored under the key, or null. A commit acknowledges only what this returns. */
  head(key: string): Promise<StoredObject | null>;
  /** Stores the bytes durably (fsync or store confirmation) before it resolves. */
  put(key: string, body: Buffer | NodeJS.ReadableStream): Promise<{ size: number; sha256: string }>;
  /** Plain bytes of [start, end] inclusive; the whole object without a range. Throws `media.not_found`. */
  read(key: string, range?: { start: number; end: number }): NodeJS.ReadableStream;
  remove(keyPrefix: string): Promise<void>;
}
