import { createHmac } from "node:crypto";

import type { KeyRing } from "./keyRing";

/**
 * Finds an encrypted value by equality without opening it: a keyed hash of the normalised value, 64 hex digits.
 * Null where nothing is left to look for. Equal values of different kinds have different indexes.
 */
export interface BlindIndex {
  phone(value: string): string | null;
  email(value: string): string | null;
  idNumber(value: string): string | null;
}

export function createBlindIndex(ring: KeyRing): BlindIndex {
  const index = (kind: string, normal: string): string | null =>
    normal === ""
      ? null
      : createHmac("sha256", ring.indexKey()).update(`${kind}\0${normal}`, "utf8").digest("hex");
  return {
    phone: (value) => index("phone", normalizePhone(value)),
    email: (value) => index("email", normalizeEmail(value)),
    idNumber: (value) => index("id-number", normalizeIdNumber(value)),
  };
}

/**
 * One spelling for a telephone number, as E.164 has it: `+8613800000000`. A number without a country code is
 * taken as one of mainland China: a mobile has 11 digits from 1, a landline begins with 0. What fits neither
 * stays bare digits. Full-width characters, spaces, dashes, dots and brackets do not matter.
 */
export function normalizePhone(value: string): string {
  const text = value.normalize("NFKC").trim();
  const digits = text.replaceAll(/\D/g, "");
  if (digits === "") return "";
  if (text.startsWith("+")) return `+${withoutTrunkZero(digits)}`;
  if (digits.startsWith("00")) return `+${withoutTrunkZero(digits.slice(2))}`;
  if (/^861\d{10}$/.test(digits)) return `+${digits}`;
  if (/^1\d{10}$/.test(digits)) return `+86${digits}`;
  if (/^0[1-9]\d{8,10}$/.test(digits)) return `+86${digits.slice(1)}`;
  return digits;
}

/** `+86 (0)10 …` is a common spelling of +86 10 …; other countries (Italy) keep their zero. */
function withoutTrunkZero(digits: string): string {
  return digits.replace(/^860/, "86");
}

/** Lower case, without outer spaces, full-width characters made plain. */
export function normalizeEmail(value: string): string {
  return value.normalize("NFKC").trim().toLowerCase();
}

/** Upper case (the check digit X), without spaces and dashes. Serves passports and permits too. */
export function normalizeIdNumber(value: string): string {
  return value
    .normalize("NFKC")
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
}
