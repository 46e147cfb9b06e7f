/** What ends a line, what no font shows, and what turns the direction of the text around. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** People's words as one line without what cannot be seen. */
export const oneLine = (text: string): string =>
  text.replaceAll(invisible, " ").replaceAll(/ {2,}/g, " ").trim();

/** Signs that begin something in a platform's Markdown, and the wide ones that only look like them. */
const lookalikes = new Map(
  Object.entries({
    "*": "＊",
    _: "＿",
    "~": "～",
    "`": "｀",
    "[": "［",
    "]": "］",
    "<": "＜",
    ">": "＞",
    "#": "＃",
    "|": "｜",
    "\\": "＼",
    "@": "＠",
    $: "＄",
  }),
);

/**
 * People's words for a place where Markdown is read: they stay words, whatever they hold. No platform says which
 * backslashes it honours, so the signs give way to their wide look-alikes: no emphasis, link, picture, HTML, mention,
 * heading or list comes of them, and no address that a client would make a link of by itself.
 */
export function inert(text: string): string {
  return oneLine(text)
    .replaceAll(/&(?=#?\w+;)/g, "＆")
    .replaceAll(/[*_~`[\]<>#|\\@$]/g, (sign) => lookalikes.get(sign) ?? sign)
    .replaceAll("://", "：//")
    .replaceAll(/\b(www)\./gi, "$1．")
    .replace(/^(?=[-+](?:\s|$)|---|=+$|\d+[.)](?:\s|$))/, "\u200b");
}

const ELLIPSIS = "…";

/** The most whole characters that fit, the last of them `…` where some are left out. */
export function cut(text: string, most: number, sizeOf: (text: string) => number): string {
  if (sizeOf(text) <= most) return text;
  let kept = "";
  let size = sizeOf(ELLIPSIS);
  for (const { segment } of characters.segment(text)) {
    size += sizeOf(segment);
    if (size > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}
const characters = new Intl.Segmenter("zh", { granularity: "grapheme" });

export const cutBytes = (text: string, most: number): string =>
  cut(text, most, (part) => Buffer.byteLength(part));
/** By UTF-16 units, as the platforms count: never more than they take. */
export const cutChars = (text: string, most: number): string => cut(text, most, (part) => part.length);
