export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** What a typeface can draw: no control characters or halves of characters; pictures become a box. */
export function printable(text: string): string {
  return text
    .replace(/[\u{1f000}-\u{1faff}]/gu, "□")
    .replace(/[\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "")
    .replace(/[^\P{C}\n]/gu, " ");
}

const wide = /[\u2e80-\uffef]|[\u{20000}-\u{3ffff}]/u;

const LONGEST_WORD = 20;

/** At most so many units of width, where a Chinese character is two; Latin text ends at a whole word. */
export function clip(text: string, units: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += wide.test(character) ? 2 : 1;
    if (width > units) {
      const kept = text.slice(0, end);
      const space = kept.lastIndexOf(" ");
      if (wide.test(kept.slice(-1))) return `${kept}…`;
      // The typeface's own ellipsis stands at mid-height, as Chinese has it.
      return `${space > 0 && end - space < LONGEST_WORD ? kept.slice(0, space) : kept}...`;
    }
    end += character.length;
  }
  return text;
}

/** 7.5 → "7.5": scores have one decimal everywhere. */
export const score1 = (score: number): string => score.toFixed(1);

/**
 * A Chinese typeface draws curly quotes as wide as a character, which tears English apart. One character for one, so
 * that places in the text stay right. Works on whole values, as deep as they are.
 */
export function withStraightQuotes<T>(value: T): T {
  if (typeof value === "string") return value.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") as T;
  if (Array.isArray(value)) return value.map(withStraightQuotes) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withStraightQuotes(inner)]),
  ) as T;
}
