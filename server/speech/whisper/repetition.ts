/** Longest phrase, in tokens, that is looked for. */
const longestPhrase = 24;

/** How often a phrase of so many tokens must come in a row before it is a loop, not an emphasis (对对对对). */
function tooOften(length: number): number {
  if (length === 1) return 10;
  return length <= 4 ? 6 : 4;
}

/**
 * Whether a list of tokens ends in a loop: a phrase repeated over and over, as Whisper does on noise. Tells how many
 * tokens come before it and how many are its phrase, so that what was really said, one time, may be kept.
 */
export function findLoop(tokens: readonly number[]): { before: number; phrase: number } | null {
  for (let phrase = 1; phrase <= longestPhrase; phrase += 1) {
    let times = 1;
    while (repeatsBackwards(tokens, phrase, times)) times += 1;
    if (times >= tooOften(phrase)) return { before: tokens.length - phrase * times, phrase };
  }
  return null;
}

function repeatsBackwards(tokens: readonly number[], length: number, times: number): boolean {
  const from = tokens.length - length * (times + 1);
  if (from < 0) return false;
  for (let i = 0; i < length; i += 1) {
    if (tokens[from + i] !== tokens[tokens.length - length + i]) return false;
  }
  return true;
}
