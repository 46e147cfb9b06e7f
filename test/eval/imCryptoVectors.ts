import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decrypt, encrypt, getSignature } from "@wecom/crypto";
import { type Envelope, createEnvelopeOpener } from "../../bot/transports/wecom/callback/envelope";
import { signJsapi } from "../../server/platforms/dingtalk/jsapi";
import { signPage } from "../../server/platforms/wecom/jsSignatures";
import type { Evaluation, Measure } from "./measure";

const set = "im_crypto_vectors";
const mark = { value: 1, source: "published", better: "higher" } as const;

type Callback = {
  kind: "wecom" | "wecom-encrypt" | "dingtalk";
  token: string;
  encodingAESKey: string;
  receiveId: string;
  timestamp?: string;
  nonce?: string;
  encrypt: string;
  signature?: string;
  plaintext: string;
  random16?: string;
};
type Page = { jsapi_ticket: string; noncestr: string; timestamp: string; url: string; expected: string };

/** The text with each of its bits turned over in turn; bytes above ASCII come as two, and are another text all the same. */
function* flips(text: string): Generator<string> {
  const bytes = Buffer.from(text, "latin1");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
    yield flipped.toString("latin1");
  }
}

/** All that can be reached by one flipped bit in any of the fields. */
function* changed<T extends Record<string, string>>(whole: T): Generator<T> {
  for (const [name, value] of Object.entries(whole)) {
    for (const flip of flips(value)) yield { ...whole, [name]: flip };
  }
}

type Seen = { right: boolean; flipped: number; refused: number };

/** As the product takes a callback: signature, age, decryption, receiver. */
function throughEnvelope(vector: Callback): Seen {
  const { token, encodingAESKey: encodingAesKey, receiveId: corpId, encrypt: sealed } = vector;
  const timestamp = vector.timestamp ?? "1700000000";
  const nonce = vector.nonce ?? "nonce";
  const signature = vector.signature ?? getSignature(token, timestamp, nonce, sealed);
  const now = new Date(Number(timestamp) * 1_000);
  const open = createEnvelopeOpener({ token, encodingAesKey, corpId }, { now: () => now });
  const envelope: Envelope = { signature, timestamp, nonce, sealed };
  const seen = { right: open(envelope) === vector.plaintext, flipped: 0, refused: 0 };
  for (const other of changed(envelope)) {
    seen.flipped += 1;
    if (open(other) === null) seen.refused += 1;
  }
  return seen;
}

/** DingTalk's HTTP callback, which the product leaves to the stream, by the same signature and decryption. */
function throughSignature(vector: Callback): Seen {
  const { token, timestamp = "", nonce = "", encrypt: sealed, signature } = vector;
  const { message, id } = decrypt(vector.encodingAESKey, sealed);
  const signed = (fields: { timestamp: string; nonce: string; sealed: string }) =>
    getSignature(token, fields.timestamp, fields.nonce, fields.sealed) === signature;
  const right =
    signed({ timestamp, nonce, sealed }) && message === vector.plaintext && id === vector.receiveId;
  const seen = { right, flipped: 0, refused: 0 };
  for (const other of changed({ timestamp, nonce, sealed })) {
    seen.flipped += 1;
    if (!signed(other)) seen.refused += 1;
  }
  return seen;
}

function pageSigned({ jsapi_ticket: ticket, noncestr, timestamp, url, expected }: Page): Seen {
  const both = (fields: { ticket: string; nonceStr: string; url: string }) => [
    signPage({ ...fields, timestamp: Number(timestamp) }),
    signJsapi({ ...fields, timeStamp: timestamp }, "sha1"),
  ];
  const fields = { ticket, nonceStr: noncestr, url };
  const seen = { right: both(fields).every((signature) => signature === expected), flipped: 0, refused: 0 };
  for (const other of changed(fields)) {
    // What follows `#` is not part of the page's address, and DingTalk signs what `%` stands for.
    if (/[#%]/.test(other.url)) continue;
    seen.flipped += 1;
    if (both(other).every((signature) => signature !== expected)) seen.refused += 1;
  }
  return seen;
}

const sum = (seen: readonly Seen[], of: (seen: Seen) => number) =>
  seen.reduce((total, one) => total + of(one), 0);

/** Every published vector opens to what was published, and with one flipped bit anywhere to nothing. */
export const imCryptoVectors: Evaluation = {
  set,
  offline: true,
  async run(folder): Promise<Measure[]> {
    const { callback, signatures } = JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8")) as {
      callback: Callback[];
      signatures: Page[];
    };
    const seen = [
      ...callback.map((vector) =>
        vector.kind === "dingtalk" ? throughSignature(vector) : throughEnvelope(vector),
      ),
      ...signatures.map(pageSigned),
    ];
    const sealed = callback.filter(({ random16 }) => random16 !== undefined);
    const same = sealed.filter(
      (vector) =>
        encrypt(
          vector.encodingAESKey,
          vector.plaintext,
          vector.receiveId,
          Buffer.from(vector.random16 ?? ""),
        ) === vector.encrypt,
    );
    const flipped = sum(seen, (one) => one.flipped);
    return [
      {
        set,
        name: "vectors as published",
        value: sum(seen, ({ right }) => Number(right)) / seen.length,
        n: seen.length,
        mark,
      },
      {
        set,
        name: "one flipped bit refused",
        value: sum(seen, (one) => one.refused) / flipped,
        n: flipped,
        mark,
      },
      { set, name: "sealed to the same bytes", value: same.length / sealed.length, n: sealed.length, mark },
    ];
  },
};
