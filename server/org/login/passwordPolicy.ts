import { pinyin } from "pinyin-pro";
import { GUESSED_FIRST, KEYBOARD_WALKS } from "./guessedFirst";

export const MIN_PASSWORD_LENGTH = 10;
/** Long enough for any passphrase; bounds what the hash has to read. */
export const MAX_PASSWORD_LENGTH = 128;

export type PasswordProblem = "too_short" | "too_long" | "common" | "personal";

/** Whose password it is: what others know about them is no secret. */
export type PasswordOwner = { name: string; email: string; companyName: string };

/** What must be left when everything a guesser tries first is taken out. */
const LEAST_LEFT = 4;
const LEAST_PART = 3;

/** What people write in place of a letter. */
const DISGUISES: Record<string, string> = {
  a: "[a@4]",
  e: "[e3]",
  g: "[g9]",
  i: "[i1!|]",
  l: "[l1|]",
  o: "[o0]",
  s: "[s$5]",
  t: "[t7+]",
};
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const disguised = (word: string) => [...word].map((letter) => DISGUISES[letter] ?? escape(letter)).join("");
/** Longest first: `administrator` must not leave `istrator` behind. */
const anyOf = (words: readonly string[]) =>
  new RegExp(
    words
      .toSorted((one, other) => other.length - one.length)
      .map(disguised)
      .join("|"),
    "gu",
  );

const commonWords = anyOf(GUESSED_FIRST);
const YEAR_OR_DATE = /(?:19|20)\d{2}(?:[-./]?(?:0?[1-9]|1[0-2])[-./]?(?:[12]\d|3[01]|0?[1-9]))?/g;
const REPEATED = /(.{1,6}?)\1{2,}|(.{3,}?)\2/gu;

const walks = KEYBOARD_WALKS.flatMap((walk) => [walk, [...walk].toReversed().join("")]);

/** Takes out steps of four or more along the alphabet, the digits or a keyboard: `5678`, `dcba`, `asdfgh`. */
function withoutWalks(text: string): string {
  let rest = "";
  let at = 0;
  while (at < text.length) {
    let length = 0;
    for (const walk of walks) {
      const start = walk.indexOf(text.slice(at, at + 4));
      if (start < 0 || at + 4 > text.length) continue;
      let size = 4;
      while (at + size < text.length && walk[start + size] === text[at + size]) size += 1;
      length = Math.max(length, size);
    }
    if (length === 0) rest += text[at];
    at += Math.max(1, length);
  }
  return rest;
}

const isTelling = (part: string) => part.length >= (/\p{Script=Han}/u.test(part) ? 2 : LEAST_PART);

/** The owner's name in characters and in pinyin, the parts of their address, the company's name. */
function knownParts({ name, email, companyName }: PasswordOwner): string[] {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const spelledName = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
  const initials = spelledName.map((syllable) => syllable[0] ?? "").join("");
  const parts = [
    ...name.split(/[\s·.]+/u),
    spelledName.join("").replaceAll(/\s/g, ""),
    [...spelledName.slice(1), spelledName[0] ?? ""].join(""),
    initials,
    local,
    ...local.split(/[._+-]+/),
    ...domain.split(".").slice(0, -1),
    companyName,
  ].map((part) => part.toLowerCase());
  return [...new Set(parts)].filter(isTelling);
}

const isGuessable = (text: string): boolean => {
  const left = withoutWalks(text.replaceAll(commonWords, "").replaceAll(YEAR_OR_DATE, ""));
  return new Set(left.replaceAll(REPEATED, "")).size < LEAST_LEFT;
};

/**
 * What is wrong with a password; null where nothing is. There are no rules of composition, which only lead to
 * `Password1!` (NIST SP 800-63B §5.1.1.2). In place of a list of leaked ones, what guessers build theirs from is
 * taken out (common words in any disguise, walks over the keyboard, repetitions, years, what is known about the
 * person): if next to nothing is left, it is one that they try early.
 */
export function passwordProblem(password: string, owner: PasswordOwner): PasswordProblem | null {
  const text = password.normalize("NFKC").toLowerCase();
  const length = [...text].length;
  if (length < MIN_PASSWORD_LENGTH) return "too_short";
  if (length > MAX_PASSWORD_LENGTH) return "too_long";

  if (isGuessable(text)) return "common";
  const parts = knownParts(owner);
  return parts.length > 0 && isGuessable(text.replaceAll(anyOf(parts), "")) ? "personal" : null;
}
