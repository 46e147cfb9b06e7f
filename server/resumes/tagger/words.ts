import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { hashText } from "./hash";

let jieba: Jieba | undefined;

/** A general dictionary's words over a text. */
export type Words = {
  /** By unit: 1 begin, 2 middle, 3 end, 4 a word of one unit. */
  parts: Uint8Array;
  /** By unit: the number of the word that lies there, from 1. */
  numbers: Uint16Array;
  /** By number, with a 0 before the first and behind the last: hashes of the words and of their parts of speech. */
  hashes: Int32Array;
  kinds: Int32Array;
};

/** A dictionary has some 50 parts of speech. */
const kindHashes = new Map<string, number>();

function hashKind(tag: string): number {
  let hash = kindHashes.get(tag);
  if (hash === undefined) kindHashes.set(tag, (hash = hashText(tag)));
  return hash;
}

/** @param units of one sentence */
export function cutWords(units: Uint16Array): Words {
  jieba ??= Jieba.withDict(dict);
  const n = units.length;
  const tagged = jieba.tag(String.fromCharCode(...units), true);
  const parts = new Uint8Array(n);
  const numbers = new Uint16Array(n);
  const hashes = new Int32Array(tagged.length + 2);
  const kinds = new Int32Array(tagged.length + 2);
  let start = 0;
  for (let index = 0; index < tagged.length; index += 1) {
    const { word, tag } = tagged[index]!;
    const stop = Math.min(n, start + word.length);
    hashes[index + 1] = hashText(word);
    kinds[index + 1] = hashKind(tag);
    for (let at = start; at < stop; at += 1) {
      parts[at] = 2;
      numbers[at] = index + 1;
    }
    if (stop - start === 1) parts[start] = 4;
    else if (stop > start) {
      parts[start] = 1;
      parts[stop - 1] = 3;
    }
    start = stop;
  }
  return { parts, numbers, hashes, kinds };
}
