import { encrypt, getSignature } from "@wecom/crypto";
import { assert, property, string } from "fast-check";
import {
  WINDOW_MS,
  type Envelope,
  createEnvelopeOpener,
} from "../../../../bot/transports/wecom/callback/envelope";
import { wecomAccount } from "../../../factories/wecom";
import { createTestClock } from "../../../support/testClock";

const { token, encodingAesKey, corpId } = wecomAccount;

function seal(message: string, at: Date, receiver = corpId): Envelope {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const sealed = encrypt(encodingAesKey, message, receiver);
  return { timestamp, nonce: "n0nce", sealed, signature: getSignature(token, timestamp, "n0nce", sealed) };
}

/** The text with one bit of one of its bytes turned over. */
function flip(text: string, bit: number): string {
  const bytes = Buffer.from(text, "latin1");
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString("latin1");
}

describe("the envelope of a WeCom callback", () => {
  const clock = createTestClock();
  const open = createEnvelopeOpener({ token, encodingAesKey, corpId }, clock);

  it("opens what was sealed for us", () => {
    expect(open(seal("<xml>你好</xml>", clock.now()))).toBe("<xml>你好</xml>");
  });

  it("refuses every single bit that was turned over", () => {
    const envelope = seal("<xml><MsgId>1</MsgId></xml>", clock.now());
    const parts = ["signature", "timestamp", "nonce", "sealed"] as const;
    const bits = parts.flatMap((part) =>
      Array.from({ length: envelope[part].length * 8 }, (_, bit) => ({ part, bit })),
    );
    const accepted = bits.filter(
      ({ part, bit }) => open({ ...envelope, [part]: flip(envelope[part], bit) }) !== null,
    );
    expect(accepted).toEqual([]);
  });

  it("opens any text unchanged, and never under another key", () => {
    const other = createEnvelopeOpener(
      { token, encodingAesKey: `A${encodingAesKey.slice(1)}`, corpId },
      clock,
    );
    const opens = property(string({ unit: "grapheme", maxLength: 300 }), (message) => {
      const envelope = seal(message, clock.now());
      return open(envelope) === message && other(envelope) === null;
    });
    expect(() => assert(opens, { numRuns: 200 })).not.toThrow();
  });

  it("refuses what is for another corporation, however well signed", () => {
    expect(open(seal("<xml/>", clock.now(), "ww0000000000000000"))).toBeNull();
  });

  it.each([
    ["too old", -WINDOW_MS - 1_000],
    ["from the future", WINDOW_MS + 1_000],
  ])("refuses what is %s", (_, offset) => {
    expect(open(seal("<xml/>", new Date(clock.now().getTime() + offset)))).toBeNull();
  });

  it("refuses a signature in capital letters", () => {
    const envelope = seal("<xml/>", clock.now());
    expect(open({ ...envelope, signature: envelope.signature.toUpperCase() })).toBeNull();
  });

  it("refuses a sealed part that is signed and no ciphertext", () => {
    const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
    for (const sealed of ["", "AAAA", "not base64 at all", "A".repeat(64)]) {
      const signature = getSignature(token, timestamp, "n", sealed);
      expect(open({ timestamp, nonce: "n", sealed, signature })).toBeNull();
    }
  });
});
