import type { SpokenLanguage, Word } from "../types";

const cjk = /[\p{Script=Han}\u3040-\u30ff]/u;
const edges = /^[\p{P}\p{S}\s]+|(?:(?!%)[\p{P}\s])+$/gu;
const onlyMarks = /^(?:(?!%)[\p{P}\s])*$/u;
const replacement = "\ufffd";
/** A character takes at most so many tokens; what is longer is broken and dropped. */
const longestCharacter = 6;
const shortestWordMs = 20;

type Piece = { text: string; startMs: number; endMs: number };

/**
 * Words with their times from Whisper's tokens, which may be parts of one character's UTF-8.
 * Chinese words are what a token holds (one to a few characters); others are split at spaces. Words carry no
 * punctuation; `text` does. Times are monotone and inside 0…`durationMs`.
 *
 * @param startsMs start of each token, and one more: the end of the last
 */
export function wordsOfTokens(
  tokens: readonly number[],
  startsMs: readonly number[],
  decode: (tokens: number[]) => string,
  { language, durationMs }: { language: SpokenLanguage; durationMs: number },
): { text: string; words: Word[] } {
  const pieces = piecesOf(tokens, startsMs, decode);
  const raw: Piece[] = [];
  for (const piece of pieces) {
    const last = raw.at(-1);
    if (last && !startsWord(piece.text, last.text)) {
      last.text += piece.text;
      // A mark often lasts as long as the pause after it.
      if (!onlyMarks.test(piece.text)) last.endMs = piece.endMs;
    } else {
      raw.push({ ...piece });
    }
  }
  const text = tidyText(pieces.map((piece) => piece.text).join(""), language);
  return { text, words: saneTimes(raw, durationMs) };
}

function piecesOf(
  tokens: readonly number[],
  startsMs: readonly number[],
  decode: (tokens: number[]) => string,
): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const text = decode(tokens.slice(from, at + 1));
    const broken = text.includes(replacement);
    if (broken && at + 1 - from < longestCharacter) continue;
    if (!broken) {
      const startMs = startsMs[from] ?? 0;
      pieces.push({ text, startMs, endMs: startsMs[at + 1] ?? startMs });
    }
    from = at + 1;
  }
  return pieces;
}

function startsWord(text: string, before: string): boolean {
  if (onlyMarks.test(text)) return false;
  return /^\s/.test(text) || /\s$/.test(before) || cjk.test(text) || cjk.test(before);
}

function saneTimes(raw: Piece[], durationMs: number): Word[] {
  const words: Word[] = [];
  let earliest = 0;
  for (const { text, startMs, endMs } of raw) {
    const bare = text.replace(edges, "");
    if (bare === "") continue;
    const start = Math.min(Math.max(Math.round(startMs), earliest), durationMs);
    const end = Math.min(Math.max(Math.round(endMs), start + shortestWordMs), durationMs);
    words.push({ text: bare, startMs: start, endMs: Math.max(end, start) });
    earliest = Math.max(end, start);
  }
  return words;
}

const fullWidth: Record<string, string> = {
  ",": "，",
  ".": "。",
  "?": "？",
  "!": "！",
  ":": "：",
  ";": "；",
};

/** Chinese punctuation is full-width and has no spaces around it; spaces stay between Latin words. */
export function tidyText(text: string, language: SpokenLanguage): string {
  const single = text.replaceAll(replacement, "").replace(/\s+/g, " ").trim();
  if (language === "en") return single;
  return single
    .replace(
      /(?<=[\p{Script=Han}\d%A-Za-z”])\s*[,.?!:;](?=\s*(?:\p{Script=Han}|$))/gu,
      (mark) => fullWidth[mark.trim()] ?? mark,
    )
    .replace(/(?<=\p{Script=Han})\s*[,.?!:;](?!\d)/gu, (mark) => fullWidth[mark.trim()] ?? mark)
    .replace(/\s+(?=[\p{Script=Han}，。？！：；、])|(?<=[\p{Script=Han}，。？！：；、])\s+/gu, "");
}
