import type { MediaStore } from "../media/types";
import { createVoiceCache, type VoiceCache } from "./cache";
import { chooseVoice, type VoiceOptions } from "./chooseVoice";

/** The voice that reads questions aloud, as the rest of the server sees it. */
export interface QuestionVoice extends VoiceCache {
  /** "kokoro" or "espeak"; null when this machine has no voice and the browser reads aloud. */
  readonly engine: string | null;
  close(): Promise<void>;
}

/** Chooses the voice of this machine and puts the cache before it. Never throws: no voice is an answer too. */
export async function openQuestionVoice(
  options: VoiceOptions & { store: MediaStore },
): Promise<QuestionVoice> {
  const engine = await chooseVoice(options);
  return {
    engine: engine?.name ?? null,
    ...createVoiceCache(engine, options.store),
    close: async () => engine?.close(),
  };
}
