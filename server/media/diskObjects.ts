import { constants } from "node:fs";
import { type FileHandle, access, open, opendir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { Readable } from "node:stream";

import type { KeyRing } from "../security/keyRing";
import type { ByteRange } from "./byteRange";
import { type DurableFiles, codeOf, openDurableFiles } from "./durableFiles";
import { MediaFault, hasCode, mediaError } from "./errors";
import { assertObjectKey } from "./objectKey";
import {
  BLOCK_BYTES,
  type Facts,
  MAX_HEADER_BYTES,
  type SealedObject,
  type Sealer,
  createSealer,
  openHeader,
} from "./sealedFormat";
import type { ListedObject, StoredObject } from "./types";

/** Sealed bytes are written in pieces of this size; an object smaller than it takes a single write. */
const WRITE_BYTES = 256 * 1024;
/** With less, what candidates of the next minutes say would not find room. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
/** Chunks that were put and await their commit; a put vouches for what it has just flushed. */
const MAX_FRESH = 10_000;
/** Another process may remove what nobody committed; by then this one has looked again. */
const FRESH_MS = 600_000;
/** `~` is in no object key, so an object `a/b` and a folder `a/b/` never want the same name. */
const FILE_SUFFIX = "~sealed";

export type WriteOptions = {
  replace: boolean;
  /** Refuses other content before anything of it can be seen. */
  expected?: StoredObject;
};

/** Sealed objects in a folder of this machine. Callers give and get plain bytes. */
export interface DiskObjects {
  /** Durable when it resolves. Null when `replace` is false and there is an object under the key already. */
  write(
    key: string,
    source: Iterable<Buffer> | AsyncIterable<Buffer>,
    options: WriteOptions,
  ): Promise<Facts | null>;
  /**
   * Null when nothing is there, or nothing whole: what is damaged can be stored again. What this process has written
   * lately is not read again.
   */
  facts(key: string): Promise<Facts | null>;
  read(key: string, range?: ByteRange): Readable;
  remove(keyPrefix: string): Promise<void>;
  /** Objects below the key, damaged ones too, in no order; all of them below an empty one. */
  list(keyPrefix: string): AsyncIterable<ListedObject>;
  /** Rejects where the folder is not there, or nothing can be written to it. */
  probe(): Promise<void>;
  sweep(olderThan: Date): Promise<void>;
  close(): Promise<void>;
}

export async function openDiskObjects(
  folder: string,
  ring: KeyRing,
  leastFreeBytes = LEAST_FREE_BYTES,
): Promise<DiskObjects> {
  const root = join(folder, "objects");
  const files = await openDurableFiles(root, join(folder, "drafts"));
  /** Objects whose name can be seen but is not yet flushed: `facts` vouches only for what is durable. */
  const publishing = new Map<string, Promise<unknown>>();
  const fresh = new LRUCache<string, Facts>({ max: MAX_FRESH, ttl: FRESH_MS });

  function pathOf(key: string): string {
    assertObjectKey(key);
    return `${join(root, ...key.split("/"))}${FILE_SUFFIX}`;
  }

  async function publish<T>(key: string, work: () => Promise<T>): Promise<T> {
    const current = work();
    publishing.set(key, current);
    try {
      return await current;
    } finally {
      if (publishing.get(key) === current) publishing.delete(key);
    }
  }

  return {
    async write(key, source, { replace, expected }) {
      const path = pathOf(key);
      const facts = await writeSealed(files, createSealer(ring, key), source, expected, (draft) =>
        publish(key, () => draft.publish(path, { replace })),
      );
      if (facts) fresh.set(key, facts);
      return facts;
    },
    async facts(key) {
      const path = pathOf(key);
      await publishing.get(key)?.catch(() => {});
      const known = fresh.get(key);
      if (known) return known;
      const handle = await openIfPresent(path);
      if (!handle) return null;
      try {
        return (await openSealed(handle, ring, key)).facts;
      } catch (error) {
        if (hasCode(error, "media.damaged")) return null;
        throw error;
      } finally {
        await handle.close();
      }
    },
    read: (key, range) => Readable.from(readBlocks(pathOf(key), ring, key, range), { objectMode: false }),
    async remove(keyPrefix) {
      const path = pathOf(keyPrefix);
      fresh.clear();
      await files.remove(path);
      await files.remove(path.slice(0, -FILE_SUFFIX.length));
    },
    list: (keyPrefix) =>
      keyPrefix === ""
        ? listBelow(root, "")
        : listBelow(pathOf(keyPrefix).slice(0, -FILE_SUFFIX.length), `${keyPrefix}/`),
    async probe() {
      await access(root, constants.W_OK);
      const { bavail, bsize } = await statfs(root);
      if (bavail * bsize < leastFreeBytes) throw new Error("The disk of the media is full.");
    },
    sweep: (olderThan) => files.sweep(olderThan),
    close: () => files.close(),
  };
}

type Draft = Awaited<ReturnType<DurableFiles["draft"]>>;

async function writeSealed(
  files: DurableFiles,
  sealer: Sealer,
  source: Iterable<Buffer> | AsyncIterable<Buffer>,
  expected: StoredObject | undefined,
  publish: (draft: Draft) => Promise<boolean>,
): Promise<Facts | null> {
  let draft: Draft | null = null;
  try {
    let position = sealer.headerBytes;
    let pending: Buffer[] = [];
    let pendingBytes = 0;
    for await (const plain of source) {
      for (const sealed of sealer.update(plain)) {
        pending.push(sealed);
        pendingBytes += sealed.length;
      }
      if (pendingBytes < WRITE_BYTES) continue;
      draft ??= await files.draft();
      await draft.write(pending, position);
      position += pendingBytes;
      pending = [];
      pendingBytes = 0;
    }
    const { header, rest, facts } = sealer.finish();
    if (expected) assertExpected(facts, expected);
    if (draft) {
      await draft.write([...pending, ...rest], position);
      await draft.write([header], 0);
    } else {
      draft = await files.draft();
      await draft.write([header, ...pending, ...rest], 0);
    }
    return (await publish(draft)) ? facts : null;
  } finally {
    await draft?.discard();
  }
}

function assertExpected(facts: Facts, expected: StoredObject): void {
  if (facts.size !== expected.size) throw mediaError("media.size_mismatch");
  if (facts.md5.toString("base64") !== expected.md5) throw mediaError("media.checksum_mismatch");
}

async function* readBlocks(
  path: string,
  ring: KeyRing,
  key: string,
  range: ByteRange | undefined,
): AsyncGenerator<Buffer> {
  const handle = await openIfPresent(path);
  if (!handle) throw mediaError("media.not_found");
  try {
    const object = await openSealed(handle, ring, key);
    const { size } = object.facts;
    if (range && (range.start < 0 || range.start > range.end || range.start >= size)) {
      throw new MediaFault("media.invalid_range");
    }
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? size - 1, size - 1);
    // An empty object still has its one block, which must be authentic like any other.
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES <= Math.max(end, 0); block += 1) {
      const { offset, length } = object.spanOf(block);
      const plain = object.open(block, await readExactly(handle, offset, length));
      const first = block * BLOCK_BYTES;
      yield plain.subarray(Math.max(0, start - first), Math.max(0, end + 1 - first));
    }
  } finally {
    await handle.close();
  }
}

/** @param prefix of the keys in this folder: empty, or ending with a slash */
async function* listBelow(folder: string, prefix: string): AsyncGenerator<ListedObject> {
  const entries = await opendir(folder).catch(ignoreMissing);
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* listBelow(path, `${prefix}${entry.name}/`);
    } else if (entry.name.endsWith(FILE_SUFFIX)) {
      const found = await stat(path).catch(ignoreMissing);
      const name = entry.name.slice(0, -FILE_SUFFIX.length);
      if (found) yield { key: `${prefix}${name}`, storedAt: found.mtime };
    }
  }
}

function ignoreMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
  throw error;
}

async function openIfPresent(path: string): Promise<FileHandle | null> {
  return open(path, "r").catch(ignoreMissing);
}

async function openSealed(handle: FileHandle, ring: KeyRing, key: string): Promise<SealedObject> {
  const { buffer, bytesRead } = await handle.read(
    Buffer.allocUnsafe(MAX_HEADER_BYTES),
    0,
    MAX_HEADER_BYTES,
    0,
  );
  const object = openHeader(ring, key, buffer.subarray(0, bytesRead));
  if ((await handle.stat()).size !== object.fileBytes) throw new MediaFault("media.damaged");
  return object;
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new MediaFault("media.damaged");
    done += bytesRead;
  }
  return bytes;
}
