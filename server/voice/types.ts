export type VoiceLanguage = "zh" | "en";

/** Every engine gives MP3: the one compact format that all the browsers and chat clients play, iOS among them. */
export const VOICE_MIME_TYPE = "audio/mpeg";

export type SpokenAudio = { audio: Buffer; mimeType: typeof VOICE_MIME_TYPE };

/**
 * Text to speech. Local Kokoro or espeak-ng today, Alibaba NLS beside them later. Synthesis takes about as long as
 * the sound lasts: callers go through the cache (`cache.ts`) and never make a candidate wait for it.
 */
export interface VoiceEngine {
  readonly name: string;
  /** Changes whenever the same text would sound different; part of the cache key. */
  readonly version: string;
  readonly languages: readonly VoiceLanguage[];
  /** What it speaks goes to somebody else's machine. */
  readonly outside?: true;
  /** @throws VoiceError */
  synthesize(text: string, language: VoiceLanguage): Promise<SpokenAudio>;
  /** Frees the engine's process. Calls under way end with `voice.closed`. */
  close(): Promise<void>;
}

export type VoiceErrorCode =
  | "voice.unsupported_language"
  | "voice.nothing_to_say"
  | "voice.too_long"
  | "voice.busy"
  | "voice.timeout"
  | "voice.failed"
  | "voice.closed";

/** Why a text was not spoken. The caller falls back to the browser's voice, so no candidate ever sees it. */
export class VoiceError extends Error {
  override readonly name = "VoiceError";
  constructor(
    readonly code: VoiceErrorCode,
    detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}
