import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
} from "node:crypto";

import type { KeyRing } from "../security/keyRing";
import { MediaFault } from "./errors";

/*
 * How one object lies on disk: see docs/adr/0007-media-encryption.md.
 *
 *   "ZMSF" | version | algorithm | log2(block) | length of key id | key id | salt (32)
 *   sealed facts: size (8) ‖ MD5 (16) ‖ SHA-256 (32), tag (16)
 *   blocks of 64 KiB, each with its tag (16)
 */

export const BLOCK_BYTES = 64 * 1024;
export const MAX_HEADER_BYTES = 256;

const MAGIC = Buffer.from("ZMSF", "latin1");
const VERSION = 1;
const AES_256_GCM = 1;
const BLOCK_LOG2 = 16;
const FIXED_BYTES = 8;
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PREFIX_BYTES = 7;
const FACTS_BYTES = 8 + 16 + 32;
const SEALED_BLOCK_BYTES = BLOCK_BYTES + TAG_BYTES;

/** The last byte of a nonce: a block knows whether it is the last, and the facts can stand for no block. */
const Role = { middle: 0, last: 1, facts: 2 } as const;
type Role = (typeof Role)[keyof typeof Role];

export type Facts = { size: number; md5: Buffer; sha256: Buffer };

type FileKey = { key: Buffer; noncePrefix: Buffer };

/** Seals one object, in a single pass: `update` gives sealed bytes as they fill up, `finish` the rest and the header. */
export interface Sealer {
  /** Room to leave at the start of the file for the header, which is known only at the end. */
  readonly headerBytes: number;
  update(plain: Buffer): Buffer[];
  finish(): { header: Buffer; rest: Buffer[]; facts: Facts };
}

export function createSealer(ring: KeyRing, objectKey: string): Sealer {
  const prelude = writePrelude(ring.current);
  const salt = randomBytes(SALT_BYTES);
  const file = fileKey(ring, ring.current, prelude, salt, objectKey);
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  let size = 0;
  let counter = 0;
  let held: Buffer = Buffer.alloc(0);

  return {
    headerBytes: prelude.length + SALT_BYTES + FACTS_BYTES + TAG_BYTES,
    update(plain) {
      md5.update(plain);
      sha256.update(plain);
      size += plain.length;
      const sealed: Buffer[] = [];
      let rest = held.length > 0 ? Buffer.concat([held, plain]) : plain;
      // A full block is held back until more follows: only then is it known not to be the last.
      while (rest.length > BLOCK_BYTES) {
        sealed.push(...sealBlock(file, counter, Role.middle, rest.subarray(0, BLOCK_BYTES)));
        counter += 1;
        rest = rest.subarray(BLOCK_BYTES);
      }
      held = rest;
      return sealed;
    },
    finish() {
      const rest = sealBlock(file, counter, Role.last, held);
      const facts = { size, md5: md5.digest(), sha256: sha256.digest() };
      const header = Buffer.concat([prelude, salt, ...sealBlock(file, 0, Role.facts, writeFacts(facts))]);
      return { header, rest, facts };
    },
  };
}

/** An object whose header has been read and found authentic. Offsets count from the start of the file. */
export interface SealedObject {
  readonly facts: Facts;
  /** Length that the file must have; any other length means damage. */
  readonly fileBytes: number;
  spanOf(block: number): { offset: number; length: number };
  /** The plain bytes of a block. Throws `media.damaged` when it is not the block that belongs there. */
  open(block: number, sealed: Buffer): Buffer;
}

/**
 * @param head the first bytes of the file, `MAX_HEADER_BYTES` of them or the whole file if it is shorter
 * @throws `media.damaged`; an operator's error when the key that it names is not in the ring
 */
export function openHeader(ring: KeyRing, objectKey: string, head: Buffer): SealedObject {
  const { keyId, preludeBytes } = readPrelude(head);
  const factsStart = preludeBytes + SALT_BYTES;
  const bodyStart = factsStart + FACTS_BYTES + TAG_BYTES;
  if (head.length < bodyStart) throw new MediaFault("media.damaged");
  const salt = head.subarray(preludeBytes, factsStart);
  const file = fileKey(ring, keyId, head.subarray(0, preludeBytes), salt, objectKey);
  const facts = readFacts(openBlock(file, 0, Role.facts, head.subarray(factsStart, bodyStart)));
  const blocks = Math.max(1, Math.ceil(facts.size / BLOCK_BYTES));
  const fileBytes = bodyStart + facts.size + blocks * TAG_BYTES;
  return {
    facts,
    fileBytes,
    spanOf(block) {
      const offset = bodyStart + block * SEALED_BLOCK_BYTES;
      return { offset, length: Math.min(SEALED_BLOCK_BYTES, fileBytes - offset) };
    },
    open: (block, sealed) => openBlock(file, block, block === blocks - 1 ? Role.last : Role.middle, sealed),
  };
}

function writePrelude(keyId: string): Buffer {
  const id = Buffer.from(keyId, "latin1");
  return Buffer.concat([MAGIC, Buffer.from([VERSION, AES_256_GCM, BLOCK_LOG2, id.length]), id]);
}

function readPrelude(head: Buffer): { keyId: string; preludeBytes: number } {
  const known =
    head.length >= FIXED_BYTES &&
    head.subarray(0, MAGIC.length).equals(MAGIC) &&
    head[4] === VERSION &&
    head[5] === AES_256_GCM &&
    head[6] === BLOCK_LOG2;
  if (!known) throw new MediaFault("media.damaged");
  const preludeBytes = FIXED_BYTES + (head[7] ?? 0);
  return { keyId: head.toString("latin1", FIXED_BYTES, preludeBytes), preludeBytes };
}

/**
 * A key for this file alone, so nonces need only be unique within it. It also depends on the prelude and on the
 * object's name: a file that is relabelled, or put in another's place, does not open.
 */
function fileKey(ring: KeyRing, keyId: string, prelude: Buffer, salt: Buffer, objectKey: string): FileKey {
  const info = Buffer.concat([
    Buffer.from("zhimian/media\0"),
    prelude,
    Buffer.from(`\0${objectKey}`, "utf8"),
  ]);
  const bytes = Buffer.from(
    hkdfSync("sha256", ring.derive("media", keyId), salt, info, KEY_BYTES + PREFIX_BYTES),
  );
  return { key: bytes.subarray(0, KEY_BYTES), noncePrefix: bytes.subarray(KEY_BYTES) };
}

function nonceOf(file: FileKey, counter: number, role: Role): Buffer {
  const nonce = Buffer.alloc(PREFIX_BYTES + 5);
  file.noncePrefix.copy(nonce);
  nonce.writeUInt32BE(counter, PREFIX_BYTES);
  nonce[PREFIX_BYTES + 4] = role;
  return nonce;
}

function sealBlock(file: FileKey, counter: number, role: Role, plain: Buffer): Buffer[] {
  const cipher: CipherGCM = createCipheriv("aes-256-gcm", file.key, nonceOf(file, counter, role));
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

function openBlock(file: FileKey, counter: number, role: Role, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new MediaFault("media.damaged");
  const nonce = nonceOf(file, counter, role);
  const decipher = createDecipheriv("aes-256-gcm", file.key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new MediaFault("media.damaged");
  }
  return plain;
}

function writeFacts({ size, md5, sha256 }: Facts): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return Buffer.concat([length, md5, sha256]);
}

function readFacts(bytes: Buffer): Facts {
  return { size: Number(bytes.readBigUInt64BE()), md5: bytes.subarray(8, 24), sha256: bytes.subarray(24) };
}
