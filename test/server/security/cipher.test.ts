import { CipherError, aes256Gcm, createFieldCipher, sealedKeyId } from "../../../server/security/cipher";
import { createKeyRing } from "../../../server/security/keyRing";

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const before = createFieldCipher(createKeyRing({ current: "a", keys: { a: oldKey } }));
const after = createFieldCipher(createKeyRing({ current: "b", keys: { b: newKey, a: oldKey } }));
const context = "candidates.phone:0190";

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof CipherError) return error.reason;
    throw error;
  }
  return "opened";
}

/** Changes one character in the middle of the sealed body. */
function tampered(sealed: string): string {
  const at = sealed.lastIndexOf(".") + 20;
  return sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
}

describe("field cipher", () => {
  it.each(["+8613800000000", "", "张三 <san@example.com>", "x".repeat(5000)])(
    "gives back what was sealed",
    (plain) => {
      expect(before.decrypt(before.encrypt(plain, context), context)).toBe(plain);
    },
  );

  it("writes version, algorithm and key id, and never the same text twice", () => {
    const sealed = before.encrypt("+8613800000000", context);
    expect(sealed).toMatch(/^v1\.a256gcm\.a\.[A-Za-z0-9_-]+$/);
    expect(sealed).not.toBe(before.encrypt("+8613800000000", context));
    expect(sealed).not.toContain("13800000000");
  });

  it("opens old values after rotation and seals new ones under the new key", () => {
    const sealed = before.encrypt("value", context);
    expect(after.decrypt(sealed, context)).toBe("value");
    expect(sealedKeyId(sealed)).toBe("a");
    expect(sealedKeyId(after.encrypt("value", context))).toBe("b");
  });

  const sealed = before.encrypt("value", context);
  it.each([
    ["moved to another row", sealed, "candidates.phone:0191", "not_authentic"],
    ["moved to another column", sealed, "candidates.email:0190", "not_authentic"],
    ["changed", tampered(sealed), context, "not_authentic"],
    ["cut short", sealed.slice(0, -30), context, "malformed"],
    ["relabelled with another algorithm", sealed.replace("a256gcm", "sm4gcm"), context, "malformed"],
    ["relabelled with an unknown key", sealed.replace(".a.", ".z."), context, "unknown_key"],
    ["of another version", sealed.replace("v1", "v2"), context, "malformed"],
    ["plain text", "13800000000", context, "malformed"],
    ["empty", "", context, "malformed"],
    ["with a fifth part", `${sealed}.x`, context, "malformed"],
  ])("refuses a value that is %s", (_name, value, place, reason) => {
    expect(reasonOf(() => before.decrypt(value, place))).toBe(reason);
  });

  it("refuses a value sealed under another key of the same id", () => {
    const stranger = createFieldCipher(createKeyRing({ current: "a", keys: { a: newKey } }));
    expect(reasonOf(() => stranger.decrypt(sealed, context))).toBe("not_authentic");
  });

  it("lets another algorithm join and still opens what the first one sealed", () => {
    const other = { ...aes256Gcm, id: "other" };
    const ring = createKeyRing({ current: "a", keys: { a: oldKey } });
    const both = createFieldCipher(ring, [other, aes256Gcm]);
    const fresh = both.encrypt("value", context);
    expect(fresh).toMatch(/^v1\.other\.a\./);
    expect(both.decrypt(fresh, context)).toBe("value");
    expect(both.decrypt(sealed, context)).toBe("value");
    // Each algorithm has a key of its own, although here both are AES.
    expect(reasonOf(() => both.decrypt(fresh.replace("other", "a256gcm"), context))).toBe("not_authentic");
  });
});
