import { simplify } from "../../server/speech/whisper/simplified";

/** Without what people write differently: width, case, spaces, dots, traditional characters. */
export const comparable = (text: string): string =>
  simplify(text.normalize("NFKC"))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** What people put behind a title that is not part of it. */
const EXTRA = /(?:岗位|职位|岗|方案|面试|position|plan|job)$/u;

const wordsOf = (wanted: string) => {
  const whole = comparable(wanted);
  return { whole, bare: whole.replace(EXTRA, "") || whole };
};
const saysEnough = (bare: string) => Array.from(bare).length >= 2;

/** Titles are compared again and again, each with many words. */
const MOST_KNOWN = 5_000;
const known = new Map<string, string>();
function comparableTitle(title: string): string {
  const before = known.get(title);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const now = comparable(title);
  known.set(title, now);
  return now;
}

/** Whether some words, and no others, name one of these; for asking often. The same as `matchTitles` says. */
export function titleFinder(names: readonly string[]): (wanted: string) => boolean {
  const exact = new Set(names.map(comparable).filter(Boolean));
  // What is compared has no line end in it, so nothing is found across two names.
  const all = [...exact].join("\n");
  return (wanted) => {
    const { whole, bare } = wordsOf(wanted);
    return bare !== "" && (exact.has(whole) || exact.has(bare) || (saysEnough(bare) && all.includes(bare)));
  };
}

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
  const { whole, bare } = wordsOf(wanted);
  if (bare === "") return [];
  const named = all.map((one) => ({ one, names: namesOf(one).map(comparableTitle).filter(Boolean) }));
  const where = (fits: (name: string) => boolean) =>
    named.filter(({ names }) => names.some(fits)).map(({ one }) => one);
  const exact = where((name) => name === whole || name === bare);
  if (exact.length > 0) return exact;
  const within = saysEnough(bare) ? where((name) => name.includes(bare)) : [];
  if (within.length > 0) return within;
  if (!withOtherWords) return [];
  return where((name) => Array.from(name).length >= 2 && bare.includes(name));
}
