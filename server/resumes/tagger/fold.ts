import { Converter } from "opencc-js/t2cn";

const HAN_FIRST = 0x3400;
const HAN_LAST = 0x9fff;
const DIGIT = 0x30;

let table: Uint16Array | undefined;

/** Full width to half, capitals to small, every digit to 0, traditional script to simplified, one kind of space. */
function foldTable(): Uint16Array {
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) units[unit] = unit - 0xfee0;
  for (const space of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0xa0, 0x3000, 0x2003, 0x2002]) units[space] = 0x20;
  for (let unit = 0; unit < units.length; unit += 1) {
    const half = units[unit]!;
    if (half >= 0x41 && half <= 0x5a) units[unit] = half + 0x20;
    if (half >= 0x30 && half <= 0x39) units[unit] = DIGIT;
  }
  // One character a line, so that no word of several is converted.
  const han = Array.from({ length: HAN_LAST - HAN_FIRST + 1 }, (_, index) =>
    String.fromCharCode(HAN_FIRST + index),
  );
  const convert: (text: string) => string = Converter({ from: "t", to: "cn" });
  const simplified = convert(han.join("\n")).split("\n");
  simplified.forEach((character, index) => {
    if (character.length === 1) units[HAN_FIRST + index] = character.charCodeAt(0);
  });
  return units;
}

/** The text in UTF-16 units as the features see it: the same length, so offsets stay. */
export function foldUnits(text: string): Uint16Array {
  table ??= foldTable();
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index += 1) units[index] = table[text.charCodeAt(index)]!;
  return units;
}
