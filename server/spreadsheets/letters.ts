/** A, B … Z, AA: how Excel names the column with this index, from 0. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Index from 0 of the column in a reference such as "AB12"; -1 when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const place = reference.charCodeAt(at) - 64;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  return column - 1;
}

/** Index from 0 of the row in a reference such as "AB12"; NaN when there is none. */
export function rowOf(reference: string): number {
  const digits = /\d+$/.exec(reference);
  return digits ? Number(digits[0]) - 1 : Number.NaN;
}
