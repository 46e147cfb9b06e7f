import { randomBytes } from "node:crypto";

/**
 * Text of strangers within a prompt: between two marks that nobody can guess, since they are made for each call. What
 * could look like a mark or like a role is taken out of the text before (`toPlainMarks`).
 */
export function fence(name: string, text: string): { text: string; open: string; close: string } {
  const token = randomBytes(8).toString("hex");
  const open = `<${name}-${token}>`;
  const close = `</${name}-${token}>`;
  return { text: `${open}\n${text}\n${close}`, open, close };
}

/** Signs of markup, templates and code, which no model needs in order to read an answer, and what stands for them. */
const PLAIN: Readonly<Record<string, string>> = {
  "<": "(",
  ">": ")",
  "{": "(",
  "}": ")",
  "[": "(",
  "]": ")",
  "《": "“",
  "》": "”",
  "〈": "(",
  "〉": ")",
  "`": "'",
  "#": " ",
  "|": " ",
  "\\": "/",
  "■": " ",
  "□": " ",
};

/** The sign in place of this one, of the same length; "" for what cannot be seen (control, format, private use). */
export function plainSign(character: string): string {
  // Variation selectors are marks that combine with what they follow, and are as invisible.
  if (/\p{C}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/u.test(character)) return "";
  return PLAIN[character] ?? character;
}
