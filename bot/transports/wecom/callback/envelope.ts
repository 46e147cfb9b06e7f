import { timingSafeEqual } from "node:crypto";
import { decrypt, getSignature } from "@wecom/crypto";
import type { Clock } from "../../../../server/clock";

/** As it comes: three parameters of the address, and what is sealed. */
export type Envelope = { signature: string; timestamp: string; nonce: string; sealed: string };

export type EnvelopeKeys = {
  /** `Token` and `EncodingAESKey` of the app's page "receive messages". */
  token: string;
  encodingAesKey: string;
  /** Whom a message must be for. */
  corpId: string;
};

/** How far WeCom's clock and ours may be apart; also how long a message can be replayed at all. */
export const WINDOW_MS = 5 * 60_000;

/** Compared as characters: what differs only in case is another signature. */
function sameSignature(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Opens what WeCom sealed; null for anything else. In this order: signature, age, decryption, receiver, since
 * `decrypt` itself asks for neither signature nor receiver.
 * Source: "Encryption and decryption", developer.work.weixin.qq.com/document/path/90968.
 */
export function createEnvelopeOpener({ token, encodingAesKey, corpId }: EnvelopeKeys, clock: Clock) {
  return function open({ signature, timestamp, nonce, sealed }: Envelope): string | null {
    if (!sameSignature(signature, getSignature(token, timestamp, nonce, sealed))) return null;
    // The signature covers the parts strung together: another cut through the same string must not be another date.
    if (!/^\d{10}$/.test(timestamp)) return null;
    if (Math.abs(clock.now().getTime() - Number(timestamp) * 1_000) > WINDOW_MS) return null;
    try {
      const { message, id } = decrypt(encodingAesKey, sealed);
      return id === corpId ? message : null;
    } catch {
      return null;
    }
  };
}
