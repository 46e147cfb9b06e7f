import type { Span } from "../schema";
import type { Found } from "./contacts";
import { isDenied } from "./denied";
import { partsOf } from "./education";
import type { Reading } from "./reading";
import { overlaps, wordsOf } from "./spans";
import { SKILL_NAMES } from "./skillNames";

const MOST = 80;
const plain = (words: string) => words.toLowerCase().replaceAll(/[\s._-]+/g, "");
const NAMES = new Map<string, string>();
const HAN_WORD = /[\u4e00-\u9fa5]/;
/** In the language in which it is written: "Machine Learning" is not called 机器学习 in an English résumé. */
const NAMES_HERE = new Map<string, string>();
for (const all of SKILL_NAMES) {
  const [name] = all;
  const latin = all.find((word) => !HAN_WORD.test(word)) ?? name;
  for (const word of all) {
    NAMES.set(plain(word), name);
    NAMES_HERE.set(plain(word), HAN_WORD.test(word) ? name : latin);
  }
}

const escape = (word: string) =>
  word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/[\s-]/g, "[\\s-]?");
const words = SKILL_NAMES.flat().sort((a, b) => b.length - a.length);
const latin = words.filter((word) => /^[\x20-\x7e]+$/.test(word) && !SHORT(word));
function SHORT(word: string): boolean {
  return (
    word.length === 1 ||
    [
      "Go",
      "R",
      "C",
      "Excel",
      "Word",
      "Make",
      "Access",
      "Swift",
      "Rust",
      "Spring",
      "Flask",
      "Express",
    ].includes(word)
  );
}
const LATIN = new RegExp(`(?<![A-Za-z0-9])(?:${latin.map(escape).join("|")})(?![A-Za-z0-9]|[+#])`, "gi");
const LATIN_EXACT = new RegExp(
  `(?<![A-Za-z0-9.])(?:${words
    .filter((word) => /^[\x20-\x7e]+$/.test(word) && SHORT(word))
    .map(escape)
    .join("|")})(?![A-Za-z0-9+#]|['’&-])`,
  "g",
);
const HAN = new RegExp(
  words
    .filter((word) => !/^[\x20-\x7e]+$/.test(word))
    .map(escape)
    .join("|"),
  "gi",
);

/** The one name of a skill in whatever language, to compare by; null for what the lexicon does not know. */
export const skillName = (word: string): string | null => NAMES.get(plain(word)) ?? null;

/** Before what a single letter is no language: C端, B轮, A类. */
const NO_LANGUAGE = /^\s?[端轮级类证照位股型]/u;

/** Skills that a short text names, by the one name of each (`skillName`), in the order of the lexicon's patterns. */
export function skillsIn(folded: string): string[] {
  const names = [LATIN, LATIN_EXACT, HAN].flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap(({ 0: word, index }) =>
      (word.length === 1 && NO_LANGUAGE.test(folded.slice(index + 1))) ||
      isDenied(folded, index, index + word.length)
        ? []
        : (skillName(word) ?? []),
    ),
  );
  return [...new Set(names)];
}
const nameHere = (word: string): string | null => NAMES_HERE.get(plain(word)) ?? null;

const SEPARATORS =
  /[,，、;；|\n/•·●▪■◆()（）]|\s{2,}|\s-\s|(?<=[\u4e00-\u9fa5])[.。]|(?<=^|[\n•·]|\s{2})[^\n:]{2,30}:|[\u4e00-\u9fa5]*:/gu;
const LEADS =
  /^(?:熟练(?:使用|掌握|运用|操作)?|精通|掌握|熟悉|了解|擅长|会使用|能够?使用|具备|使用|使用过|有|proficient in|familiar with|experienced? (?:in|with)|strong|good|knowledge of)\s*/iu;
const ENDS = /(?:等(?:软件|工具|技术|语言|框架)?|编程语言|办公软件|的?使用|操作|开发经验|经验)$/u;

/** Skills by one name each: what the lexicon knows anywhere, and what a section or label of skills lists. */
export function findSkills(
  { folded, sections, labels }: Reading,
  taken: readonly Span[],
  person: string | null,
): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const add = (value: string, span: Span) => {
    const key = plain(value);
    if (found.length >= MOST || key === "" || seen.has(key) || found.some((other) => overlaps(other, span)))
      return;
    seen.add(key);
    found.push({ ...span, value });
  };
  const lists: Span[] = [
    ...sections.filter(({ kind }) => kind === "skills"),
    ...labels.filter(({ kind, sure }) => kind === "skills" && sure).map(({ value }) => value),
  ];
  const isFree = (span: Span) =>
    !taken.some((other) => overlaps(other, span)) && !isDenied(folded, span.start, span.end);
  for (const pattern of [LATIN, HAN]) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const name = nameHere(match[0]);
      if (name && isFree(span)) add(name, span);
    }
  }
  for (const match of folded.matchAll(LATIN_EXACT)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const name = nameHere(match[0]);
    // Words of every day elsewhere: only in a list of skills, or beside another one.
    if (name && lists.some((list) => overlaps(list, span))) add(name, span);
  }
  for (const list of lists) {
    if (list.end - list.start > 3_000) continue;
    for (const part of partsOf(folded, list, [], SEPARATORS)) {
      const whole = wordsOf(folded, part);
      const lead = LEADS.exec(whole)?.[0].length ?? 0;
      const rest = whole.slice(lead).replace(ENDS, "").trim();
      const span = { start: part.start + lead, end: part.start + lead + rest.length };
      const long = /[\u4e00-\u9fa5]/.test(rest) ? rest.length > 10 : rest.split(" ").length > 4;
      if (rest.length < 2 || long || /[。!?]|^\d/u.test(rest)) continue;
      // Who it is stands at the foot of each page.
      if (rest !== person) add(nameHere(rest) ?? rest, span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
