import { generateSync } from "otplib";
import {
  RECOVERY_CODES,
  createRecoveryCodes,
  createTotpSecret,
  hashRecoveryCode,
  takeTotpStep,
  totpUri,
} from "../../../../server/org/login/secondFactor";

const secret = createTotpSecret();
const now = new Date("2026-03-02T02:00:10.000Z");
const codeAt = (seconds: number) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) + seconds });
const step = Math.floor(now.getTime() / 30_000);
const take = (code: string, lastStep: number | null = null) => takeTotpStep(secret, code, { now, lastStep });

test("a code is taken from half a minute before to half a minute after", () => {
  expect([-60, -30, 0, 30, 60].map((seconds) => take(codeAt(seconds)))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
});

test("a code that was taken, and every older one, is refused", () => {
  expect(take(codeAt(0), step)).toBeNull();
  expect(take(codeAt(-30), step)).toBeNull();
  expect(take(codeAt(30), step)).toBe(step + 1);
  // A clock that was set back must not throw.
  expect(take(codeAt(0), step + 100)).toBeNull();
});

test("the RFC 6238 vector for SHA-1 at 59 s, in six digits", () => {
  const vector = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(takeTotpStep(vector, "287082", { now: new Date(59_000), lastStep: null })).toBe(1);
});

test("what an authenticator app reads names company and person", () => {
  const uri = new URL(totpUri(secret, { issuer: "恒通集团", account: "lan@hengtong.example" }));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("恒通集团:lan@hengtong.example");
  expect(uri.searchParams.get("secret")).toBe(secret);
  expect(uri.searchParams.get("issuer")).toBe("恒通集团");
});

test("recovery codes are many, different, and found however they are typed", () => {
  const codes = createRecoveryCodes();
  expect(new Set(codes).size).toBe(RECOVERY_CODES);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(hashRecoveryCode("p", "x0k1-9mpw-04tq-c3vz")).toBe(hashRecoveryCode("p", " XOKL 9MPW O4TQ C3VZ"));
  expect(hashRecoveryCode("p", "x0k1-9mpw-04tq-c3vz")).not.toBe(hashRecoveryCode("q", "x0k1-9mpw-04tq-c3vz"));
});
