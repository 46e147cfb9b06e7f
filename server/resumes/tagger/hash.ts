/** Stands for what is beyond the ends of a sentence; no text has it. */
export const EDGE = 2;

/** Mixes a value into a hash (a round of MurmurHash3). */
export function mix(hash: number, value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  const h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

export const pair = (first: number, second: number) => mix(mix(0, first), second);
export const triple = (first: number, second: number, third: number) =>
  mix(mix(mix(0, first), second), third);

/** Spreads a hash over all its bits (the end of MurmurHash3). */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** FNV-1a over UTF-16 units; never 0. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 1;
}
