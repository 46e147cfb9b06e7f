import { Readable } from "node:stream";

import type { KeyRing } from "../security/keyRing";
import { parseByteRange } from "./byteRange";
import { openDiskObjects } from "./diskObjects";
import { hasCode, mediaError } from "./errors";
import { assertLink, disposition } from "./links";
import { assertObjectKey } from "./objectKey";
import type { Facts } from "./sealedFormat";
import { createPathSigner } from "./signedPath";
import type { MediaStore, StoredObject } from "./types";

export type DiskStoreOptions = {
  /** Folder of the store, made if it is not there. */
  folder: string;
  ring: KeyRing;
  /** Where the two handlers are mounted. */
  basePath?: string;
  /** How long a ticket serves. */
  ticketSeconds?: number;
  /** Largest object for which a ticket is given. */
  maxUploadBytes?: number;
  now?: () => Date;
  /** With less, nothing can be stored. */
  leastFreeBytes?: number;
};

export type RequestHeaders = Record<string, string | string[] | undefined>;
export type MediaResponse = {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Destroy it when the caller has gone; on 416 it is empty. */
  stream: Readable;
};

/** What OSS serves by itself and this server must serve for the disk: see `routes.ts`. */
export interface MediaDoors {
  /**
   * PUT `<basePath>/uploads/<signed>`. Stores the body when it is exactly what the ticket permits; the same again
   * is no error (`created: false`, the body is left unread). Never replaces other content.
   * After a refusal the rest of the body is unread: answer with `Connection: close`.
   * @throws media.ticket_invalid, ticket_expired, too_large, size_mismatch, checksum_mismatch, conflict
   */
  receive(
    signed: string,
    headers: RequestHeaders,
    body: NodeJS.ReadableStream,
  ): Promise<StoredObject & { key: string; created: boolean }>;
  /**
   * GET `<basePath>/objects/<signed>`. Honours a single byte range.
   * @throws media.not_found (also for a forged link), media.link_expired
   */
  openSigned(signed: string, range: string | undefined): Promise<MediaResponse>;
}

/** The media store of the embedded size. */
export interface DiskStore extends MediaStore, MediaDoors {}

const PIECE_BYTES = 512 * 1024;
const DRAFT_LIFETIME_MS = 60 * 60 * 1000;

/** Opens the store and clears away what crashed uploads left behind. */
export async function openDiskStore(options: DiskStoreOptions): Promise<DiskStore> {
  const {
    folder,
    ring,
    basePath = "/api/v1/media",
    ticketSeconds = 600,
    maxUploadBytes = 8 * 1024 * 1024,
  } = options;
  const now = options.now ?? (() => new Date());
  const signer = createPathSigner(ring);
  const objects = await openDiskObjects(folder, ring, options.leastFreeBytes);
  await objects.sweep(new Date(now().getTime() - DRAFT_LIFETIME_MS));

  async function head(key: string): Promise<StoredObject | null> {
    const facts = await objects.facts(key);
    return facts && storedOf(facts);
  }

  /** True when this content is stored already; false when nothing whole is there. */
  async function isStored(key: string, wanted: StoredObject): Promise<boolean> {
    const stored = await head(key);
    if (!stored) return false;
    if (stored.size !== wanted.size || stored.md5 !== wanted.md5) throw mediaError("media.conflict");
    return true;
  }

  return {
    name: "disk",
    origin: null,
    head,
    read: (key, range) => objects.read(key, range),
    remove: (keyPrefix) => objects.remove(keyPrefix),
    list: (keyPrefix) => objects.list(keyPrefix),
    probe: () => objects.probe(),
    close: () => objects.close(),

    async ticket(key, { size, md5 }) {
      assertObjectKey(key);
      if (size > maxUploadBytes) throw mediaError("media.too_large");
      const expiresAt = new Date(now().getTime() + ticketSeconds * 1000);
      const signed = signer.sign("upload", { key, size, md5, expires: expiresAt.getTime() });
      const headers = { "Content-MD5": md5, "Content-Length": String(size) };
      return { url: `${basePath}/uploads/${signed}`, method: "PUT", headers, expiresAt };
    },

    async put(key, body) {
      const facts = await objects.write(key, buffersOf(body), { replace: true });
      if (!facts) throw new Error("A write that may replace has always something to show.");
      return { size: facts.size, sha256: facts.sha256.toString("hex") };
    },

    async receive(signed, headers, body) {
      const permit = signer.verify("upload", signed);
      if (!permit) throw mediaError("media.ticket_invalid");
      if (permit.expires <= now().getTime()) throw mediaError("media.ticket_expired");
      const { key, size, md5 } = permit;
      assertHeaders(headers, permit);
      const wanted = { size, md5 };
      if (await isStored(key, wanted)) return { key, ...wanted, created: false };
      const source = await collect(body, size);
      const written = await objects.write(key, source, { replace: false, expected: wanted });
      if (written) return { key, ...wanted, created: true };
      // Somebody was faster, or what lies there is damaged; only the latter is replaced.
      if (await isStored(key, wanted)) return { key, ...wanted, created: false };
      await objects.write(key, source, { replace: true, expected: wanted });
      return { key, ...wanted, created: true };
    },

    async signedRead(key, linkOptions) {
      assertObjectKey(key);
      assertLink(linkOptions);
      const { expiresInSeconds, mimeType, fileName } = linkOptions;
      const expires = now().getTime() + expiresInSeconds * 1000;
      return `${basePath}/objects/${signer.sign("read", { key, mimeType, fileName, expires })}`;
    },

    async openSigned(signed, range) {
      const permit = signer.verify("read", signed);
      if (!permit) throw mediaError("media.not_found");
      const secondsLeft = Math.floor((permit.expires - now().getTime()) / 1000);
      if (secondsLeft < 0) throw mediaError("media.link_expired");
      const stored = await head(permit.key);
      if (!stored) throw mediaError("media.not_found");
      const { size } = stored;
      const asked = parseByteRange(range, size);
      if (asked === "unsatisfiable") {
        return { status: 416, headers: { "Content-Range": `bytes */${size}` }, stream: Readable.from([]) };
      }
      // No ETag and no Last-Modified: without a validator nobody sends If-Range, which would have to be honoured.
      const headers: Record<string, string> = {
        "Accept-Ranges": "bytes",
        "Cache-Control": `private, max-age=${secondsLeft}`,
        "Content-Disposition": disposition(permit.fileName),
        "Content-Length": String(asked ? asked.end - asked.start + 1 : size),
        "Content-Type": permit.mimeType,
        "X-Content-Type-Options": "nosniff",
      };
      if (asked) headers["Content-Range"] = `bytes ${asked.start}-${asked.end}/${size}`;
      return { status: asked ? 206 : 200, headers, stream: objects.read(permit.key, asked ?? undefined) };
    },
  };
}

function storedOf(facts: Facts): StoredObject {
  return { size: facts.size, md5: facts.md5.toString("base64") };
}

function buffersOf(body: Buffer | NodeJS.ReadableStream): Iterable<Buffer> | AsyncIterable<Buffer> {
  return Buffer.isBuffer(body) ? piecesOf(body) : (body as AsyncIterable<Buffer>);
}

/** Hashing and sealing much at once would hold the event loop; between pieces there is a write to wait for. */
function* piecesOf(body: Buffer): Generator<Buffer> {
  for (let start = 0; start < body.length; start += PIECE_BYTES)
    yield body.subarray(start, start + PIECE_BYTES);
}

function assertHeaders(headers: RequestHeaders, permit: { size: number; md5: string }): void {
  // OSS refuses a request whose signed headers differ; the disk store must not be kinder, or nobody would notice.
  const md5 = headers["content-md5"];
  if (typeof md5 !== "string") throw mediaError("media.ticket_invalid");
  if (md5 !== permit.md5) throw mediaError("media.checksum_mismatch");
  const length = headers["content-length"];
  if (length === undefined) return;
  if (Number(length) > permit.size) throw mediaError("media.too_large");
  if (Number(length) !== permit.size) throw mediaError("media.size_mismatch");
}

/** Reads a body of at most `size` bytes and stops at the first byte too many. A ticket bounds the memory. */
async function collect(body: NodeJS.ReadableStream, size: number): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  let received = 0;
  // Without `destroyOnReturn: false` an early stop would cut the connection before it could be answered.
  const source = Readable.prototype.iterator.call(body, { destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const part of source) {
      received += part.length;
      if (received > size) throw mediaError("media.too_large");
      parts.push(part);
    }
  } catch (error) {
    if (hasCode(error, "media.too_large")) throw error;
    // The caller has gone in the middle.
    throw mediaError("media.size_mismatch");
  }
  return parts;
}
