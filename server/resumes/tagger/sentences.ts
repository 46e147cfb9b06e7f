/** Longer sentences are cut, at a comma or a space where there is one. */
export const MAX_SENTENCE = 400;

const LINE = /[\n\r\u2028\u2029\u0085\f\v]/;
const STOPS = new Set("。；;！!？?");
const SOFT = new Set("，,、 \u3000\t");

export type Sentence = { start: number; end: number };

/** Cuts a text into what the model reads at once: never over a line's end, never within a surrogate pair. */
export function* sentencesOf(text: string): Generator<Sentence> {
  let start = 0;
  let soft = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (LINE.test(character)) {
      if (at > start) yield { start, end: at };
      start = at + 1;
      soft = start;
      continue;
    }
    if (SOFT.has(character)) soft = at + 1;
    if (STOPS.has(character)) {
      yield { start, end: at + 1 };
      start = at + 1;
      soft = start;
    } else if (at + 1 - start >= MAX_SENTENCE) {
      const hard = isHighSurrogate(text, at) ? at : at + 1;
      const end = soft > start ? soft : hard;
      yield { start, end };
      start = end;
      soft = start;
    }
  }
  if (start < text.length) yield { start, end: text.length };
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}
