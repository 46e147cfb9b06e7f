import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { StoredObject } from "../types";
import { OssFault } from "./ossFault";
import type { OssLink } from "./ossLink";

/** Larger objects go up in parts of this size; OSS takes none below 100 KB. */
export const PART_BYTES = 4 * 1024 * 1024;
const PARALLEL_PARTS = 4;
/** Hashing much at once would hold the event loop. */
const PIECE_BYTES = 512 * 1024;

/** Of a work file at once. */
const WRITE_BYTES = 1024 * 1024;

type Facts = StoredObject & { sha256: string };
/** Bytes that can be read again, from any place: a part that failed is sent once more. */
type Source = { facts: Facts; part(start: number, end: number): Promise<Buffer>; close(): Promise<void> };

export type PutOptions = {
  /** Holds plain bytes of what is larger than a part and came as a stream, until it is stored. */
  workFolder: string;
  /** What the object bears besides its bytes. */
  headersOf(object: StoredObject): Record<string, string>;
};

/**
 * Stores an object whole, in place of what was there: in one request, or in parts that are each checked by their MD5
 * and tried again by themselves.
 */
export async function putObject(
  link: OssLink,
  name: string,
  body: Buffer | NodeJS.ReadableStream,
  options: PutOptions,
): Promise<Facts> {
  const source = Buffer.isBuffer(body) ? await holdBuffer(body) : await holdStream(body, options.workFolder);
  try {
    const { size } = source.facts;
    const headers = options.headersOf(source.facts);
    if (size > PART_BYTES) {
      await putParts(link, name, source, headers);
    } else {
      const bytes = await source.part(0, size);
      const whole = { ...headers, "Content-MD5": source.facts.md5 };
      await link.call("PutObject", (client) => client.put(name, bytes, { headers: { ...whole } }));
    }
    return source.facts;
  } finally {
    await source.close();
  }
}

async function putParts(link: OssLink, name: string, source: Source, headers: Record<string, string>) {
  const { size } = source.facts;
  const { uploadId } = await link.call("InitiateMultipartUpload", (client) =>
    client.initMultipartUpload(name, { headers: { ...headers } }),
  );
  try {
    const waiting = Array.from({ length: Math.ceil(size / PART_BYTES) }, (_, index) => index);
    const parts: { number: number; etag: string }[] = [];
    const lane = async () => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
        const bytes = await source.part(index * PART_BYTES, Math.min(size, (index + 1) * PART_BYTES));
        const md5 = createHash("md5").update(bytes).digest("base64");
        const number = index + 1;
        const { etag } = await link.call("UploadPart", (client) =>
          client.uploadPart(name, uploadId, number, bytes, 0, bytes.length, {
            headers: { "Content-MD5": md5 },
          }),
        );
        parts.push({ number, etag });
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: PARALLEL_PARTS }, lane));
    const failed = lanes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
    await complete(link, name, uploadId, parts, source.facts);
  } catch (error) {
    // What is left of it otherwise goes by the bucket's lifecycle rules.
    await link
      .call("AbortMultipartUpload", (client) => client.abortMultipartUpload(name, uploadId))
      .catch(() => undefined);
    throw error;
  }
}

async function complete(
  link: OssLink,
  name: string,
  uploadId: string,
  parts: { number: number; etag: string }[],
  facts: Facts,
) {
  try {
    await link.call("CompleteMultipartUpload", (client) =>
      client.completeMultipartUpload(name, uploadId, parts, { headers: {} }),
    );
  } catch (error) {
    // An answer that was lost on its way: the upload is over because it succeeded.
    if (!(error instanceof OssFault) || error.code !== "NoSuchUpload") throw error;
    const stored = await headObject(link, name);
    if (stored?.size !== facts.size || stored.md5 !== facts.md5) throw error;
  }
}

/** What is stored under a name; null where nothing of ours is. */
export async function headObject(link: OssLink, name: string): Promise<StoredObject | null> {
  try {
    const { res } = await link.call("HeadObject", (client) => client.head(name));
    const md5 = res.headers[MD5_HEADER];
    return md5 === undefined ? null : { size: Number(res.headers["content-length"]), md5 };
  } catch (error) {
    if (error instanceof OssFault && error.status === 404) return null;
    throw error;
  }
}

/** The ETag is no MD5 under KMS, nor of what went up in parts: so every object bears it, signed with the request. */
export const MD5_HEADER = "x-oss-meta-md5";

async function holdBuffer(bytes: Buffer): Promise<Source> {
  const hashes = startHashes();
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    if (start > 0) await setImmediate();
    hashes.update(bytes.subarray(start, start + PIECE_BYTES));
  }
  return inMemory(bytes, hashes.finish());
}

const inMemory = (bytes: Buffer, facts: Facts): Source => ({
  facts,
  part: async (start, end) => bytes.subarray(start, end),
  close: async () => undefined,
});

/** In memory up to one part, in a file beyond. */
async function holdStream(body: NodeJS.ReadableStream, workFolder: string): Promise<Source> {
  const hashes = startHashes();
  let held: Buffer[] = [];
  let heldBytes = 0;
  let file: { handle: FileHandle; path: string } | null = null;
  const close = async () => {
    await file?.handle.close();
    if (file) await unlink(file.path);
  };
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      hashes.update(piece);
      held.push(piece);
      heldBytes += piece.length;
      if (heldBytes <= (file ? WRITE_BYTES : PART_BYTES)) continue;
      file ??= await openWorkFile(workFolder);
      await file.handle.appendFile(Buffer.concat(held));
      held = [];
      heldBytes = 0;
    }
    await file?.handle.appendFile(Buffer.concat(held));
  } catch (error) {
    await close();
    throw error;
  }
  if (!file) return inMemory(Buffer.concat(held), hashes.finish());
  const { handle } = file;
  return {
    facts: hashes.finish(),
    async part(start, end) {
      const bytes = Buffer.alloc(end - start);
      for (let done = 0; done < bytes.length;) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) throw new Error("a work file is shorter than what was written to it");
        done += bytesRead;
      }
      return bytes;
    },
    close,
  };
}

async function openWorkFile(workFolder: string): Promise<{ handle: FileHandle; path: string }> {
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const path = join(workFolder, `put-${randomBytes(16).toString("hex")}`);
  return { handle: await open(path, "wx+", 0o600), path };
}

function startHashes() {
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  let size = 0;
  return {
    update(piece: Buffer) {
      md5.update(piece);
      sha256.update(piece);
      size += piece.length;
    },
    finish: (): Facts => ({ size, md5: md5.digest("base64"), sha256: sha256.digest("hex") }),
  };
}
