/** Counts of hashed terms of one text. */
export type TermCounts = Map<number, number>;
/** A row of unit length: positions in the vocabulary, ascending, and their values. */
export type SparseRow = { at: Int32Array; value: Float32Array };
/** Terms by their hash alone: no word of any answer is kept. */
export type Vocabulary = { hashes: Int32Array; rarity: Float32Array };

/** 32-bit FNV-1a over UTF-16 units. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash | 0;
}

export function buildVocabulary(
  texts: readonly TermCounts[],
  minTexts: number,
  maxTerms: number,
): Vocabulary {
  const found = new Map<number, number>();
  for (const text of texts) for (const hash of text.keys()) found.set(hash, (found.get(hash) ?? 0) + 1);
  let least = minTexts;
  let kept = [...found].filter(([, times]) => times >= least);
  while (kept.length > maxTerms) {
    least += 1;
    kept = kept.filter(([, times]) => times >= least);
  }
  kept.sort(([left], [right]) => left - right);
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  };
}

/** Place of a hash in the vocabulary; −1 where it is not. */
export function findTerm(hashes: Int32Array, hash: number): number {
  let [low, high] = [0, hashes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = hashes[middle] as number;
    if (there === hash) return middle;
    if (there < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** (1 + ln count) × rarity, to unit length. */
export function vectorOf(text: TermCounts, { hashes, rarity }: Vocabulary): SparseRow {
  const known: [number, number][] = [];
  for (const [hash, count] of text) {
    const at = findTerm(hashes, hash);
    if (at >= 0) known.push([at, (1 + Math.log(count)) * (rarity[at] as number)]);
  }
  known.sort(([left], [right]) => left - right);
  const length = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return {
    at: Int32Array.from(known, ([at]) => at),
    value: Float32Array.from(known, ([, value]) => value / length),
  };
}

/** All inner products of the rows, row by row. */
export function gramOf(rows: readonly SparseRow[], width: number): Float32Array {
  const size = rows.length;
  const gram = new Float32Array(size * size);
  const open = new Float32Array(width);
  rows.forEach((row, left) => {
    row.at.forEach((at, index) => (open[at] = row.value[index] as number));
    for (let right = left; right < size; right += 1) {
      const { at, value } = rows[right] as SparseRow;
      let sum = 0;
      for (let index = 0; index < at.length; index += 1)
        sum += (open[at[index] as number] as number) * (value[index] as number);
      gram[left * size + right] = sum;
      gram[right * size + left] = sum;
    }
    row.at.forEach((at) => (open[at] = 0));
  });
  return gram;
}

export function dotSparse({ at, value }: SparseRow, weights: Float32Array | Float64Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index += 1)
    sum += (value[index] as number) * (weights[at[index] as number] as number);
  return sum;
}
