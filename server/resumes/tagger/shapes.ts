const setOf = (text: string) => new Set(Array.from(text, (character) => character.charCodeAt(0)));
const NUMERALS = setOf("一二三四五六七八九十〇");
const BRACKETS = setOf("()[]【】《》〈〉“”\"'‘’{}");
/** What ends a clause. */
export const BREAKS = setOf(",。;:!?、|/ ()");

const SHAPES = Uint8Array.from({ length: 0x10000 }, (_, unit) => shapeOf(unit));

/** Han, small letter, digit, space, mark that ends a clause, enumeration comma, bracket, numeral, other. */
function shapeOf(unit: number): number {
  if (unit >= 0x3400 && unit <= 0x9fff) return NUMERALS.has(unit) ? 7 : 0;
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  if (unit === 0x30) return 2;
  if (unit === 0x20) return 3;
  if (unit === 0x3001) return 5;
  if (BRACKETS.has(unit)) return 6;
  return BREAKS.has(unit) ? 4 : 8;
}

export const shapesOf = (units: Uint16Array) => units.map((unit) => SHAPES[unit]!);
