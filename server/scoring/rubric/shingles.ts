import { latinWords } from "./words";

const HAN_SHINGLE = 4;
const WORD_SHINGLE = 4;

/** Pieces that overlap: four Chinese characters, or four Latin words. */
export function shingles(folded: string): string[] {
  const han = folded.replace(/[^\u3400-\u9fff]/g, "");
  const words = latinWords(folded).map((word) => word.stem);
  const pieces: string[] = [];
  for (let i = 0; i + HAN_SHINGLE <= han.length; i += 1) pieces.push(han.slice(i, i + HAN_SHINGLE));
  for (let i = 0; i + WORD_SHINGLE <= words.length; i += 1)
    pieces.push(words.slice(i, i + WORD_SHINGLE).join(" "));
  return pieces;
}
