import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type KeyRing, loadOrCreateKeyRing, parseKeyRing } from "../security/keyRing";
import { BackupError } from "./backupError";

/** Which ring it was, without a way back to its keys: 16 hex digits for each key, and for that of blind indexes. */
export type RingPrint = { current: string; keys: Record<string, string>; index: string };

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text, "utf8").digest("hex");
const printOf = (key: Buffer) => hmac(key, "zhimian/backup/fingerprint").slice(0, 16);

export const printRing = (ring: KeyRing): RingPrint => ({
  current: ring.current,
  keys: Object.fromEntries(ring.ids.map((id) => [id, printOf(ring.derive("backup", id))])),
  index: printOf(ring.indexKey()),
});

/** The ring of this installation. A backup or a restore never makes one: a new ring opens nothing. */
export function givenRing(env: { KEY_RING?: string | undefined; DATA_DIR: string }): KeyRing {
  try {
    if (env.KEY_RING) return parseKeyRing(env.KEY_RING);
    if (existsSync(join(env.DATA_DIR, "keys/ring"))) return loadOrCreateKeyRing(env.DATA_DIR);
  } catch (error) {
    throw error instanceof Error ? new BackupError(error.message) : error;
  }
  throw new BackupError(
    `There is no key ring: neither KEY_RING is set nor is there a file ${join(env.DATA_DIR, "keys/ring")}. ` +
      "Give the ring that the product runs with; it is never part of a backup.",
  );
}

/**
 * Whether all that a backup holds can be opened with this ring. Newer keys in it do no harm.
 * @throws BackupError that says which key is missing or another one
 */
export function assertRing(ring: KeyRing, made: RingPrint): void {
  const here = printRing(ring);
  const wrong = Object.entries(made.keys).find(([id, print]) => here.keys[id] !== print);
  if (wrong) {
    const [id, print] = wrong;
    const found = here.keys[id];
    throw new BackupError(
      `This key ring is not the one of the backup, and without that nothing in it can be opened. Its key "${id}" has ` +
        `the fingerprint ${print}; ${found ? `the key of that name here has ${found}` : "here there is no key of that name"}. ` +
        "Give the ring of that time as KEY_RING or as the file keys/ring in DATA_DIR.",
    );
  }
  if (here.index !== made.index) {
    throw new BackupError(
      "The key ring opens the backup, but its index key is another one: nobody would be found by telephone or e-mail any " +
        `more. The backup's has the fingerprint ${made.index}, this one ${here.index}. Add that key under the id "index".`,
    );
  }
}

/**
 * The same ring for what lies in a backup: whatever purpose is asked for, the key is that of backups. So the sealed
 * format of media serves for it, and no file of a backup opens as a recording of the product, nor the other way round.
 */
export const backupRing = (ring: KeyRing): KeyRing => ({
  current: ring.current,
  ids: ring.ids,
  has: (id) => ring.has(id),
  derive: (_purpose, id) => ring.derive("backup", id),
  indexKey: () => ring.indexKey(),
});

export type Namer = (key: string, object: { size: number; md5: string }) => string;

/**
 * Names for the contents of objects that tell nothing of them. They change with the ring's current key: what was sealed
 * under a key that has been retired since is copied anew.
 * @param keyId the key that was current when the set was made
 */
export function createNamer(ring: KeyRing, keyId: string): Namer {
  const secret = Buffer.from(
    hkdfSync("sha256", ring.indexKey(), Buffer.alloc(0), "zhimian/backup/media-name", 32),
  );
  return (key, { size, md5 }) => {
    const name = hmac(secret, [keyId, key, size, md5].join("\n"));
    return `media/${name.slice(0, 2)}/${name}`;
  };
}

const manifestKey = (ring: KeyRing, keyId: string) =>
  Buffer.from(
    hkdfSync("sha256", ring.derive("backup", keyId), Buffer.alloc(0), "zhimian/backup/manifest", 32),
  );

/** Vouches for a manifest's text. */
export const sealText = (ring: KeyRing, keyId: string, text: string): string =>
  hmac(manifestKey(ring, keyId), text);

export function isSealOf(ring: KeyRing, keyId: string, text: string, seal: string): boolean {
  const expected = Buffer.from(sealText(ring, keyId, text), "hex");
  const given = Buffer.from(seal, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
