import type { Span } from "../schema";

/** One end of a period: ISO as far as it was told, `present`, or as written where no year was told. */
export type DateEnd = Span & { value: string };
export type DateMention = Span & { from: DateEnd; to: DateEnd | null };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const YEAR = String.raw`(?:19\d{2}|20[0-4]\d)`;
/** "20XX" and "某某年": years that templates and anonymous résumés leave open. */
const OPEN_YEAR = String.raw`(?:(?:19|20)[xX×*]{2}|[xX×]{4}|某{1,4}(?=年))`;
const MONTH = String.raw`(?:0[1-9]|1[0-2]|[1-9](?!\d))`;
const DAY = String.raw`(?:0[1-9]|[12]\d|3[01]|[1-9](?!\d))`;
const WORD = String.raw`(?<![A-Za-z])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`;
const SEASON = "(?:Spring|Summer|Fall|Autumn|Winter)";
const PRESENT = String.raw`(?:至今|今(?!年|天|后)|迄今|目前|现在|(?:till|until)\s+now|present(?!ed|ing|ation)|now|current(?!ly)|ongoing|to\s+date)`;

const chinese = (name: string) =>
  `(?<${name}y>${YEAR})\\s*年\\s*(?:度)?(?:(?<${name}m>0?[1-9]|1[0-2])\\s*月\\s*(?:份)?(?:(?<${name}d>${DAY})\\s*[日号])?)?`;
const numeric = (name: string) =>
  `(?<${name}ny>${YEAR})\\s?(?<${name}ns>[./-])\\s?(?<${name}nm>${MONTH})(?:\\k<${name}ns>(?<${name}nd>${DAY})(?![\\d./年]))?(?:\\s?月)?`;
const english = (name: string) =>
  `(?:(?<${name}w>${WORD})\\.?\\s*(?:(?<${name}wd>${DAY})(?:st|nd|rd|th)?)?\\s*,?\\s*(?<${name}wy>${YEAR})|(?<${name}rm>0?[1-9]|1[0-2])\\s?[/.]\\s?(?<${name}ry>${YEAR})(?![./年]?\\d)|(?<![A-Za-z])${SEASON}\\s+(?<${name}sy>${YEAR}))`;
const open = (name: string) =>
  `(?<${name}o>${OPEN_YEAR}(?:\\s*年(?:[某xX×\\d]{1,2}月?)?|[./-](?:[xX×]{2}|\\d{1,2}))?)`;
const single = (name: string) =>
  `(?:${chinese(name)}|${numeric(name)}|${english(name)}|${open(name)}|(?<!\\d[.,]|[A-Za-z])(?<${name}b>${YEAR})(?![\\d,%]|\\.\\d)(?:\\s*[级届])?)`;

const JOIN = String.raw`(?:\s*(?:-{1,3}|~|->|→|至|到|\bto\b|\bthrough\b|\buntil\b)\s*|\s*(?:-|~)\s*(?=至今))`;
/** "2019年3月-6月", "May - Aug 2022", "2019.03-06": one year for both ends. */
const SHARED = [
  `(?<w1>${WORD})\\.?\\s*(?:-|~|\\bto\\b)\\s*(?<w2>${WORD})\\.?\\s*,?\\s*(?<wy>${YEAR})`,
  `(?<zy>${YEAR})年\\s?(?<z1>0?[1-9]|1[0-2])月?\\s?(?:-|~|至|到)\\s?(?<z2>0?[1-9]|1[0-2])月`,
  `(?<dy>${YEAR})[./](?<d1>${MONTH})\\s?[-~]\\s?(?<d2>0[1-9]|1[0-2])(?![\\d./年])`,
].join("|");
/** Not inside a longer number, a word or an amount. */
const BEFORE = String.raw`(?<![\d$¥￥#])`;

const RANGE = new RegExp(
  `${BEFORE}(?:(?:${SHARED})|(?:${single("a")})(?:${JOIN}(?:${single("b")}|(?<now>${PRESENT}))|\\s*(?<since>至今|以来)|\\s*-{1,2}\\s*(?<hanging>(?=$|\\n)))?)`,
  "giu",
);

/** More no life has; a text made of dates is not held on to. */
const MOST = 1_000;

type Groups = Record<string, string | undefined>;
const two = (month: string) => month.padStart(2, "0");
const monthOf = (word: string) => two(String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1));
const iso = (...parts: (string | undefined)[]) =>
  parts.flatMap((part, index) => (part ? [index === 0 ? part : two(part)] : [])).join("-");

function valueOf(groups: Groups, name: string): string | null {
  const of = (key: string) => groups[name + key];
  if (of("y")) return iso(of("y"), of("m"), of("d"));
  if (of("ny")) return iso(of("ny"), of("nm"), of("nd"));
  const word = of("w");
  if (word) return iso(of("wy"), monthOf(word), of("wd"));
  if (of("ry")) return iso(of("ry"), of("rm"));
  return of("sy") ?? of("b") ?? of("o") ?? null;
}

/** Whether a year that stands alone is one: "2019" in a sentence may be anything. */
const isBare = (groups: Groups) => groups["ab"] !== undefined && !groups["now"] && !groups["since"];

/**
 * Dates and periods as people write them in résumés, in Chinese and English, in the order of the text. A year alone is
 * only taken where `years` says so, since a number of four digits may be anything.
 */
export function findDates(folded: string, { years = false }: { years?: boolean } = {}): DateMention[] {
  const found: DateMention[] = [];
  for (const match of folded.matchAll(RANGE)) {
    if (found.length >= MOST) break;
    const groups = (match.groups ?? {}) as Groups;
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    const shared = sharedOf(groups);
    if (shared) {
      const middle = start + Math.max(1, match[0].search(/-|~|至|到|\bto\b/iu));
      found.push({
        start,
        end,
        from: { start, end: middle, value: shared[0] },
        to: { start: Math.min(middle + 1, end), end, value: shared[1] },
      });
      continue;
    }
    const from = valueOf(groups, "a");
    if (from === null) continue;
    const ends = groups["now"] ?? groups["since"];
    const to = ends === undefined ? valueOf(groups, "b") : "present";
    if (to === null && isBare(groups) && !years && !/[级届]/u.test(match[0])) continue;
    const spans = splitEnds(match[0], start, end, to !== null, ends);
    found.push({
      start,
      end,
      from: { ...spans.from, value: from },
      to: spans.to && to !== null ? { ...spans.to, value: to } : null,
    });
  }
  return found;
}

function sharedOf(groups: Groups): [string, string] | null {
  const { w1, w2, wy, zy, z1, z2, dy, d1, d2 } = groups;
  if (w1 && w2 && wy) return [`${wy}-${monthOf(w1)}`, `${wy}-${monthOf(w2)}`];
  if (zy && z1 && z2) return [`${zy}-${two(z1)}`, `${zy}-${two(z2)}`];
  if (dy && d1 && d2 && Number(d1) <= Number(d2)) return [`${dy}-${two(d1)}`, `${dy}-${two(d2)}`];
  return null;
}

const FIRST = new RegExp(`^(?:${single("a")})`, "iu");

function splitEnds(words: string, start: number, end: number, isPeriod: boolean, ends?: string) {
  if (!isPeriod) return { from: { start, end }, to: null };
  const first = FIRST.exec(words)?.[0].trimEnd().length ?? 0;
  const rest = words.slice(first);
  const gap =
    ends === undefined
      ? /^(?:[\s\-~>→至到]|to\b|through\b|until\b)*/iu.exec(rest)?.[0].length
      : rest.indexOf(ends);
  return {
    from: { start, end: start + first },
    to: { start: start + first + Math.max(0, gap ?? 0), end },
  };
}

/** Months since year 0, for arithmetic; the first month of a year that stands alone. Null where no year was told. */
export function monthsOf(value: string | null): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?/u.exec(value ?? "");
  return match ? Number(match[1]) * 12 + Number(match[2] ?? "1") - 1 : null;
}
