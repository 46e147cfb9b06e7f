import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createKeyRing, loadOrCreateKeyRing, parseKeyRing } from "../../../server/security/keyRing";

const key = (byte: number) => Buffer.alloc(32, byte);
const entry = (id: string, byte: number) => `${id}:${key(byte).toString("base64")}`;

describe("key ring", () => {
  it("derives a different key for each purpose and each master key", () => {
    const ring = createKeyRing({ current: "b", keys: { b: key(2), a: key(1) } });
    const derived = [
      ring.derive("field"),
      ring.derive("media"),
      ring.derive("link"),
      ring.derive("session"),
      ring.indexKey(),
      ring.derive("field", "a"),
    ];
    expect(new Set(derived.map((one) => one.toString("hex"))).size).toBe(derived.length);
    expect(derived.every((one) => one.length === 32)).toBe(true);
    expect(ring.derive("field", "b")).toEqual(ring.derive("field"));
  });

  it("takes the first key of the text form as the current one", () => {
    const ring = parseKeyRing(`${entry("new", 2)}, ${entry("old", 1)}`);
    expect(ring.current).toBe("new");
    expect(ring.ids).toEqual(["new", "old"]);
  });

  it("keeps the index key over rotation, and over the retirement of the oldest key under the id `index`", () => {
    const before = parseKeyRing(entry("k1", 1)).indexKey();
    expect(parseKeyRing(`${entry("k2", 2)},${entry("k1", 1)}`).indexKey()).toEqual(before);
    const retired = parseKeyRing(`${entry("k2", 2)},${entry("index", 1)}`);
    expect(retired.indexKey()).toEqual(before);
    expect(retired.ids).toEqual(["k2"]);
    expect(retired.has("index")).toBe(false);
  });

  it.each([
    ["nothing", "", /names no key/],
    ["only an index key", entry("index", 1), /names no key/],
    ["no colon", "abc", /id:base64/],
    ["a short key", `a:${Buffer.alloc(16).toString("base64")}`, /16 bytes, not 32/],
    ["a dotted id", entry("a.b", 1), /not a key id/],
    ["an id that JavaScript would reorder", entry("1", 1), /not a key id/],
    ["the same id twice", `${entry("a", 1)},${entry("a", 2)}`, /listed twice/],
  ])("refuses %s and says why", (_name, text, message) => {
    expect(() => parseKeyRing(text)).toThrow(message);
  });

  it("names a key that is asked for but not there", () => {
    expect(() => parseKeyRing(entry("a", 1)).derive("field", "gone")).toThrow(/no key "gone"/);
  });
});

describe("key ring of the embedded size", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "zhimian-keys-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("is made once, for the owner only, and read again afterwards", () => {
    const first = loadOrCreateKeyRing(dataDir);
    const second = loadOrCreateKeyRing(dataDir);
    expect(second.derive("field")).toEqual(first.derive("field"));
    expect(second.indexKey()).toEqual(first.indexKey());
    expect(statSync(join(dataDir, "keys", "ring")).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dataDir, "keys"))).toEqual(["ring"]);
  });

  it("can be rotated by putting a key in front", () => {
    const before = loadOrCreateKeyRing(dataDir);
    const rotated = parseKeyRing(`${entry("k2", 9)}\n${readFileSync(join(dataDir, "keys", "ring"), "utf8")}`);
    expect(rotated.current).toBe("k2");
    expect(rotated.derive("media", before.current)).toEqual(before.derive("media"));
    expect(rotated.indexKey()).toEqual(before.indexKey());
  });

  it("differs between installations", () => {
    const other = mkdtempSync(join(tmpdir(), "zhimian-keys-"));
    try {
      expect(loadOrCreateKeyRing(other).current).not.toBe(loadOrCreateKeyRing(dataDir).current);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});
