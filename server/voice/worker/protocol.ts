import type { VoiceLanguage } from "../types";

/** What speaks inside the voice process: MP3 of a text, or null when there is nothing in it that can be said. */
export type Speaker = (text: string, language: VoiceLanguage) => Promise<Buffer | null>;

/** Which speaker the voice process becomes; sent once, before the first request. */
export type SpeakerChoice =
  | { engine: "kokoro"; folder: string; espeakPath: string | null; ffmpegPath?: string }
  | { engine: "espeak"; espeakPath: string; ffmpegPath?: string };

export type VoiceRequest = { id: number; text: string; language: VoiceLanguage };

export type VoiceReply = { id: number } & ({ audio: Uint8Array | null } | { error: string });
