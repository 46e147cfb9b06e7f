import type { Services } from "../../../server/services";
import { transcribeAnswer } from "../../../server/speech/transcribeAnswer";
import { createTranscriber } from "../../../server/speech/transcriber";
import { buildChunk } from "../../factories/interviews";
import { buildPiece, wordsOf } from "./pieces";
import { concat, tone, wavOf } from "./sounds";

/** Five seconds, each a tone of its own: the first is heard as "1", the second as "2". */
const tones = wavOf(concat(...[1, 2, 3, 4, 5].map((second) => tone(1, second * 100))));

/** The chunk that holds this one of the seconds. */
export const buildTone = (second: number) =>
  buildChunk({
    sequence: second - 1,
    bytes: tones.subarray(second === 1 ? 0 : 44 + (second - 1) * 32_000, 44 + second * 32_000),
  });

export type Ears = ReturnType<typeof openEars>;

/**
 * A process that hears tones, and what it was asked to hear.
 *
 * @param before what happens once a second has been given to it, and before it says what it heard
 */
export function openEars(
  services: Services,
  before: (second: string) => Promise<void> | void = () => undefined,
) {
  const heard: string[] = [];
  const speech = createTranscriber({
    engine: {
      name: "ears",
      version: "1.0.0",
      concurrency: 1,
      async recognize(pcm) {
        const periods = pcm.filter((sample, at) => sample > 0 && (pcm[at - 1] ?? 0) <= 0).length;
        const text = String(Math.round(periods / 100));
        heard.push(text);
        await before(text);
        return { text, words: wordsOf([text]), languageLikelihood: 1, dropped: null };
      },
      close: async () => undefined,
    },
    analyst: {
      async analyze(pcm) {
        const { measure } = buildPiece();
        return Array.from({ length: Math.floor(pcm.length / 16_000 + 0.01) }, (_, second) => {
          const [startMs, endMs] = [second * 1_000, (second + 1) * 1_000];
          return { startMs, endMs, voiced: [{ startMs, endMs }], speech: { startMs, endMs }, measure };
        });
      },
      close: async () => undefined,
    },
  });
  return { heard, handler: transcribeAnswer({ ...services, speech }) };
}
