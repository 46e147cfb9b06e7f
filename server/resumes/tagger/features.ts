import { type Clauses, clausesOf } from "./clauses";
import { foldUnits } from "./fold";
import { EDGE, finish, mix, pair, triple } from "./hash";
import { matchLexicons, nearestLeft, nearestRight } from "./lexiconMatcher";
import { LEXICONS } from "./lexicons";
import { shapesOf } from "./shapes";
import { cutWords } from "./words";

/** Per sentence: `keys[unit * slots + slot]`, 0 where a slot says nothing. */
export type Features = { length: number; slots: number; keys: Int32Array };

/** How many features a unit has at most. */
export const SLOTS = 79;

const indexOf = (wanted: string) => LEXICONS.findIndex(({ name }) => name === wanted);
const ORGANISATION = indexOf("organisation");
const TITLE = indexOf("title");
const CUE = indexOf("cue");
const AWARD = indexOf("award");

const SEEDS = Int32Array.from({ length: SLOTS }, (_, slot) => finish(Math.imul(slot + 1, 0x9e3779b1)));

const PAD = 5;
const bucket = (value: number) => (value < 6 ? value : value < 10 ? 6 : value < 20 ? 7 : 8);

function padded(units: Uint16Array): Uint16Array {
  const out = new Uint16Array(units.length + 2 * PAD).fill(EDGE);
  out.set(units, PAD);
  return out;
}

/**
 * What the model looks at: characters, shapes, dictionary words, lexicons, the clause, and cues within it.
 * @param memory written over and returned as `keys`, for a caller that needs them only until the next sentence
 */
export function extractFeatures(text: string, memory?: Int32Array): Features {
  const units = foldUnits(text);
  const n = units.length;
  const keys = memory ?? new Int32Array(n * SLOTS);
  const c = padded(units);
  const shapes = padded(shapesOf(units));
  const words = cutWords(units);
  const matches = matchLexicons(units);
  const { parts } = matches;
  const clauses: Clauses = clausesOf(units);
  const orgLeft = nearestLeft(matches, ORGANISATION, clauses.start);
  const orgRight = nearestRight(matches, ORGANISATION, clauses.end);
  const titleLeft = nearestLeft(matches, TITLE, clauses.start);
  const titleRight = nearestRight(matches, TITLE, clauses.end);
  const cueLeft = nearestLeft(matches, CUE, clauses.start);
  const awardRight = nearestRight(matches, AWARD, clauses.end);
  const bigrams = new Int32Array(c.length);
  for (let k = 0; k + 1 < c.length; k += 1) bigrams[k] = pair(c[k]!, c[k + 1]!);
  const lexicons = new Int32Array(n + 2);
  for (let i = 0; i < n; i += 1) {
    let all = 3;
    for (let lexicon = 0; lexicon < parts.length; lexicon += 1) all = all * 5 + parts[lexicon]![i]!;
    lexicons[i + 1] = all | 0;
  }
  let sentenceCue = 0;
  let at = 0;
  for (let i = 0; i < n; i += 1) {
    at = i * SLOTS;
    let slot = 0;
    const put = (value: number) => {
      keys[at++] = finish(value ^ SEEDS[slot++]!) || 1;
    };
    const skip = () => {
      keys[at++] = 0;
      slot += 1;
    };
    const k = i + PAD;
    const c0 = c[k]!;
    // Characters: 0–22
    for (let d = -3; d <= 3; d += 1) put(c[k + d]!);
    for (let d = -3; d < 3; d += 1) put(bigrams[k + d]!);
    put(pair(c[k - 1]!, c[k + 1]!));
    put(pair(bigrams[k - 2]!, c0));
    put(pair(bigrams[k - 1]!, c[k + 1]!));
    put(pair(bigrams[k]!, c[k + 2]!));
    put(pair(bigrams[k - 3]!, c[k - 1]!));
    put(pair(bigrams[k + 1]!, c[k + 3]!));
    put(pair(bigrams[k - 2]!, bigrams[k]!));
    put(pair(bigrams[k - 1]!, bigrams[k + 1]!));
    put(pair(c[k - 2]!, c0));
    put(pair(c0, c[k + 2]!));
    // Shapes: 23–24
    put(
      (((shapes[k - 2]! * 10 + shapes[k - 1]!) * 10 + shapes[k]!) * 10 + shapes[k + 1]!) * 10 +
        shapes[k + 2]!,
    );
    put(triple(shapes[k - 1]!, c0, shapes[k + 1]!));
    // Words: 25–35
    const part = words.parts[i]!;
    const number = words.numbers[i]!;
    const before = words.hashes[number - 1] ?? 0;
    const here = words.hashes[number]!;
    const after = words.hashes[number + 1] ?? 0;
    const kindBefore = words.kinds[number - 1] ?? 0;
    const kind = words.kinds[number]!;
    const kindAfter = words.kinds[number + 1] ?? 0;
    put(pair(part, here));
    put(pair(part, kind));
    put((i ? words.parts[i - 1]! : 0) * 25 + part * 5 + (i + 1 < n ? words.parts[i + 1]! : 0));
    put(pair(part, before));
    put(pair(part, after));
    put(triple(mix(part, kindBefore), kind, kindAfter));
    put(triple(part, before, here));
    put(triple(part, here, after));
    put(triple(part, kindBefore, here));
    put(triple(part, here, kindAfter));
    put(triple(part, kind, after));
    // Lexicons: 36–49
    for (let lexicon = 0; lexicon < parts.length; lexicon += 1) {
      const row = parts[lexicon]!;
      const around = (i ? row[i - 1]! : 0) * 25 + row[i]! * 5 + (i + 1 < n ? row[i + 1]! : 0);
      if (around) put(around);
      else skip();
    }
    const all = lexicons[i + 1]!;
    put(all);
    put(pair(all, c0));
    put(triple(lexicons[i]!, all, lexicons[i + 2]!));
    // The clause: 50–65
    const from = clauses.start[i]!;
    const to = clauses.end[i]!;
    const first = bigrams[from + PAD]!;
    const last = to > 0 ? bigrams[to - 2 + PAD]! : 0;
    const fromStart = bucket(i - from);
    const toEnd = bucket(to - i);
    put(pair(fromStart, first));
    put(pair(toEnd, last));
    put(pair(clauses.hash[i]!, i - from));
    put(fromStart * 16 + toEnd);
    put(triple(c[from - 1 + PAD]!, c[to + PAD]!, fromStart * 16 + Math.min(3, toEnd)));
    put(pair(fromStart, bigrams[from - 3 + PAD]!));
    put(pair(toEnd, bigrams[to + 1 + PAD]!));
    put(pair(bucket(i), c0));
    put(triple(bucket(i), bucket(to), all));
    put(clauses.tail[i]!);
    put(pair(clauses.tail[i]!, c[k - 1]!));
    put(clauses.head[i]!);
    put(pair(first, c0));
    put(pair(last, c0));
    put(pair(last, kind));
    put(pair(first, kind));
    // Cues: 66–78
    put(orgLeft[i]!);
    put(orgRight[i]!);
    put(titleLeft[i]!);
    put(titleRight[i]!);
    put(cueLeft[i]!);
    put(triple(orgLeft[i]! >> 4, orgRight[i]! >> 4, titleRight[i]! >> 4));
    put(triple(orgRight[i]! >> 4, titleRight[i]! >> 4, c0));
    put(
      pair(
        kind,
        part * 8 + (orgRight[i]! > 0 ? 4 : 0) + (titleRight[i]! > 0 ? 2 : 0) + (orgLeft[i]! > 0 ? 1 : 0),
      ),
    );
    put(pair(sentenceCue, c0));
    put(pair(cueLeft[i]! >> 4, orgRight[i]! >> 4));
    put(awardRight[i]!);
    put(pair(awardRight[i]! >> 4, all));
    put(triple(titleLeft[i]! >> 4, orgLeft[i]! >> 4, c0));
    if (slot !== SLOTS) throw new Error(`slots ${slot}`);
    if (parts[CUE]![i]! >= 3) sentenceCue = matches.words[CUE]![i]!;
  }
  return { length: n, slots: SLOTS, keys };
}
