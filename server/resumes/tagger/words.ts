import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { hashText } from "./hash";

let jieba: Jieba | undefined;

/** A general dictionary's words over a text, by unit. */
export type Words = {
  /** 1 begin, 2 middle, 3 end, 4 a word of one unit. */
  parts: Uint8Array;
  /** Hash of the word that lies here, of the one before and the one after; 0 beyond the ends. */
  here: Int32Array;
  before: Int32Array;
  after: Int32Array;
  /** Hash of the part of speech. */
  kinds: Int32Array;
  kindsBefore: Int32Array;
  kindsAfter: Int32Array;
};

export function cutWords(units: Uint16Array): Words {
  jieba ??= Jieba.withDict(dict);
  let text = "";
  for (let at = 0; at < units.length; at += 4096)
    text += String.fromCharCode(...units.subarray(at, at + 4096));
  const n = units.length;
  const out: Words = {
    parts: new Uint8Array(n),
    here: new Int32Array(n),
    before: new Int32Array(n),
    after: new Int32Array(n),
    kinds: new Int32Array(n),
    kindsBefore: new Int32Array(n),
    kindsAfter: new Int32Array(n),
  };
  const tagged = jieba.tag(text, true);
  const hashes = tagged.map(({ word }) => hashText(word));
  const kinds = tagged.map(({ tag }) => hashText(tag));
  let start = 0;
  tagged.forEach(({ word }, index) => {
    const stop = Math.min(n, start + word.length);
    if (stop <= start) return;
    out.parts.fill(2, start, stop);
    out.parts[start] = stop - start === 1 ? 4 : 1;
    if (stop - start > 1) out.parts[stop - 1] = 3;
    out.here.fill(hashes[index]!, start, stop);
    out.before.fill(hashes[index - 1] ?? 0, start, stop);
    out.after.fill(hashes[index + 1] ?? 0, start, stop);
    out.kinds.fill(kinds[index]!, start, stop);
    out.kindsBefore.fill(kinds[index - 1] ?? 0, start, stop);
    out.kindsAfter.fill(kinds[index + 1] ?? 0, start, stop);
    start = stop;
  });
  return out;
}
