/** A character and the column of pixels where it was seen. */
export type Letter = { text: string; column: number };

/** What is blank between neighbours without a space, at most, of the height of an area. */
const BETWEEN_WIDE = 0.29;
const BETWEEN_OTHERS = 0.22;
const INK = 0.5;
const ASCII = /^[\x21-\x7e]$/;
/** Chinese marks stand in a corner of their square; what is blank beside them is theirs. */
const WIDE_LETTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

/** Which columns of a sampled line of text show nothing but its ground. */
export function blankColumns(
  planes: Float32Array,
  { offset, stride, width, height }: { offset: number; stride: number; width: number; height: number },
): boolean[] {
  const top = Math.round(height * 0.15);
  const at = (row: number, column: number) => planes[offset + row * stride + column] as number;
  const rows = height - 2 * top;
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1)
    values.set(
      planes.subarray(offset + (top + row) * stride, offset + (top + row) * stride + width),
      row * width,
    );
  const ground = values.sort()[values.length >> 1] ?? 0;
  return Array.from({ length: width }, (_, column) => {
    for (let row = top; row < top + rows; row += 1)
      if (Math.abs(at(row, column) - ground) >= INK) return false;
    return true;
  });
}

/**
 * The text with the spaces around Chinese characters, which the recogniser does not tell: it was taught to leave them
 * out, and a company and a title become one word.
 */
export function withSpaces(letters: readonly Letter[], blank: readonly boolean[], height: number): string {
  let text = "";
  letters.forEach((letter, index) => {
    const before = letters[index - 1];
    const most = before ? mostBetween(before, letter) * height : Infinity;
    if (before && widest(blank, before.column, letter.column) > most) text += " ";
    text += letter.text;
  });
  return text;
}

/** Infinite where the recogniser knows better, as between Latin letters. */
function mostBetween({ text: one }: Letter, { text: other }: Letter): number {
  const wide = [one, other].filter((text) => WIDE_LETTER.test(text)).length;
  if (wide === 2) return BETWEEN_WIDE;
  return wide === 1 && (ASCII.test(one) || ASCII.test(other)) ? BETWEEN_OTHERS : Infinity;
}

/** The longest run of blank columns between two. */
function widest(blank: readonly boolean[], from: number, to: number): number {
  let [most, run] = [0, 0];
  for (let column = Math.floor(from); column < to; column += 1) {
    run = blank[column] ? run + 1 : 0;
    most = Math.max(most, run);
  }
  return most;
}
