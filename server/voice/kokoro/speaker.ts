import { espeakIpa } from "../espeak/program";
import { readMandarin, type Spoken } from "../mandarin/syllables";
import { encodeMp3 } from "../mp3";
import type { VoiceLanguage } from "../types";
import type { Speaker } from "../worker/protocol";
import { englishClauses, englishPhonemes } from "./english";
import { KOKORO_SAMPLE_RATE, KokoroModel } from "./model";
import { mandarinPhonemes } from "./phonemes";
import { verifyWeights } from "./weights";

/** Voices of the interviewer, and the pace at which a question is easy to follow. */
const VOICES: Readonly<Record<VoiceLanguage, { voice: string; speed: number }>> = {
  zh: { voice: "zf_xiaoxiao", speed: 1 },
  en: { voice: "af_heart", speed: 1 },
};

export type KokoroOptions = {
  folder: string;
  /** espeak-ng, which knows how English words are pronounced; null when there is none. */
  espeakPath: string | null;
  ffmpegPath?: string;
};

/** Written like a word ("Excel"), not like an abbreviation ("KPI", "B2B"). */
const isWord = (latin: string): boolean => /^[A-Z]?[a-z]{2,}$/.test(latin);

async function pronounceLatin(
  spoken: Spoken[],
  espeakPath: string,
): Promise<(text: string) => string | null> {
  const words = spoken.flatMap((item) => (item.kind === "latin" && isWord(item.text) ? [item.text] : []));
  const distinct = [...new Set(words)];
  const ipa = await espeakIpa(espeakPath, distinct);
  const known = new Map(distinct.map((word, index) => [word, englishPhonemes(ipa[index] ?? "")]));
  return (text) => known.get(text) ?? null;
}

async function readQuestion(
  text: string,
  language: VoiceLanguage,
  espeakPath: string | null,
): Promise<string> {
  if (language === "zh") {
    const spoken = readMandarin(text);
    return mandarinPhonemes(spoken, espeakPath ? await pronounceLatin(spoken, espeakPath) : undefined);
  }
  if (!espeakPath) throw new Error("Kokoro needs espeak-ng to pronounce English");
  const clauses = englishClauses(text);
  const ipa = await espeakIpa(
    espeakPath,
    clauses.map((clause) => clause.text),
  );
  return clauses.map(({ mark }, index) => englishPhonemes(ipa[index] ?? "") + mark).join(" ");
}

/** Speaks with Kokoro; the weights are verified and loaded (about 1.5 s) before it resolves. */
export async function createKokoroSpeaker({
  folder,
  espeakPath,
  ffmpegPath,
}: KokoroOptions): Promise<Speaker> {
  await verifyWeights(folder);
  const model = await KokoroModel.load(folder);
  return async (text, language) => {
    const phonemes = await readQuestion(text, language, espeakPath);
    if (!/\p{L}/u.test(phonemes)) return null;
    const { voice, speed } = VOICES[language];
    const pcm = await model.speak(phonemes, voice, speed);
    return encodeMp3(Buffer.from(pcm.buffer), { sampleRate: KOKORO_SAMPLE_RATE }, ffmpegPath);
  };
}
