import { hkdfSync, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** What a key is for. Each purpose has a key of its own, so a leak or misuse of one says nothing about another. */
export type KeyPurpose = "field" | "media" | "link" | "session" | "backup";

/**
 * Master keys by id. New data is sealed under `current`; old data names the key that it was sealed under.
 * Rotation: put a new key in front, keep the old ones until their data has been sealed again.
 */
export interface KeyRing {
  readonly current: string;
  readonly ids: readonly string[];
  has(id: string): boolean;
  /** The 32-byte key for one purpose, of the current master key unless another is named. Throws for an unknown id. */
  derive(purpose: KeyPurpose, id?: string): Buffer;
  /** The 32-byte key of blind indexes. It does not change with rotation: an index cannot be opened and re-made. */
  indexKey(): Buffer;
}

const KEY_BYTES = 32;
/** No dot (sealed values are dot-separated) and a letter first (JavaScript would reorder integer-like names). */
const ID = /^[a-z][a-z0-9_-]{0,31}$/;
/** A key of this id serves blind indexes only; without it the oldest (last) key does. */
const INDEX_ID = "index";

/**
 * @param input.current id under which new data is sealed
 * @param input.keys 32-byte master keys, newest first
 * @throws Error with a sentence for the operator when an id or a key is malformed
 */
export function createKeyRing(input: { current: string; keys: Record<string, Buffer> }): KeyRing {
  const { current } = input;
  const keys = new Map(Object.entries(input.keys));
  for (const [id, key] of keys) {
    if (!ID.test(id))
      throw new Error(`Key ring: "${id}" is not a key id (a letter, then letters, digits, _ or -).`);
    if (key.length !== KEY_BYTES)
      throw new Error(`Key ring: key "${id}" has ${key.length} bytes, not ${KEY_BYTES}.`);
  }
  const ids = [...keys.keys()].filter((id) => id !== INDEX_ID);
  if (!ids.includes(current)) throw new Error(`Key ring: the current key "${current}" is not in the ring.`);

  const derived = new Map<string, Buffer>();
  const deriveFrom = (id: string, purpose: string): Buffer => {
    const name = `${id}/${purpose}`;
    const known = derived.get(name);
    if (known) return known;
    const master = keys.get(id);
    if (!master)
      throw new Error(`Key ring: there is no key "${id}"; was it retired while data still needs it?`);
    const key = Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `zhimian/v1/${purpose}`, KEY_BYTES));
    derived.set(name, key);
    return key;
  };

  const indexId = keys.has(INDEX_ID) ? INDEX_ID : (ids.at(-1) ?? current);
  return {
    current,
    ids,
    has: (id) => ids.includes(id),
    derive: (purpose, id = current) => deriveFrom(id, purpose),
    indexKey: () => deriveFrom(indexId, "index"),
  };
}

/**
 * Reads `id:base64,id2:base64`, current key first. To retire the oldest key without losing the blind indexes
 * made with it, keep it in the list under the id `index`.
 * @throws Error with a sentence for the operator; it never repeats key material
 */
export function parseKeyRing(text: string): KeyRing {
  const keys: Record<string, Buffer> = {};
  const entries = text.split(/[,\n]/).map((entry) => entry.trim());
  for (const entry of entries.filter(Boolean)) {
    const colon = entry.indexOf(":");
    if (colon < 1)
      throw new Error("Key ring: each entry is written id:base64, entries are separated by commas.");
    const id = entry.slice(0, colon);
    if (Object.hasOwn(keys, id)) throw new Error(`Key ring: "${id}" is listed twice.`);
    keys[id] = Buffer.from(entry.slice(colon + 1), "base64");
  }
  const current = Object.keys(keys).find((id) => id !== INDEX_ID);
  if (!current) throw new Error("Key ring: it names no key.");
  return createKeyRing({ current, keys });
}

/**
 * The key ring of the embedded size: `keys/ring` under the data folder, made at the first start. Two processes
 * that start together end with the same ring, and a crash leaves either none or a whole one.
 */
export function loadOrCreateKeyRing(dataDir: string): KeyRing {
  const folder = join(dataDir, "keys");
  const file = join(folder, "ring");
  const existing = readIfPresent(file);
  if (existing !== null) return parseKeyRing(existing);

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A random id tells "sealed with a ring that was lost" from "tampered with" when data outlives its keys.
  const id = `k${randomBytes(4).toString("hex")}`;
  const lines = [id, INDEX_ID].map((name) => `${name}:${randomBytes(KEY_BYTES).toString("base64")}`);
  const draft = join(folder, `.ring-${randomBytes(8).toString("hex")}`);
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, `${lines.join("\n")}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    // Another process was first: its ring is the ring.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  for (const directory of [folder, dataDir]) syncDirectory(directory);
  return parseKeyRing(readFileSync(file, "utf8"));
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function syncDirectory(directory: string): void {
  // Windows cannot open a directory, and its file systems journal names themselves.
  if (process.platform === "win32") return;
  const handle = openSync(directory, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
