import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

import type { KeyRing } from "./keyRing";

/**
 * Seals short personal values (phone, e-mail, ID number) for storage.
 * `context` is `table.column:rowId`: a sealed value opens only in the place for which it was sealed, so whoever
 * can write to the database cannot move one person's value into another's row.
 */
export interface FieldCipher {
  encrypt(plain: string, context: string): string;
  /** Throws `CipherError` when the value is malformed, was changed or moved, or its key has gone. */
  decrypt(sealed: string, context: string): string;
}

/** An authenticated cipher. Another one (SM4-GCM) joins by its id in the sealed form. */
export interface SealAlgorithm {
  readonly id: string;
  readonly keyBytes: number;
  /** Returns nonce ‖ ciphertext ‖ tag. */
  seal(key: Buffer, plain: Buffer, associated: Buffer): Buffer;
  /** Throws when the tag does not fit. */
  open(key: Buffer, sealed: Buffer, associated: Buffer): Buffer;
}

export class CipherError extends Error {
  override readonly name = "CipherError";
  constructor(readonly reason: "malformed" | "unknown_key" | "not_authentic") {
    super(`The sealed value cannot be opened: ${reason}.`);
  }
}

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const aes256Gcm: SealAlgorithm = {
  id: "a256gcm",
  keyBytes: 32,
  seal(key, plain, associated) {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associated);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, associated) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new CipherError("malformed");
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  },
};

/**
 * A field cipher whose values read `v1.<algorithm>.<key id>.<base64url(nonce ‖ ciphertext ‖ tag)>`.
 * @param algorithms the first seals; all of them open
 */
export function createFieldCipher(
  ring: KeyRing,
  algorithms: readonly SealAlgorithm[] = [aes256Gcm],
): FieldCipher {
  const [preferred] = algorithms;
  if (!preferred) throw new Error("A field cipher needs at least one algorithm.");
  const keys = new Map<string, Buffer>();
  // One key per algorithm: the same key under two ciphers has no security proof.
  const keyFor = (algorithm: SealAlgorithm, keyId: string): Buffer => {
    const name = `${algorithm.id}/${keyId}`;
    const known = keys.get(name);
    if (known) return known;
    const info = `field/${algorithm.id}`;
    const root = ring.derive("field", keyId);
    const key = Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), info, algorithm.keyBytes));
    keys.set(name, key);
    return key;
  };

  return {
    encrypt(plain, context) {
      const key = keyFor(preferred, ring.current);
      const sealed = preferred.seal(key, Buffer.from(plain, "utf8"), Buffer.from(context, "utf8"));
      return [VERSION, preferred.id, ring.current, sealed.toString("base64url")].join(".");
    },
    decrypt(sealed, context) {
      const { algorithmId, keyId, body } = parseSealed(sealed);
      const algorithm = algorithms.find((candidate) => candidate.id === algorithmId);
      if (!algorithm) throw new CipherError("malformed");
      if (!ring.has(keyId)) throw new CipherError("unknown_key");
      try {
        return algorithm.open(keyFor(algorithm, keyId), body, Buffer.from(context, "utf8")).toString("utf8");
      } catch (error) {
        throw error instanceof CipherError ? error : new CipherError("not_authentic");
      }
    },
  };
}

/** The id of the key that a value is sealed under: rotation seals again what does not name the current one. */
export function sealedKeyId(sealed: string): string {
  return parseSealed(sealed).keyId;
}

function parseSealed(sealed: string): { algorithmId: string; keyId: string; body: Buffer } {
  const [version, algorithmId, keyId, body, ...rest] = sealed.split(".");
  const whole = version === VERSION && algorithmId && keyId && body && rest.length === 0;
  if (!whole || !/^[A-Za-z0-9_-]+$/.test(body)) throw new CipherError("malformed");
  return { algorithmId, keyId, body: Buffer.from(body, "base64url") };
}
