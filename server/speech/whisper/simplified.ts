import { Converter } from "opencc-js/t2cn";
import type { Word } from "../types";

const convert = Converter({ from: "t", to: "cn" });

/** Traditional to simplified characters (OpenCC). Whisper writes either, whatever was said. */
export function simplify(text: string): string {
  return convert(text);
}

/** Simplifies words in their context: a character alone may be converted differently than in its word. */
export function simplifyWords(words: Word[]): Word[] {
  const whole = simplify(words.map((word) => word.text).join(""));
  const lengths = words.map((word) => word.text.length);
  if (whole.length !== lengths.reduce((sum, length) => sum + length, 0)) {
    return words.map((word) => ({ ...word, text: simplify(word.text) }));
  }
  let at = 0;
  return words.map((word) => ({ ...word, text: whole.slice(at, (at += word.text.length)) }));
}
