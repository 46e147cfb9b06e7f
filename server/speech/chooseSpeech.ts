import type { Clock } from "../clock";
import type { Env } from "../env";
import type { MediaStore } from "../media/types";
import { type ChainLink, type HeardStretch, createEngineChain } from "./engineChain";
import { createLocalSpeech } from "./localSpeech";
import type { NlsAccount } from "./nls/account";
import { createNlsFileEngine } from "./nls/fileEngine";
import { createNlsStreamEngine } from "./nls/streamEngine";
import type { SoundAnalyst, SpeechEngine, SpokenLanguage } from "./types";

/** With nobody to stand in, so long within one try of the job; the job has several. */
const PATIENCE_MS = 10 * 60_000;

export type ChosenSpeech = { engine: SpeechEngine; analyst: SoundAnalyst };

type Needed = {
  nls: NlsAccount | null;
  media: MediaStore;
  clock: Clock;
  /** Told of each stretch and each failure: for logs and measures. */
  observe(heard: HeardStretch): void;
};

/**
 * NLS where it is configured (a stream; a file lent by link, where the store's links lead anywhere else), and this
 * machine's Whisper: for everything without NLS, for languages without a project, and by SPEECH_FALLBACK when NLS
 * fails. Voices are always found on this machine.
 */
export function chooseSpeech(env: Env, { nls, media, clock, observe }: Needed): ChosenSpeech {
  const { engine: whisper, analyst } = createLocalSpeech(
    env.SPEECH_MODEL === "auto" ? {} : { model: env.SPEECH_MODEL },
  );
  const all: readonly SpokenLanguage[] = ["zh", "en"];
  if (!nls) {
    const links = [{ engine: whisper, languages: all, outside: false }] as const;
    return { analyst, engine: createEngineChain({ links, patienceMs: 0, clock, observe }) };
  }
  const heard = all.filter((language) => nls.appkeys[language]);
  const waits = env.SPEECH_FALLBACK === "wait";
  const links: [ChainLink, ...ChainLink[]] = [
    { engine: createNlsStreamEngine(nls), languages: heard, outside: true },
  ];
  if (media.origin !== null) {
    const engine = createNlsFileEngine({ account: nls, store: media });
    links.push({ engine, languages: heard, outside: true });
  }
  const local = waits ? all.filter((language) => !heard.includes(language)) : all;
  links.push({ engine: whisper, languages: local, outside: false });
  const engine = createEngineChain({ links, patienceMs: waits ? PATIENCE_MS : 0, clock, observe });
  return { analyst, engine };
}
