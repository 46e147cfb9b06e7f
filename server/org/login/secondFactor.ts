import { randomInt } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { hashToken } from "../../security/tokens";

/** 160 bits, as RFC 4226 §4 recommends; Base32. */
export const createTotpSecret = (): string => generateSecret({ length: 20 });

/** What an authenticator app reads from the QR code (Google's Key URI format). */
export const totpUri = (secret: string, { issuer, account }: { issuer: string; account: string }): string =>
  generateURI({ issuer, label: account, secret });

/**
 * The 30-second step (RFC 6238) that a six-digit code belongs to; null where it fits none of now, before and after,
 * or one that was taken already: a code read over somebody's shoulder is worth nothing.
 */
export function takeTotpStep(
  secret: string,
  code: string,
  { now, lastStep }: { now: Date; lastStep: number | null },
): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: 30 });
  // HOTP's results have no step; these are of the default, TOTP.
  const step = result.valid && "timeStep" in result ? result.timeStep : null;
  return step !== null && step > (lastStep ?? -1) ? step : null;
}

export const RECOVERY_CODES = 10;
/** Crockford's Base32: nothing that one misreads. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 4;
const GROUP_LENGTH = 4;

const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** Ten codes of 80 random bits, as `x7k2-9mpw-04tq-c3vz`. */
export const createRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join("-"));

/** What people type for what they read: any case, with or without dashes, O for 0 and I or L for 1. */
export const normalizeRecoveryCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");

/** 80 random bits need no slow hash; the person is in it, so that equal codes of two people differ. */
export const hashRecoveryCode = (staffId: string, code: string): string =>
  hashToken(`recovery:${staffId}:${normalizeRecoveryCode(code)}`);

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);
