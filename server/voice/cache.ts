import { createHash } from "node:crypto";
import type { MediaStore } from "../media/types";
import { VOICE_MIME_TYPE, type VoiceEngine, type VoiceLanguage } from "./types";

/** Spoken text in the media store; `key` is for `MediaStore.read`. */
export type StoredVoice = { key: string; size: number; mimeType: typeof VOICE_MIME_TYPE };

export interface VoiceCache {
  /** Whether there is a voice here for the language. */
  speaks(language: VoiceLanguage): boolean;
  /** The sound if it was made before, else null. Quick: for an answer to somebody who waits. */
  find(text: string, language: VoiceLanguage): Promise<StoredVoice | null>;
  /**
   * The sound, made now if need be; those who ask for the same text meanwhile share one synthesis. Null when no
   * voice here speaks the language or there is nothing to say.
   * @throws VoiceError; a failure is not remembered, the next call tries again
   */
  prepare(text: string, language: VoiceLanguage): Promise<StoredVoice | null>;
}

/** Everything that the sound depends on is in the key, so an entry never has to be replaced. */
function keyOf(engine: VoiceEngine, text: string, language: VoiceLanguage): string {
  const facts = JSON.stringify([engine.name, engine.version, language, text]);
  return `voices/${engine.name}/${language}/${createHash("sha256").update(facts).digest("hex")}.mp3`;
}

/** Each text is synthesized once for each engine, version and language, and kept in the media store. */
export function createVoiceCache(engine: VoiceEngine | null, store: MediaStore): VoiceCache {
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

  /** The engine and text to speak, with layout that changes no word taken out. */
  function request(text: string, language: VoiceLanguage) {
    const said = text
      .normalize("NFC")
      .replaceAll(/[ \t]+/g, " ")
      .trim();
    if (!engine?.languages.includes(language) || !/[\p{L}\p{N}]/u.test(said)) return null;
    return { engine, said, key: keyOf(engine, said, language) };
  }

  return {
    speaks: (language) => engine?.languages.includes(language) ?? false,

    async find(text, language) {
      const asked = request(text, language);
      return asked && findByKey(asked.key);
    },

    async prepare(text, language) {
      const asked = request(text, language);
      if (!asked) return null;
      const { key, said } = asked;
      const shared =
        underWay.get(key) ?? make(asked.engine, key, said, language).finally(() => underWay.delete(key));
      underWay.set(key, shared);
      return shared;
    },
  };
}
