import type { Stretch, Word } from "./types";

/** A hole between voices that is surely a pause, not a plosive. */
const pauseMs = 300;

/**
 * Word times that respect the pauses: Whisper lets a word begin or end anywhere in the silence beside it. Words keep
 * their order and stay inside `bounds`.
 */
export function fitToVoice(words: Word[], voiced: Stretch[], bounds: Stretch): Word[] {
  const pauses = silencesBetween(voiced, pauseMs);
  let earliest = bounds.startMs;
  return words.map((word) => {
    let { startMs, endMs } = word;
    for (const pause of pauses) {
      const startsIn = startMs >= pause.startMs && startMs < pause.endMs;
      const endsIn = endMs > pause.startMs && endMs <= pause.endMs;
      // Wholly in a pause: the voice it belongs to is the nearer one, but it is left where it is.
      if (startsIn && endsIn) continue;
      if (startsIn) startMs = pause.endMs;
      else if (endsIn) endMs = pause.startMs;
    }
    startMs = Math.min(Math.max(startMs, earliest), bounds.endMs);
    endMs = Math.min(Math.max(endMs, startMs), bounds.endMs);
    earliest = endMs;
    return { ...word, startMs, endMs };
  });
}

/** Holes of at least `leastMs` between consecutive stretches. */
export function silencesBetween(voiced: Stretch[], leastMs: number): Stretch[] {
  const silences: Stretch[] = [];
  for (let i = 1; i < voiced.length; i += 1) {
    const hole = { startMs: voiced[i - 1]!.endMs, endMs: voiced[i]!.startMs };
    if (hole.endMs - hole.startMs >= leastMs) silences.push(hole);
  }
  return silences;
}

/** Total length of stretches, or of what of them lies inside `window`. */
export function lengthWithin(stretches: Stretch[], window?: Stretch): number {
  return stretches.reduce((sum, { startMs, endMs }) => {
    const from = Math.max(startMs, window?.startMs ?? startMs);
    const to = Math.min(endMs, window?.endMs ?? endMs);
    return sum + Math.max(0, to - from);
  }, 0);
}
