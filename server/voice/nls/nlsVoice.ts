import { NlsFailure } from "../../speech/nls/failure";
import type { NlsAccount } from "../../speech/nls/account";
import { holdTask } from "../../speech/nls/holdTask";
import { patiently } from "../../speech/nls/patiently";
import { type Timers, systemTimers } from "../../outside/timers";
import { VOICE_MIME_TYPE, VoiceError, type VoiceEngine, type VoiceLanguage } from "../types";
import { splitText } from "./splitText";

/** As much as the local voice says at once: about four minutes of speech. */
const MAX_CHARACTERS = 1_000;
const SAMPLE_RATE = 16_000;
/** Far more than a part of a question is as MP3. */
const MOST_BYTES = 4_000_000;
const PART_MS = 30_000;
const QUOTA_PAUSES_MS = [500, 1_500, 4_000];

export type NlsVoiceOptions = {
  account: Pick<NlsAccount, "url" | "appkeys" | "tokens">;
  /** The service's name of the voice for each language. */
  voices: Readonly<Record<VoiceLanguage, string>>;
  timers?: Timers;
};

/** Synthesis by NLS. A long text is said in parts, whose MP3 frames stand one after another. */
export function createNlsVoice({ account, voices, timers = systemTimers }: NlsVoiceOptions): VoiceEngine {
  const closing = new AbortController();

  async function say(
    text: string,
    language: VoiceLanguage,
    token: string,
    signal: AbortSignal,
  ): Promise<Buffer> {
    const { SpeechSynthesizer } = await import("@alicloud/nls");
    // The voice decides the language; any project of the account will do.
    const task = new SpeechSynthesizer({ url: account.url, appkey: account.appkeys.zh, token });
    const held = holdTask(task, { timers, signal });
    const sound: Buffer[] = [];
    let size = 0;
    task.on("data", (audio) => {
      size += audio.length;
      if (size > MOST_BYTES) held.fail(new NlsFailure("broken", "sound without end"));
      else sound.push(Buffer.from(audio));
    });
    try {
      const params = {
        voice: voices[language],
        text,
        format: "mp3",
        sample_rate: SAMPLE_RATE,
        volume: 50,
        speech_rate: 0,
        pitch_rate: 0,
      };
      await held.within(PART_MS, "the synthesis", task.start(params, false));
    } finally {
      held.end();
    }
    const audio = Buffer.concat(sound);
    if (!isMp3(audio)) throw new NlsFailure("broken", "what came is no MP3");
    return audio;
  }

  return {
    name: "nls",
    version: `${voices.zh}-${voices.en}-r1`,
    languages: ["zh", "en"],
    outside: true,
    async synthesize(text, language) {
      if (text.length > MAX_CHARACTERS) throw new VoiceError("voice.too_long");
      const parts = splitText(text);
      if (parts.length === 0) throw new VoiceError("voice.nothing_to_say");
      const { signal } = closing;
      const audio: Buffer[] = [];
      try {
        for (const part of parts) {
          const patience = { tokens: account.tokens, pausesMs: QUOTA_PAUSES_MS, timers, signal };
          audio.push(await patiently((token) => say(part, language, token, signal), patience));
        }
      } catch (error) {
        if (signal.aborted) throw new VoiceError("voice.closed");
        throw new VoiceError("voice.failed", error instanceof NlsFailure ? error.message : "NLS");
      }
      return { audio: Buffer.concat(audio), mimeType: VOICE_MIME_TYPE };
    },
    async close() {
      closing.abort(new VoiceError("voice.closed"));
    },
  };
}

/** Whether it begins as MP3 does: a tag, or the sync bits of a frame. */
const isMp3 = (audio: Buffer): boolean =>
  audio.length > 4 &&
  (audio.toString("latin1", 0, 3) === "ID3" || (audio[0] === 0xff && (audio[1]! & 0xe0) === 0xe0));
