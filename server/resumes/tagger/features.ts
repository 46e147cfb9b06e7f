import { type Clauses, clausesOf } from "./clauses";
import { foldUnits } from "./fold";
import { EDGE, finish, pair, triple } from "./hash";
import { matchLexicons, nearestLeft, nearestRight } from "./lexiconMatcher";
import { LEXICONS } from "./lexicons";
import { shapesOf } from "./shapes";
import { cutWords } from "./words";

/** Per sentence: `keys[unit * slots + slot]`, 0 where a slot says nothing. */
export type Features = { length: number; slots: number; keys: Int32Array };

/** How many features a unit has at most. */
export const SLOTS = 69;

const indexOf = (wanted: string) => LEXICONS.findIndex(({ name }) => name === wanted);
const ORGANISATION = indexOf("organisation");
const TITLE = indexOf("title");
const CUE = indexOf("cue");
const AWARD = indexOf("award");

const SEEDS = Int32Array.from({ length: SLOTS }, (_, slot) => finish(Math.imul(slot + 1, 0x9e3779b1)));

/** A slot that says nothing. */
const NOTHING = -0x7fffffff;

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
  for (let i = 0; i < n; i += 1) {
    const first = i * SLOTS;
    let at = first;
    const k = i + PAD;
    const c0 = c[k]!;
    // Characters: 0–18
    for (let d = -3; d <= 3; d += 1) keys[at++] = c[k + d]!;
    for (let d = -3; d < 3; d += 1) keys[at++] = bigrams[k + d]!;
    keys[at++] = pair(c[k - 1]!, c[k + 1]!);
    keys[at++] = pair(bigrams[k - 2]!, c0);
    keys[at++] = pair(bigrams[k - 1]!, c[k + 1]!);
    keys[at++] = pair(bigrams[k]!, c[k + 2]!);
    keys[at++] = pair(c[k - 2]!, c0);
    keys[at++] = pair(c0, c[k + 2]!);
    // Shapes: 19–20
    keys[at++] =
      (((shapes[k - 2]! * 10 + shapes[k - 1]!) * 10 + shapes[k]!) * 10 + shapes[k + 1]!) * 10 +
      shapes[k + 2]!;
    keys[at++] = triple(shapes[k - 1]!, c0, shapes[k + 1]!);
    // Words: 21–25
    const part = words.parts[i]!;
    const number = words.numbers[i]!;
    const before = words.hashes[number - 1] ?? 0;
    const here = words.hashes[number]!;
    const after = words.hashes[number + 1] ?? 0;
    const kind = words.kinds[number]!;
    keys[at++] = pair(part, here);
    keys[at++] = pair(part, kind);
    keys[at++] = (i ? words.parts[i - 1]! : 0) * 25 + part * 5 + (i + 1 < n ? words.parts[i + 1]! : 0);
    keys[at++] = pair(part, before);
    keys[at++] = pair(part, after);
    // Lexicons: 26–39
    for (let lexicon = 0; lexicon < parts.length; lexicon += 1) {
      const row = parts[lexicon]!;
      const around = (i ? row[i - 1]! : 0) * 25 + row[i]! * 5 + (i + 1 < n ? row[i + 1]! : 0);
      keys[at++] = around || NOTHING;
    }
    const all = lexicons[i + 1]!;
    keys[at++] = all;
    keys[at++] = pair(all, c0);
    keys[at++] = triple(lexicons[i]!, all, lexicons[i + 2]!);
    // The clause: 40–55
    const from = clauses.start[i]!;
    const to = clauses.end[i]!;
    const opening = bigrams[from + PAD]!;
    const closing = to > 0 ? bigrams[to - 2 + PAD]! : 0;
    const fromStart = bucket(i - from);
    const toEnd = bucket(to - i);
    keys[at++] = pair(fromStart, opening);
    keys[at++] = pair(toEnd, closing);
    keys[at++] = pair(clauses.hash[i]!, i - from);
    keys[at++] = fromStart * 16 + toEnd;
    keys[at++] = triple(c[from - 1 + PAD]!, c[to + PAD]!, fromStart * 16 + Math.min(3, toEnd));
    keys[at++] = pair(fromStart, bigrams[from - 3 + PAD]!);
    keys[at++] = pair(toEnd, bigrams[to + 1 + PAD]!);
    keys[at++] = pair(bucket(i), c0);
    keys[at++] = triple(bucket(i), bucket(to), all);
    keys[at++] = clauses.tail[i]!;
    keys[at++] = pair(clauses.tail[i]!, c[k - 1]!);
    keys[at++] = clauses.head[i]!;
    keys[at++] = pair(opening, c0);
    keys[at++] = pair(closing, c0);
    keys[at++] = pair(closing, kind);
    keys[at++] = pair(opening, kind);
    // Cues: 56–68
    keys[at++] = orgLeft[i]!;
    keys[at++] = orgRight[i]!;
    keys[at++] = titleLeft[i]!;
    keys[at++] = titleRight[i]!;
    keys[at++] = cueLeft[i]!;
    keys[at++] = triple(orgLeft[i]! >> 4, orgRight[i]! >> 4, titleRight[i]! >> 4);
    keys[at++] = triple(orgRight[i]! >> 4, titleRight[i]! >> 4, c0);
    keys[at++] = pair(
      kind,
      part * 8 + (orgRight[i]! > 0 ? 4 : 0) + (titleRight[i]! > 0 ? 2 : 0) + (orgLeft[i]! > 0 ? 1 : 0),
    );
    keys[at++] = pair(sentenceCue, c0);
    keys[at++] = pair(cueLeft[i]! >> 4, orgRight[i]! >> 4);
    keys[at++] = awardRight[i]!;
    keys[at++] = pair(awardRight[i]! >> 4, all);
    keys[at++] = triple(titleLeft[i]! >> 4, orgLeft[i]! >> 4, c0);
    if (at !== first + SLOTS) throw new Error(`slots ${at - first}`);
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const value = keys[first + slot]!;
      keys[first + slot] = value === NOTHING ? 0 : finish(value ^ SEEDS[slot]!) || 1;
    }
    if (parts[CUE]![i]! >= 3) sentenceCue = matches.words[CUE]![i]!;
  }
  return { length: n, slots: SLOTS, keys };
}
