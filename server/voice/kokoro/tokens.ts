/** Phonemes that one run of the model takes, without the two padding tokens. */
export const MAX_PHONEMES = 510;

/** Phoneme → id, from the tokenizer file that travels with the weights. */
export type Vocabulary = Readonly<Record<string, number>>;

/** Token ids with the padding token at both ends; phonemes the model does not know are dropped. */
export function encodePhonemes(phonemes: string, vocabulary: Vocabulary): bigint[] {
  const ids = [...phonemes].flatMap((phoneme) => vocabulary[phoneme] ?? []);
  return [0, ...ids, 0].map(BigInt);
}

function pack(pieces: string[], limit: number): string[] {
  const packed: string[] = [];
  for (const piece of pieces) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + piece.length <= limit) packed[packed.length - 1] = last + piece;
    else packed.push(piece);
  }
  return packed;
}

/**
 * Cuts phonemes into runs of at most `limit`: at the ends of sentences, where a sentence is too long at commas,
 * at last at spaces. Short neighbours share a run, for the voice sounds hurried on very short ones.
 */
export function splitPhonemes(phonemes: string, limit = 220): string[] {
  const cuts = [/(?<=[.!?])/, /(?<=,)/, /(?<= )/];
  const cut = (text: string, level: number): string[] => {
    if (text.length <= limit) return [text];
    const separator = cuts[level];
    if (!separator) return text.match(new RegExp(`.{1,${limit}}`, "gs")) ?? [];
    return pack(
      text.split(separator).flatMap((piece) => cut(piece, level + 1)),
      limit,
    );
  };
  return cut(phonemes, 0)
    .map((run) => run.trim())
    .filter((run) => run !== "");
}
