import {
  createBlindIndex,
  normalizeEmail,
  normalizeIdNumber,
  normalizePhone,
} from "../../../server/security/blindIndex";
import { createKeyRing } from "../../../server/security/keyRing";

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const index = createBlindIndex(createKeyRing({ current: "a", keys: { a: oldKey } }));

describe("normalisation", () => {
  it.each([
    ["13800001234", "+8613800001234"],
    [" 138 0000 1234 ", "+8613800001234"],
    ["138-0000-1234", "+8613800001234"],
    ["138–0000—1234", "+8613800001234"],
    ["１３８００００１２３４", "+8613800001234"],
    ["＋86 138 0000 1234", "+8613800001234"],
    ["+8613800001234", "+8613800001234"],
    ["8613800001234", "+8613800001234"],
    ["008613800001234", "+8613800001234"],
    ["(86) 138.0000.1234", "+8613800001234"],
    ["010-5555 1234", "+861055551234"],
    ["+86 (0)10 5555 1234", "+861055551234"],
    ["0755-55551234", "+8675555551234"],
    ["+39 06 5555 1234", "+390655551234"],
    ["+1 (202) 555-0123", "+12025550123"],
    ["95555", "95555"],
    ["none", ""],
  ])("phone %s is %s", (value, normal) => expect(normalizePhone(value)).toBe(normal));

  it.each([
    [" San.Zhang@Example.COM ", "san.zhang@example.com"],
    ["ｓａｎ＠example.com", "san@example.com"],
  ])("e-mail %s is %s", (value, normal) => expect(normalizeEmail(value)).toBe(normal));

  it.each([
    ["11010119900307 123x", "11010119900307123X"],
    ["１１０１０１-19900307-123Ｘ", "11010119900307123X"],
  ])("ID number %s is %s", (value, normal) => expect(normalizeIdNumber(value)).toBe(normal));
});

describe("blind index", () => {
  it("is equal for spellings of one value and differs between values", () => {
    expect(index.phone("138 0000 1234")).toBe(index.phone("+8613800001234"));
    expect(index.phone("13800001234")).not.toBe(index.phone("13800001235"));
    expect(index.phone("13800001234")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs between kinds, so that equal text in two columns does not show", () => {
    expect(index.email("95555")).not.toBe(index.phone("95555"));
  });

  it("has nothing to say about nothing", () => {
    expect([index.phone("—"), index.email("  "), index.idNumber("")]).toEqual([null, null, null]);
  });

  it("survives rotation of the field key and depends on the installation's key", () => {
    const rotated = createBlindIndex(createKeyRing({ current: "b", keys: { b: newKey, a: oldKey } }));
    const elsewhere = createBlindIndex(createKeyRing({ current: "a", keys: { a: newKey } }));
    expect(rotated.phone("13800001234")).toBe(index.phone("13800001234"));
    expect(elsewhere.phone("13800001234")).not.toBe(index.phone("13800001234"));
  });
});
