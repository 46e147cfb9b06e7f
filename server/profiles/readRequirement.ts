import { fold } from "../resumes/parse/fold";
import { findDegrees } from "../resumes/parse/degrees";
import { skillsIn } from "../resumes/parse/skills";
import { type DegreeLevel, degreeLevel } from "../resumes/schema";
import { termsOf } from "./terms";

/** A line of what a position asks for, taken apart. What is null or empty is not asked for. */
export type Requirement = {
  text: string;
  years: number | null;
  degree: DegreeLevel | null;
  language: { name: Language; rank: number } | null;
  certificates: string[];
  /** By the lexicon's one name of each. */
  skills: string[];
  /** One of the skills is enough. */
  anySkill: boolean;
  /** What is left: what it is about. */
  terms: ReadonlySet<string>;
};

const NUMBER_ZH = "一二三四五六七八九十";
const YEARS =
  /(\d{1,2}|[一二三四五六七八九十两])\s*(?:-|~|至|到)?\s*(?:\d{1,2})?\s*(?:\+|年)\s*(?:及?以上|years?)?/iu;
const YEARS_EN = /(\d{1,2})\s*\+?\s*(?:or more\s+)?years?/iu;

const LANGUAGES = {
  英语: /英语|英文|\benglish\b|CET-?\s?[46]|TEM-?\s?[48]|雅思|托福|IELTS|TOEFL|TOEIC|\bBEC\b/iu,
  日语: /日语|日文|\bjapanese\b|JLPT|(?<![A-Za-z])N[1-5](?![A-Za-z0-9])/iu,
  韩语: /韩语|韩文|\bkorean\b|TOPIK/iu,
  法语: /法语|\bfrench\b/iu,
  德语: /德语|\bgerman\b/iu,
  西班牙语: /西班牙语|\bspanish\b/iu,
  俄语: /俄语|\brussian\b/iu,
  粤语: /粤语|广东话|\bcantonese\b/iu,
  普通话: /普通话|\bmandarin\b/iu,
} as const;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as [Language, ...Language[]];
const isLanguage = (name: string): boolean => Object.hasOwn(LANGUAGES, name);

/** How well, from 0 (not told) to 4. Tests of one language are ranked among themselves. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/专业八级|专八|TEM-?\s?8|母语|native|bilingual|(?<![A-Za-z])N1(?!\d)|一级甲/iu, 4],
  [
    /六级|CET-?\s?6|专业四级|专四|TEM-?\s?4|流利|精通|fluent|工作语言|(?<![A-Za-z])N2(?!\d)|雅思|托福|IELTS|TOEFL|一级乙|二级甲/iu,
    3,
  ],
  [/四级|CET-?\s?4|熟练|良好|proficient|(?<![A-Za-z])N3(?!\d)|二级乙/iu, 2],
  [/标准|一般|basic|(?<![A-Za-z])N[45](?!\d)|三级/iu, 1],
];
export const rankOf = (words: string): number => RANKS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
export const languageIn = (words: string): Language | null =>
  LANGUAGE_NAMES.find((name) => LANGUAGES[name].test(words)) ?? null;

const CERTIFICATES =
  /(?<![A-Za-z])(?:PMP|ACP|CPA|ACCA|CFA|FRM|CIA|CISA|CISSP|CISP|CCNA|CCNP|CCIE|HCIA|HCIP|HCIE|OCP|RHCE|RHCSA|CKA|CKAD|NPDP|PRINCE2|ITIL|TOGAF|CSM)(?![A-Za-z])|[\u4e00-\u9fa5]{2,10}?(?:资格证|从业资格|执业证|上岗证|合格证|职称|建造师|会计师|工程师证|驾照|驾驶证|健康证)|注册[\u4e00-\u9fa5]{2,8}师|[ABC][12]驾?照/giu;
const LEAD = /^(?:持有|持|具有|具备|有|拥有|取得|通过|需|须)+/u;
const ANY = /或(?!以上|更)|\/|\bor\b|任一|之一/iu;

function yearsIn(words: string): number | null {
  const zh = /年|years?/iu.test(words) ? (YEARS_EN.exec(words) ?? YEARS.exec(words)) : null;
  const said = zh?.[1];
  if (!said) return null;
  if (said === "两") return 2;
  const number = /\d/.test(said) ? Number(said) : NUMBER_ZH.indexOf(said) + 1;
  return number > 0 && number <= 50 ? number : null;
}

const LEVELS = degreeLevel.options;
export const levelRank = (level: DegreeLevel): number => LEVELS.indexOf(level);

/** Takes one line of a position apart, by rules alone. Pure; linear in the line. */
export function readRequirement(text: string): Requirement {
  const folded = fold(text);
  const years = yearsIn(folded);
  const degrees = findDegrees(folded);
  // "本科或硕士": the lower one is enough.
  const degree = degrees.map(({ level }) => level).sort((a, b) => levelRank(a) - levelRank(b))[0] ?? null;
  const name = languageIn(folded);
  const certificates = name
    ? []
    : [...folded.matchAll(CERTIFICATES)].map(([words]) => words.replace(LEAD, "").trim());
  const skills = skillsIn(folded).filter((skill) => !isLanguage(skill));
  const rest = degrees
    .reduceRight((words, { start, end }) => `${words.slice(0, start)} ${words.slice(end)}`, folded)
    .replace(CERTIFICATES, " ")
    .replace(YEARS_EN, " ")
    .replace(YEARS, " ")
    .replaceAll(/及以上|以上|学历|学位|毕业|证书|专业/gu, " ");
  return {
    text,
    years,
    degree,
    language: name && { name, rank: rankOf(folded) },
    certificates,
    skills,
    anySkill: skills.length > 1 && ANY.test(folded),
    terms: name || skills.length > 0 || certificates.length > 0 ? new Set() : termsOf(rest),
  };
}
