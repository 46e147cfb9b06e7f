import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { MediaFault, hasCode, mediaError } from "../../media/errors";
import { MAX_HEADER_BYTES, createSealer, openHeader } from "../../media/sealedFormat";
import type { MediaStore } from "../../media/types";
import type { KeyRing } from "../../security/keyRing";
import { BackupError } from "../backupError";
import { backupRing } from "../backupKeys";
import { SET_ID } from "../manifest";
import type { BackupPlace, SealedObjects } from "./place";

const SETS = "manifests";
const OBJECTS = "objects";
const keyOf = (id: string) => `${SETS}/${id}`;
const placed = (key: string) => `${OBJECTS}/${key}`;

/**
 * A store of media as the place of backups: a bucket of its own, or a prefix in one. What goes there is sealed before
 * it leaves this machine.
 * @param workFolder where an object is sealed into a file before it is sent: its header is known last and stands first
 */
export function openStorePlace(
  store: MediaStore,
  ring: KeyRing,
  { name, workFolder }: { name: string; workFolder: string },
): BackupPlace {
  return {
    name,
    objects: sealedIn(store, backupRing(ring), workFolder),
    async setIds() {
      const ids: string[] = [];
      for await (const { key } of store.list(SETS)) ids.push(key.slice(SETS.length + 1));
      return ids
        .filter((id) => SET_ID.test(id))
        .toSorted()
        .toReversed();
    },
    async readManifest(id) {
      if (!(await store.head(keyOf(id)))) throw new BackupError(`There is no backup ${id} in ${name}.`);
      return text(store.read(keyOf(id)));
    },
    async writeManifest(id, content) {
      await store.put(keyOf(id), Buffer.from(content, "utf8"));
    },
    removeManifest: (id) => store.remove(keyOf(id)),
    close: () => store.close(),
  };
}

function sealedIn(store: MediaStore, ring: KeyRing, workFolder: string): SealedObjects {
  return {
    async write(key, source, { expected }) {
      await mkdir(workFolder, { recursive: true, mode: 0o700 });
      const path = join(workFolder, `backup-${randomUUID()}`);
      const sealer = createSealer(ring, key);
      const file = await open(path, "wx", 0o600);
      try {
        let position = sealer.headerBytes;
        const append = async (pieces: Buffer[]) => {
          for (const piece of pieces) {
            await file.write(piece, 0, piece.length, position);
            position += piece.length;
          }
        };
        for await (const plain of source) await append(sealer.update(plain));
        const { header, rest, facts } = sealer.finish();
        await append(rest);
        await file.write(header, 0, header.length, 0);
        const md5 = facts.md5.toString("base64");
        if (expected && (expected.size !== facts.size || expected.md5 !== md5)) {
          throw mediaError("media.checksum_mismatch");
        }
        const sent = await store.put(placed(key), createReadStream(path));
        if (sent.size !== position) throw mediaError("media.size_mismatch");
        return facts;
      } finally {
        await file.close();
        await rm(path, { force: true });
      }
    },
    async facts(key) {
      const there = await store.head(placed(key));
      if (!there) return null;
      try {
        const end = Math.min(MAX_HEADER_BYTES, there.size) - 1;
        if (end < 0) return null;
        const head = await collect(store.read(placed(key), { start: 0, end }));
        const object = openHeader(ring, key, head);
        return object.fileBytes === there.size ? object.facts : null;
      } catch (error) {
        if (hasCode(error, "media.damaged")) return null;
        throw error;
      }
    },
    read: (key) =>
      Readable.from(openSealed(ring, key, store.read(placed(key)) as AsyncIterable<Buffer>), {
        objectMode: false,
      }),
    remove: (keyPrefix) => store.remove(placed(keyPrefix)),
    async *list(keyPrefix) {
      for await (const { key, storedAt } of store.list(placed(keyPrefix)))
        yield { key: key.slice(OBJECTS.length + 1), storedAt };
    },
  };
}

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** Opens a sealed object as it comes, from its first byte to its last. */
async function* openSealed(
  ring: KeyRing,
  key: string,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let object: ReturnType<typeof openHeader> | null = null;
  let block = 0;
  let received = 0;
  for await (const part of source) {
    received += part.length;
    held = held.length > 0 ? Buffer.concat([held, part]) : part;
    if (!object) {
      if (held.length < MAX_HEADER_BYTES) continue;
      object = openHeader(ring, key, held);
      held = held.subarray(object.spanOf(0).offset);
    }
    for (let span = object.spanOf(block); held.length >= span.length && span.length > 0;) {
      yield object.open(block, held.subarray(0, span.length));
      held = held.subarray(span.length);
      block += 1;
      span = object.spanOf(block);
    }
  }
  if (!object) {
    // The whole of it is shorter than the longest header.
    object = openHeader(ring, key, held);
    const { offset, length } = object.spanOf(0);
    yield object.open(0, held.subarray(offset, offset + length));
  }
  if (received !== object.fileBytes) throw new MediaFault("media.damaged");
}
