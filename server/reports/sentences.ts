import type { PlacedWord } from "./wordTimes";

/** A sentence of a transcript: its place in the text, and when its first word was said. */
export type Sentence = { start: number; end: number; startMs: number | null };

/** Closing marks stay with their sentence; a full stop counts only before a space, so that 3.5 stays whole. */
const sentenceEnd = /(?:[。！？!?；;…]+|\.(?=\s|$))["'”’」』）)]*\s*|\n+/gu;

/** Recognisers often write no marks at all: then a silence as long as this ends the sentence. */
const PAUSE_MS = 1_000;

/** Sentences for reading, in order; together they are the whole text but for spaces between them. */
export function splitSentences(text: string, words: readonly PlacedWord[]): Sentence[] {
  const cuts = new Set<number>([text.length]);
  for (const match of text.matchAll(sentenceEnd)) cuts.add(match.index + match[0].length);
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before && word.startMs - before.endMs >= PAUSE_MS) cuts.add(word.start);
  });
  const sentences: Sentence[] = [];
  let start = 0;
  let next = 0;
  for (const end of [...cuts].sort((left, right) => left - right)) {
    const said = text.slice(start, end);
    if (said.trim() !== "") {
      const from = start + (said.length - said.trimStart().length);
      while (next < words.length && (words[next] as PlacedWord).start < from) next += 1;
      const first = words[next];
      sentences.push({
        start: from,
        end: start + said.trimEnd().length,
        startMs: first && first.start < end ? first.startMs : null,
      });
    }
    start = end;
  }
  return sentences;
}
