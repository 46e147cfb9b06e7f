import { createHash } from "node:crypto";
import type { MediaStore } from "../media/types";
import { VOICE_MIME_TYPE, VoiceError, type VoiceEngine, type VoiceLanguage } from "./types";

/** Spoken text in the media store; `key` is for `MediaStore.read`. */
export type StoredVoice = { key: string; size: number; mimeType: typeof VOICE_MIME_TYPE };

export interface VoiceCache {
  /** Whether there is a voice here for the language. */
  speaks(language: VoiceLanguage): boolean;
  /** The sound if it was made before, else null. Quick: for an answer to somebody who waits. */
  find(text: string, language: VoiceLanguage): Promise<StoredVoice | null>;
  /**
   * The sound, made now if need be; those who ask for the same text meanwhile share one synthesis. Null when no
   * voice here speaks the language or there is nothing to say. What is `personal` is spoken on this machine alone.
   * @throws VoiceError; a failure is not remembered, the next call tries again
   */
  prepare(text: string, language: VoiceLanguage, about?: { personal: boolean }): Promise<StoredVoice | null>;
}

/** Everything that the sound depends on is in the key, so an entry never has to be replaced. */
function keyOf(engine: VoiceEngine, text: string, language: VoiceLanguage): string {
  const facts = JSON.stringify([engine.name, engine.version, language, text]);
  return `voices/${engine.name}/${language}/${createHash("sha256").update(facts).digest("hex")}.mp3`;
}

/**
 * Each text is synthesized once for each engine, version and language, and kept in the media store. Of several engines
 * the first is the one that is wanted; the others say what it could not.
 */
export function createVoiceCache(engines: readonly VoiceEngine[], store: MediaStore): VoiceCache {
  const underWay = new Map<string, Promise<StoredVoice>>();

  async function findByKey(key: string): Promise<StoredVoice | null> {
    const stored = await store.head(key);
    return stored && { key, size: stored.size, mimeType: VOICE_MIME_TYPE };
  }

  async function make(
    speaking: VoiceEngine,
    key: string,
    text: string,
    language: VoiceLanguage,
  ): Promise<StoredVoice> {
    const found = await findByKey(key);
    if (found) return found;
    const { audio, mimeType } = await speaking.synthesize(text, language);
    const { size } = await store.put(key, audio);
    return { key, size, mimeType };
  }

  /** The engines and the text to speak, with layout that changes no word taken out. */
  function requests(text: string, language: VoiceLanguage) {
    const said = text
      .normalize("NFC")
      .replaceAll(/[ \t]+/g, " ")
      .trim();
    if (!/[\p{L}\p{N}]/u.test(said)) return [];
    return engines
      .filter(({ languages }) => languages.includes(language))
      .map((engine) => ({ engine, said, key: keyOf(engine, said, language) }));
  }

  return {
    speaks: (language) => engines.some(({ languages }) => languages.includes(language)),

    async find(text, language) {
      for (const { key } of requests(text, language)) {
        const found = await findByKey(key);
        if (found) return found;
      }
      return null;
    },

    async prepare(text, language, { personal } = { personal: false }) {
      let failure: unknown = null;
      for (const { engine, key, said } of requests(text, language)) {
        if (personal && engine.outside) continue;
        const shared =
          underWay.get(key) ?? make(engine, key, said, language).finally(() => underWay.delete(key));
        underWay.set(key, shared);
        try {
          return await shared;
        } catch (error) {
          if (!(error instanceof VoiceError) || error.code === "voice.closed") throw error;
          failure = error;
        }
      }
      if (failure !== null) throw failure;
      return null;
    },
  };
}
