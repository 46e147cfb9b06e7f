import { addMeasures } from "./audio/measure";
import type { RecognizedStretch, SoundMeasure, UnusableReason } from "./types";
import { lengthWithin } from "./voiceTimes";

/** Less voice than this is a cough, not an answer. */
const leastVoiceMs = 400;
/** Below this mean likelihood of the language asked for, the words are guesses in the wrong language. */
const leastLikelihood = 0.15;
/** Share of the frames without a voice that must be loud before they count as noise or music. */
const loudShare = 0.05;
const musicShare = 0.5;

/** Why an answer has no text that could be judged; null when it has. */
export function reasonUnusable(pieces: RecognizedStretch[]): UnusableReason | null {
  const measure = addMeasures(pieces.map((piece) => piece.measure));
  const voicedMs = pieces.reduce((sum, piece) => sum + lengthWithin(piece.voiced), 0);
  if (voicedMs < leastVoiceMs)
    return voicedMs > 0 && isQuiet(measure) ? "too_little_speech" : kindOfSound(measure);
  if (meanLikelihood(pieces) < leastLikelihood) return "other_language";
  if (pieces.some((piece) => piece.text !== "")) return null;
  // Something voice-like that held no words.
  return isQuiet(measure) ? "too_little_speech" : kindOfSound(measure);
}

function isQuiet(measure: SoundMeasure): boolean {
  const frames = measure.quietLevels.reduce((sum, count) => sum + count, 0);
  return measure.loudFrames <= loudShare * frames;
}

function kindOfSound(measure: SoundMeasure): UnusableReason {
  if (isQuiet(measure)) return "silence";
  return measure.tonalFrames >= musicShare * measure.loudFrames ? "music" : "noise";
}

/** Weighted by how long each piece speaks: two seconds of an English product name don't make an English answer. */
function meanLikelihood(pieces: RecognizedStretch[]): number {
  let sum = 0;
  let weight = 0;
  for (const { languageLikelihood, voiced } of pieces) {
    if (languageLikelihood === null) continue;
    const length = lengthWithin(voiced);
    sum += languageLikelihood * length;
    weight += length;
  }
  return weight === 0 ? 1 : sum / weight;
}
