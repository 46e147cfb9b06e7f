import {
  type Hash,
  createHash,
  createHmac,
  hash,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";

const MIN_TOKEN_BYTES = 16;

/** An unguessable token for a link: at least 128 random bits as base64url (16 bytes are 22 characters). */
export function createToken(bytes = MIN_TOKEN_BYTES): string {
  if (bytes < MIN_TOKEN_BYTES) throw new RangeError("A token has at least 128 bits.");
  return randomBytes(bytes).toString("base64url");
}

/**
 * What is stored in place of a token: SHA-256, 64 hex digits. Hex, because MySQL compares text without regard
 * to case by default. A plain hash is enough for 128 random bits; for one-time codes see `hashCode`.
 */
export function hashToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** Compares without telling by its time where two secrets differ, or how long they are. */
export function safeEqual(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left).digest(), sha256(right).digest());
}

/** A one-time numeric code, each digit string equally likely, leading zeros included. */
export function createCode(digits = 6): string {
  if (!Number.isInteger(digits) || digits < 4 || digits > 12)
    throw new RangeError("A code has 4 to 12 digits.");
  return String(randomInt(10 ** digits)).padStart(digits, "0");
}

/**
 * What is stored in place of a one-time code: an HMAC, 64 hex digits. A code has so few values that a plain hash
 * is as good as the code itself to whoever reads the table.
 * @param context whom and what the code is for, e.g. `identity:<interview id>`: it fits nowhere else
 */
export function hashCode(key: Buffer, context: string, code: string): string {
  return createHmac("sha256", key).update(`${context}\0${code}`, "utf8").digest("hex");
}

function sha256(text: string): Hash {
  return createHash("sha256").update(text, "utf8");
}
