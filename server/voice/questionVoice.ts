import type { MediaStore } from "../media/types";
import { createVoiceCache, type VoiceCache } from "./cache";
import { chooseVoice, type VoiceOptions } from "./chooseVoice";
import type { VoiceEngine } from "./types";

/** The voice that reads questions aloud, as the rest of the server sees it. */
export interface QuestionVoice extends VoiceCache {
  /** "nls", "kokoro" or "espeak"; null when there is no voice and the browser reads aloud. */
  readonly engine: string | null;
  close(): Promise<void>;
}

/** Chooses the voices and puts the cache before them. Never throws: no voice is an answer too. */
export async function openQuestionVoice({
  store,
  outside,
  ...options
}: VoiceOptions & {
  store: MediaStore;
  /** A voice that is not of this machine and goes before its own. */
  outside: VoiceEngine | null;
}): Promise<QuestionVoice> {
  const engines = [outside, await chooseVoice(options)].filter((engine) => engine !== null);
  return {
    engine: engines[0]?.name ?? null,
    ...createVoiceCache(engines, store),
    close: async () => void (await Promise.all(engines.map((engine) => engine.close()))),
  };
}
