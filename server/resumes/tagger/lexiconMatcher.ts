import { LEXICONS } from "./lexicons";

type Node = {
  next: Map<number, Node>;
  /** Word's number by lexicon, 0 for none. */ words: Uint16Array | null;
};

const newNode = (): Node => ({ next: new Map(), words: null });

function buildTrie(): Node {
  const root = newNode();
  let number = 0;
  LEXICONS.forEach(({ words }, lexicon) => {
    for (const word of words) {
      let node = root;
      for (let index = 0; index < word.length; index += 1) {
        const unit = word.charCodeAt(index);
        let next = node.next.get(unit);
        if (!next) node.next.set(unit, (next = newNode()));
        node = next;
      }
      number += 1;
      (node.words ??= new Uint16Array(LEXICONS.length))[lexicon] = number;
    }
  });
  return root;
}

let trie: Node | undefined;

export type Matches = {
  /** By lexicon, then by unit: 0 outside, 1 begin, 2 middle, 3 end, 4 a word of one unit. */
  parts: readonly Uint8Array[];
  /** By lexicon, then by unit: the number of the word that lies there. */
  words: readonly Uint16Array[];
};

/** Longest words of each lexicon from left to right, without overlap. */
export function matchLexicons(units: Uint16Array): Matches {
  trie ??= buildTrie();
  const parts = LEXICONS.map(() => new Uint8Array(units.length));
  const words = LEXICONS.map(() => new Uint16Array(units.length));
  const free = new Int32Array(LEXICONS.length);
  const lengths = new Int32Array(LEXICONS.length);
  const numbers = new Uint16Array(LEXICONS.length);
  for (let start = 0; start < units.length; start += 1) {
    let node = trie.next.get(units[start]!);
    if (!node) continue;
    lengths.fill(0);
    for (let at = start; node;) {
      at += 1;
      if (node.words) {
        for (let lexicon = 0; lexicon < LEXICONS.length; lexicon += 1) {
          if (!node.words[lexicon]) continue;
          lengths[lexicon] = at - start;
          numbers[lexicon] = node.words[lexicon]!;
        }
      }
      node = at < units.length ? node.next.get(units[at]!) : undefined;
    }
    for (let lexicon = 0; lexicon < LEXICONS.length; lexicon += 1) {
      const length = lengths[lexicon]!;
      if (length === 0 || free[lexicon]! > start) continue;
      const part = parts[lexicon]!;
      const stop = start + length;
      part.fill(2, start, stop);
      part[start] = length === 1 ? 4 : 1;
      if (length > 1) part[stop - 1] = 3;
      words[lexicon]!.fill(numbers[lexicon]!, start, stop);
      free[lexicon] = stop;
    }
  }
  return { parts, words };
}

const near = (distance: number) => (distance < 6 ? distance : distance < 10 ? 6 : distance < 20 ? 7 : 8);

/** By unit: the word of a lexicon that ended last within the clause, times 16, plus how far back; 0 for none. */
export function nearestLeft({ parts, words }: Matches, lexicon: number, clauseStart: Int32Array): Int32Array {
  const [part, word] = [parts[lexicon]!, words[lexicon]!];
  const out = new Int32Array(clauseStart.length);
  let last = 0;
  let stop = 0;
  for (let at = 0; at < out.length; at += 1) {
    if (clauseStart[at] === at) last = 0;
    if (last) out[at] = last * 16 + near(at - stop);
    if (part[at]! >= 3) {
      last = word[at]!;
      stop = at + 1;
    }
  }
  return out;
}

/** By unit: the word of a lexicon that ends here or next within the clause, times 16, plus how far ahead. */
export function nearestRight({ parts, words }: Matches, lexicon: number, clauseEnd: Int32Array): Int32Array {
  const [part, word] = [parts[lexicon]!, words[lexicon]!];
  const out = new Int32Array(clauseEnd.length);
  let next = 0;
  let stop = 0;
  for (let at = out.length - 1; at >= 0; at -= 1) {
    if (clauseEnd[at]! <= at + 1) next = 0;
    if (part[at]! >= 3) {
      next = word[at]!;
      stop = at;
    }
    if (next) out[at] = next * 16 + near(stop - at);
  }
  return out;
}
