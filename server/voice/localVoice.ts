import { VOICE_MIME_TYPE, VoiceError, type VoiceEngine, type VoiceLanguage } from "./types";
import type { SpeakerChoice } from "./worker/protocol";
import { VoiceProcess, type VoiceProcessOptions } from "./worker/voiceProcess";

/** About four minutes of speech; a question is far shorter. */
const MAX_CHARACTERS = 1000;

export type LocalVoice = {
  version: string;
  languages: readonly VoiceLanguage[];
  speaker: SpeakerChoice;
};

/** A voice that speaks in a process of its own on this machine. */
export function createLocalVoice(voice: LocalVoice, options: VoiceProcessOptions = {}): VoiceEngine {
  const { version, languages, speaker } = voice;
  const voiceProcess = new VoiceProcess(speaker, options);
  return {
    name: speaker.engine,
    version,
    languages,
    async synthesize(text, language) {
      if (!languages.includes(language)) throw new VoiceError("voice.unsupported_language", language);
      if (text.length > MAX_CHARACTERS) throw new VoiceError("voice.too_long");
      return { audio: await voiceProcess.speak(text, language), mimeType: VOICE_MIME_TYPE };
    },
    close: () => voiceProcess.close(),
  };
}
