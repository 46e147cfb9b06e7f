import type { Span } from "../schema";

const EDGE = /[\s,，;；:：|/、·•\-~()（）[\]【】*#"“”'‘’]/u;
const OPENING = "(（[【";
const CLOSING: Record<string, string> = { ")": "(", "）": "（", "]": "[", "】": "【" };

/** Without spaces at both ends. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}

/** Without spaces and separators at both ends; a bracket stays where its other half is inside. Null when nothing is left. */
export function tidy(text: string, span: Span): Span | null {
  let { start, end } = span;
  const keeps = (index: number) => {
    const character = text[index] ?? "";
    const inside = text.slice(start, end);
    const opening = CLOSING[character];
    if (opening) return inside.includes(opening) && inside.indexOf(opening) + start < index;
    if (OPENING.includes(character)) {
      return Object.entries(CLOSING).some(([close, open]) => open === character && inside.includes(close));
    }
    return !EDGE.test(character);
  };
  while (start < end && !keeps(start)) start += 1;
  while (end > start && !keeps(end - 1)) end -= 1;
  return start < end ? { start, end } : null;
}

export const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
export const within = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end;
export const wordsOf = (text: string, span: Span) => text.slice(span.start, span.end);

/** Every match of a global pattern within a span, as places in the text. */
export function* matchesIn(text: string, pattern: RegExp, { start, end }: Span) {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  for (const match of part.matchAll(pattern)) {
    const from = start + match.index;
    yield { match, start: from, end: from + match[0].length };
  }
}
