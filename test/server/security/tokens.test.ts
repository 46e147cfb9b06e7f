import { createCode, createToken, hashCode, hashToken, safeEqual } from "../../../server/security/tokens";

describe("tokens", () => {
  it("carry at least 128 bits and never repeat", () => {
    const tokens = Array.from({ length: 1000 }, () => createToken());
    expect(new Set(tokens).size).toBe(1000);
    expect(tokens.every((token) => /^[A-Za-z0-9_-]{22}$/.test(token))).toBe(true);
    expect(() => createToken(15)).toThrow(/128 bits/);
  });

  it("are stored as SHA-256 in hex", () => {
    expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it.each([
    ["same", "same", true],
    ["same", "sama", false],
    ["same", "same ", false],
    ["", "", true],
  ])("%p equals %p: %p", (left, right, equal) => expect(safeEqual(left, right)).toBe(equal));
});

describe("one-time codes", () => {
  it("have exactly the digits asked for and use all of them", () => {
    const codes = Array.from({ length: 2000 }, () => createCode(6));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes.map((code) => code[0])).size).toBe(10);
    expect(() => createCode(3)).toThrow(RangeError);
  });

  it("are stored under a key and for one use", () => {
    const key = Buffer.alloc(32, 1);
    const stored = hashCode(key, "identity:1", "000123");
    expect(stored).toBe(hashCode(key, "identity:1", "000123"));
    expect(stored).not.toBe(hashCode(key, "identity:2", "000123"));
    expect(stored).not.toBe(hashCode(Buffer.alloc(32, 2), "identity:1", "000123"));
    expect(stored).not.toBe(hashToken("000123"));
  });
});
