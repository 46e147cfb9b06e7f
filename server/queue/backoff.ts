const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** 1 s, 4 s, 16 s … five minutes at most, before the try after `attempts` failed ones. */
export const backoffMs = (attempts: number): number => Math.min(LONGEST_MS, FIRST_MS * 4 ** (attempts - 1));
