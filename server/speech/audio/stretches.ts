import { toFrames } from "./frames";

/** Half-open range of frames. */
export type Frames = { start: number; end: number };

/** A part of a recording that will not change any more, and what of it has a voice. */
export type FinishedPart = Frames & { voiced: Frames[] };

const onset = 0.5;
const offset = 0.35;
const shortestSilence = 3;
const shortestVoice = 4;

/** Whisper's window is 30 s; with room before the first and after the last sound 28 s of speech fit. */
const longestSpeech = toFrames(28_000);
const earliestCut = toFrames(10_000);
/** A pause finishes a part sooner the longer it is: each part costs one run of the encoder, whatever its length. */
const finishingPauses = [
  { speech: toFrames(15_000), pause: toFrames(700) },
  { speech: toFrames(5_000), pause: toFrames(1_500) },
  { speech: 0, pause: toFrames(3_000) },
];
const quietPart = toFrames(30_000);
/** Kept from a quiet part, so that the onset after it is seen whole. */
const quietMargin = toFrames(1_000);

type Voices = { closed: Frames[]; open: Frames | null; maybeFrom: number | null };

/**
 * Stretches with a voice from the probabilities of consecutive frames. Hysteresis: begins at 0.5, ends below 0.35 for
 * 96 ms, and a voice of less than 128 ms is none. Causal: more frames never change a stretch that has ended.
 */
export function voicedStretches(probabilities: ArrayLike<number>): Frames[] {
  const { closed, open } = voicesIn(probabilities);
  return open ? [...closed, open] : closed;
}

function voicesIn(probabilities: ArrayLike<number>): Voices {
  const closed: Frames[] = [];
  let start = -1;
  let lastVoiced = -1;
  for (let at = 0; at < probabilities.length; at += 1) {
    const probability = probabilities[at]!;
    if (start < 0) {
      if (probability >= onset) start = lastVoiced = at;
    } else if (probability >= offset) {
      lastVoiced = at;
    } else if (at - lastVoiced >= shortestSilence) {
      if (lastVoiced + 1 - start >= shortestVoice) closed.push({ start, end: lastVoiced + 1 });
      start = -1;
    }
  }
  if (start < 0) return { closed, open: null, maybeFrom: null };
  const voice = { start, end: lastVoiced + 1 };
  return voice.end - start >= shortestVoice
    ? { closed, open: voice, maybeFrom: null }
    : { closed, open: null, maybeFrom: start };
}

/**
 * The first part of a growing recording that is finished: speech followed by enough silence; or cut at the best gap
 * before 28 s; or half a minute without a voice. Null when one must wait for more. Deterministic: whatever is finished
 * in a prefix is finished, in the same way, in everything that begins with that prefix.
 *
 * @param final nothing follows: what is left is one part
 */
export function findFinishedPart(probabilities: ArrayLike<number>, final: boolean): FinishedPart | null {
  const heard = probabilities.length;
  const { closed, open, maybeFrom } = voicesIn(probabilities);
  const voices = open ? [...closed, open] : closed;
  const first = voices[0];
  if ((first?.start ?? maybeFrom ?? heard) >= quietPart)
    return { start: 0, end: quietPart - quietMargin, voiced: [] };
  if (!first) return final ? { start: 0, end: heard, voiced: [] } : null;

  for (const [index, voice] of voices.entries()) {
    if (voice.end - first.start > longestSpeech) return cutBefore(probabilities, voices.slice(0, index + 1));
    if (voice === open) break;
    const silence = (voices[index + 1]?.start ?? maybeFrom ?? heard) - voice.end;
    const needed = finishingPauses.find(({ speech }) => voice.end - first.start >= speech)!.pause;
    // The cut depends on the silence needed, not on the silence there is: that may still grow.
    if (silence >= needed)
      return { start: 0, end: voice.end + Math.floor(needed / 2), voiced: voices.slice(0, index + 1) };
  }
  return final ? { start: 0, end: heard, voiced: voices } : null;
}

/** All finished parts, one after another. */
export function findFinishedParts(probabilities: ArrayLike<number>, final: boolean): FinishedPart[] {
  const parts: FinishedPart[] = [];
  const all = Array.from(probabilities);
  for (let from = 0; from < all.length;) {
    const part = findFinishedPart(all.slice(from), final);
    if (!part) break;
    parts.push(shift(part, from));
    from += part.end;
  }
  return parts;
}

/** Speech of more than 28 s: cut in its longest pause after 10 s, or where the voice is weakest after 20 s. */
function cutBefore(probabilities: ArrayLike<number>, voices: Frames[]): FinishedPart {
  const start = voices[0]!.start;
  let best = { length: 0, at: 0 };
  for (let i = 1; i < voices.length; i += 1) {
    const gap = { from: voices[i - 1]!.end, to: voices[i]!.start };
    const at = Math.floor((gap.from + gap.to) / 2);
    if (
      gap.from - start >= earliestCut &&
      gap.from - start <= longestSpeech &&
      gap.to - gap.from >= best.length
    ) {
      best = { length: gap.to - gap.from, at };
    }
  }
  const cut =
    best.length > 0 ? best.at : weakestFrame(probabilities, start + toFrames(20_000), start + longestSpeech);
  const voiced = voices
    .filter((voice) => voice.start < cut)
    .map((voice) => ({ ...voice, end: Math.min(voice.end, cut) }));
  return { start: 0, end: cut, voiced };
}

function weakestFrame(probabilities: ArrayLike<number>, from: number, to: number): number {
  let weakest = { sum: Infinity, at: to };
  for (let at = from; at < to - 2; at += 1) {
    const sum = probabilities[at]! + probabilities[at + 1]! + probabilities[at + 2]!;
    if (sum <= weakest.sum) weakest = { sum, at: at + 1 };
  }
  return weakest.at;
}

function shift(part: FinishedPart, by: number): FinishedPart {
  const move = ({ start, end }: Frames): Frames => ({ start: start + by, end: end + by });
  return { ...move(part), voiced: part.voiced.map(move) };
}
