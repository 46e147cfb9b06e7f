import { LOWEST_DB, LOWEST_HZ, PITCH_BINS_PER_SEMITONE, addMeasures } from "./audio/measure";
import { countFillers } from "./fillers";
import type { RecognizedStretch, SpeechSignals, SpokenLanguage, Stretch, Word } from "./types";
import { lengthWithin, silencesBetween } from "./voiceTimes";

const pauseMs = 700;
/** Rates over less voice than this say nothing. */
const leastVoiceMs = 500;
/** Voices closer than this across the seam of two parts are one. */
const seamMs = 96;

/**
 * How an answer was said (PRODUCT D2): pure arithmetic over what was measured part by part, so nothing of the sound is
 * read again at the end. Percentiles 5–95 stand for ranges, so that one cough moves nothing.
 */
export function speechSignals(
  pieces: RecognizedStretch[],
  text: string,
  language: SpokenLanguage,
): SpeechSignals {
  const voiced = joinSeams(pieces.flatMap((piece) => piece.voiced));
  const words = pieces.flatMap((piece) => piece.words);
  const measure = addMeasures(pieces.map((piece) => piece.measure));
  const voicedMs = lengthWithin(voiced);
  const meanDb = meanLevel(measure.voicedLevels);
  const floorDb = meanLevel(measure.quietLevels);
  return {
    voicedMs,
    charsPerMinute: rate(words, voicedMs, language),
    pauses: silencesBetween(voiced, pauseMs),
    fillers: countFillers(text, language),
    loudness: { meanDb, rangeDb: spread(measure.voicedLevels) },
    pitch: {
      medianHz: medianHz(measure.pitches),
      rangeSemitones: spread(measure.pitches, PITCH_BINS_PER_SEMITONE),
    },
    noise: { floorDb, snrDb: meanDb === null || floorDb === null ? null : round(meanDb - floorDb) },
    ...certaintyOf(pieces),
    rateByQuarter: rateByQuarter(words, voiced, language),
  };
}

/** The recogniser's certainty by how many words each part has; absent as soon as one part with words does not say. */
function certaintyOf(pieces: RecognizedStretch[]): Pick<SpeechSignals, "certainty"> {
  const spoken = pieces.filter(({ words }) => words.length > 0);
  const count = spoken.reduce((sum, { words }) => sum + words.length, 0);
  if (count === 0 || spoken.some(({ certainty }) => certainty === undefined)) return {};
  const sum = spoken.reduce((total, { certainty = 0, words }) => total + certainty * words.length, 0);
  return { certainty: Math.round((100 * sum) / count) / 100 };
}

/** The signals of words that a person has put right: how sure the recogniser was says nothing of them. */
export function withoutCertainty(signals: SpeechSignals): SpeechSignals {
  const kept = { ...signals };
  delete kept.certainty;
  return kept;
}

/** Spoken units: in Chinese characters and digits (a Latin word counts as one), in English words. */
export function countUnits(words: Word[], language: SpokenLanguage): number {
  if (language === "en") return words.length;
  return words.reduce(
    (sum, { text }) => sum + (text.match(/\p{Script=Han}|\p{N}|\p{Script=Latin}+/gu)?.length ?? 0),
    0,
  );
}

function joinSeams(voiced: Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of voiced) {
    const last = joined.at(-1);
    if (last && stretch.startMs - last.endMs < seamMs) last.endMs = Math.max(last.endMs, stretch.endMs);
    else joined.push({ ...stretch });
  }
  return joined;
}

function rate(words: Word[], voicedMs: number, language: SpokenLanguage): number | null {
  if (words.length === 0 || voicedMs < leastVoiceMs) return null;
  return Math.round(countUnits(words, language) / (voicedMs / 60_000));
}

function rateByQuarter(words: Word[], voiced: Stretch[], language: SpokenLanguage): (number | null)[] {
  const [first, last] = [voiced[0], voiced.at(-1)];
  if (!first || !last) return [];
  const quarter = (last.endMs - first.startMs) / 4;
  return [0, 1, 2, 3].map((index) => {
    const window = { startMs: first.startMs + index * quarter, endMs: first.startMs + (index + 1) * quarter };
    const said = words.filter((word) => {
      const middle = (word.startMs + word.endMs) / 2;
      return middle >= window.startMs && (middle < window.endMs || index === 3);
    });
    return rate(said, lengthWithin(voiced, window), language);
  });
}

/** Mean of the power, in dB. */
function meanLevel(levels: number[]): number | null {
  let count = 0;
  let power = 0;
  levels.forEach((frames, bin) => {
    count += frames;
    power += frames * 10 ** ((LOWEST_DB + bin + 0.5) / 10);
  });
  return count === 0 ? null : round(10 * Math.log10(power / count));
}

function medianHz(pitches: number[]): number | null {
  const bin = quantile(pitches, 0.5);
  return bin === null ? null : round(LOWEST_HZ * 2 ** (bin / (12 * PITCH_BINS_PER_SEMITONE)));
}

function spread(histogram: number[], binsPerUnit = 1): number | null {
  const [low, high] = [quantile(histogram, 0.05), quantile(histogram, 0.95)];
  return low === null || high === null ? null : round((high - low) / binsPerUnit);
}

function quantile(histogram: number[], share: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  const bin = histogram.findIndex((count) => (seen += count) >= share * total);
  return Math.max(bin, 0);
}

const round = (value: number): number => Math.round(value * 10) / 10;
