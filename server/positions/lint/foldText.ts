import { Converter } from "opencc-js/t2cn";

/** A character that is matched, with the stretch of the original text (UTF-16) that it stands for. */
type Unit = { character: string; start: number; end: number };

export type FoldedText = {
  /** Lower case, half-width, simplified, without the spaces and marks that only hide words. Lines stay lines. */
  text: string;
  /** Where units `from` to `to` (exclusive) of `text` stand in the original. */
  span: (from: number, to: number) => { start: number; end: number };
};

let convert: ((text: string) => string) | undefined;
const simplified = new Map<string, string>();

/** One character at a time, so that offsets stay; what a character becomes never changes. */
function simplify(character: string): string {
  const known = simplified.get(character);
  if (known !== undefined) return known;
  const found = (convert ??= Converter({ from: "t", to: "cn" }))(character);
  simplified.set(character, found);
  return found;
}

const HAN = /^\p{Script=Han}$/u;
const INVISIBLE = /^[\p{Cf}\p{Mn}]$/u;
/** Between two characters of a word they are there to hide it: 限·男·性, 限*男. */
const SPACE_LIKE = /^[ ·•・*_~^]$/u;
const LETTER = /^[a-z]$/;
const DIGIT = /^\d$/;

/** Undoes what hides words from a search, and remembers where everything came from. */
export function foldText(text: string): FoldedText {
  const units = joinSpaced(readUnits(text));
  return {
    text: units.map(({ character }) => character).join(""),
    span: (from, to) => ({
      start: units[from]?.start ?? text.length,
      end: units[to - 1]?.end ?? text.length,
    }),
  };
}

function readUnits(text: string): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const original of text) {
    const end = start + original.length;
    for (const folded of original.normalize("NFKC").toLowerCase()) {
      if (INVISIBLE.test(folded)) continue;
      const character = HAN.test(folded) ? simplify(folded) : /[^\S\n]/.test(folded) ? " " : folded;
      // A character outside the basic plane is two units here as well, so that regular expressions count alike.
      for (const half of character.split("")) units.push({ character: half, start, end });
    }
    start = end;
  }
  return units;
}

/** Closes letter-spaced words: a gap beside a character that stands alone. "学历不限 男性优先" keeps its gap. */
function joinSpaced(units: readonly Unit[]): Unit[] {
  const at = (index: number) => units[index]?.character ?? " ";
  const isGap = (index: number) => SPACE_LIKE.test(at(index));
  const standsAlone = (index: number) =>
    !/[\p{L}\p{N}]/u.test(at(index - 1)) && !/[\p{L}\p{N}]/u.test(at(index + 1));
  const joined: Unit[] = [];
  for (let index = 0; index < units.length; index += 1) {
    if (!isGap(index)) {
      joined.push(units[index]!);
      continue;
    }
    let next = index;
    while (next < units.length && isGap(next)) next += 1;
    const left = index - 1;
    const han = HAN.test(at(left)) && HAN.test(at(next));
    const alone = [standsAlone(left), standsAlone(next)];
    const single = next === index + 1 && alone[0] && alone[1];
    const spelt = (kind: RegExp) => kind.test(at(left)) && kind.test(at(next));
    const hidden = (han && (alone[0] || alone[1])) || (single && (spelt(LETTER) || spelt(DIGIT)));
    // A gap that stays is kept as one character, whatever it was made of.
    if (!hidden) joined.push(units[index]!.character === " " ? units[index]! : gapOf(units, index, next));
    index = next - 1;
  }
  return joined;
}

/** A bullet or underline that hides nothing stays what it is, unless there is a space in the gap as well. */
function gapOf(units: readonly Unit[], from: number, to: number): Unit {
  return units.slice(from, to).find(({ character }) => character === " ") ?? units[from]!;
}
