import { simplify } from "../../server/speech/whisper/simplified";

/** Without what people write differently: width, case, spaces, dots, traditional characters. */
export const comparable = (text: string): string =>
  simplify(text.normalize("NFKC"))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** What people put behind a title that is not part of it. */
const EXTRA = /(?:岗位|职位|岗|方案|面试|position|plan|job)$/u;

/**
 * Which of these somebody means by some words: those called exactly so, else those whose name has the words in it, or
 * that the words have in them, unless they are to be nothing else. Pure.
 */
export function matchTitles<T>(
  wanted: string,
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
  { withOtherWords = true } = {},
): T[] {
  const whole = comparable(wanted);
  const bare = whole.replace(EXTRA, "") || whole;
  if (bare === "") return [];
  const named = all.map((one) => ({ one, names: namesOf(one).map(comparable).filter(Boolean) }));
  const where = (fits: (name: string) => boolean) =>
    named.filter(({ names }) => names.some(fits)).map(({ one }) => one);
  const exact = where((name) => name === whole || name === bare);
  if (exact.length > 0) return exact;
  const within = Array.from(bare).length >= 2 ? where((name) => name.includes(bare)) : [];
  if (within.length > 0) return within;
  if (!withOtherWords) return [];
  return where((name) => Array.from(name).length >= 2 && bare.includes(name));
}
