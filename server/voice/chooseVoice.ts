import type { Env } from "../env";
import { findFfmpeg } from "../speech/audio/ffmpegPath";
import { espeakVersion } from "./espeak/program";
import { findWeights, kokoroFolder } from "./kokoro/weights";
import { createLocalVoice } from "./localVoice";
import { createNlsVoice } from "./nls/nlsVoice";
import type { NlsAccount } from "../speech/nls/account";
import type { VoiceEngine } from "./types";
import type { VoiceProcessOptions } from "./worker/voiceProcess";

/** Raised by whoever changes how text is read or sound is made, so that cached questions are spoken anew. */
const READING_REVISION = 1;

export type VoiceOptions = {
  /** Where scripts/fetch-voice.mjs puts weights: DATA_DIR/voices. */
  voicesFolder: string;
  /** Default: the one on PATH. */
  espeakPath?: string;
  ffmpegPath?: string;
  /** Without Kokoro: espeak-ng, which sounds like a machine, or the candidate's own browser. */
  fallback?: "espeak" | "browser";
  process?: VoiceProcessOptions;
};

function ffmpegIsThere(ffmpegPath: string | undefined): boolean {
  try {
    return findFfmpeg(ffmpegPath) !== "";
  } catch {
    return false;
  }
}

/**
 * The best voice that this machine has: Kokoro when its weights were fetched (English too, when espeak-ng is there
 * to say how English is pronounced), else espeak-ng, else null: then the browser reads aloud. Never throws.
 */
export async function chooseVoice(options: VoiceOptions): Promise<VoiceEngine | null> {
  const { voicesFolder, ffmpegPath, espeakPath = "espeak-ng", fallback = "espeak" } = options;
  if (!ffmpegIsThere(ffmpegPath)) return null;
  const folder = kokoroFolder(voicesFolder);
  const [weights, espeak] = await Promise.all([findWeights(folder), espeakVersion(espeakPath)]);
  if (weights) {
    return createLocalVoice(
      {
        version: `${weights.version}-r${READING_REVISION}${espeak ? `-espeak${espeak}` : ""}`,
        languages: espeak ? ["zh", "en"] : ["zh"],
        speaker: { engine: "kokoro", folder, espeakPath: espeak && espeakPath, ffmpegPath },
      },
      options.process,
    );
  }
  if (!espeak || fallback === "browser") return null;
  return createLocalVoice(
    {
      version: `${espeak}-r${READING_REVISION}`,
      languages: ["zh", "en"],
      speaker: { engine: "espeak", espeakPath, ffmpegPath },
    },
    options.process,
  );
}

/** NLS where it is configured, unless the configuration says that this machine's own voice is wanted. */
export function chooseOutsideVoice(env: Env, nls: NlsAccount | null): VoiceEngine | null {
  if (!nls || env.VOICE !== "auto") return null;
  return createNlsVoice({ account: nls, voices: { zh: env.NLS_VOICE_ZH, en: env.NLS_VOICE_EN } });
}
