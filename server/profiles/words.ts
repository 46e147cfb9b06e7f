import type { DegreeLevel } from "../resumes/schema";
import type { Language } from "./readRequirement";
import type { MetLevel } from "./schema";

export type Why = { zh: string; en: string };

const DEGREES: Record<DegreeLevel, Why> = {
  secondary: { zh: "高中或中专", en: "secondary school" },
  professional: { zh: "大专", en: "a college diploma" },
  bachelor: { zh: "本科", en: "a bachelor's degree" },
  master: { zh: "硕士", en: "a master's degree" },
  doctor: { zh: "博士", en: "a doctorate" },
};
const LANGUAGES: Record<Language, string> = {
  英语: "English",
  日语: "Japanese",
  韩语: "Korean",
  法语: "French",
  德语: "German",
  西班牙语: "Spanish",
  俄语: "Russian",
  粤语: "Cantonese",
  普通话: "Mandarin",
};
const EXPERIENCE: Record<MetLevel, Why> = {
  yes: { zh: "简历里的经历说到了这一点。", en: "The résumé tells of this." },
  partly: { zh: "简历里的经历说到了一部分。", en: "The résumé tells of a part of this." },
  no: { zh: "简历里没有这方面的经历。", en: "The résumé has no such experience." },
  unknown: {
    zh: "简历没有说明，可以在面试中问。",
    en: "The résumé does not say; a question for the interview.",
  },
};

/** A Latin word stands apart from the Chinese one before it. */
const apart = (words: string) => words.replace(/^(?=\w)/, " ");

/** Why a requirement is met or not, in both languages. */
export const why = {
  years: (asked: number, has: number): Why => ({
    zh: `要求 ${asked} 年，简历为 ${has} 年。`,
    en: `${asked} years are asked for; the résumé has ${has}.`,
  }),
  yearsUnknown: (asked: number): Why => ({
    zh: `要求 ${asked} 年，简历看不出工作年限。`,
    en: `${asked} years are asked for; the résumé does not tell how many.`,
  }),
  degree: (asked: DegreeLevel, has: DegreeLevel): Why => ({
    zh: `要求${DEGREES[asked].zh}，简历最高为${DEGREES[has].zh}。`,
    en: `At least ${DEGREES[asked].en} is asked for; the highest in the résumé is ${DEGREES[has].en}.`,
  }),
  degreeUnknown: (asked: DegreeLevel): Why => ({
    zh: `要求${DEGREES[asked].zh}，简历没有写学历。`,
    en: `At least ${DEGREES[asked].en} is asked for; the résumé names no degree.`,
  }),
  degreeNotWhole: (asked: DegreeLevel): Why => ({
    zh: `要求${DEGREES[asked].zh}，简历有的学历没有写明层次，请核对。`,
    en: `At least ${DEGREES[asked].en} is asked for; the résumé does not name every degree. Please check.`,
  }),
  yearsNotWhole: (asked: number, has: number): Why => ({
    zh: `要求 ${asked} 年，简历能算出 ${has} 年，但起止时间不全或很接近，请核对。`,
    en: `${asked} years are asked for; ${has} can be counted, with dates missing or very close. Please check.`,
  }),
  fieldYears: (field: string, asked: number, has: number): Why => ({
    zh: `要求「${field}」${asked} 年，简历里明确相关的工作合计 ${has} 年。`,
    en: `${asked} years of “${field}” are asked for; jobs that clearly tell of it add up to ${has}.`,
  }),
  fieldUnknown: (field: string): Why => ({
    zh: `简历里没有写明「${field}」的工作，可以在面试中问。`,
    en: `No dated job in the résumé tells of “${field}”; a question for the interview.`,
  }),
  /** Where one of them is enough. */
  anyOf: (asked: readonly string[], has: readonly string[]): Why =>
    has.length > 0
      ? { zh: `简历里有${apart(has.join("、"))}。`, en: `The résumé names ${has.join(", ")}.` }
      : {
          zh: `简历没有写明${apart(asked.join("、"))}，没写不等于没有，可以问。`,
          en: `The résumé does not mention ${asked.join(" or ")}, which is not a no; ask.`,
        },
  language: (name: Language, enough: boolean): Why =>
    enough
      ? { zh: `简历写明了${name}水平。`, en: `The résumé tells of ${LANGUAGES[name]} at this level.` }
      : {
          zh: `简历写了${name}，看不出是否达到要求的水平。`,
          en: `The résumé names ${LANGUAGES[name]}, not at the level that is asked for.`,
        },
  languageUnknown: (name: Language): Why => ({
    zh: `简历没有写${name}。`,
    en: `The résumé does not mention ${LANGUAGES[name]}.`,
  }),
  listed(asked: readonly string[], has: readonly string[]): Why {
    const lacks = asked.filter((name) => !has.includes(name));
    const zh = [
      has.length > 0 ? `有${apart(has.join("、"))}` : "",
      lacks.length > 0 ? `没有提到${apart(lacks.join("、"))}` : "",
    ];
    const en = [
      has.length > 0 ? `names ${has.join(", ")}` : "",
      lacks.length > 0 ? `does not mention ${lacks.join(", ")}` : "",
    ];
    return {
      zh: `简历里${zh.filter(Boolean).join("，")}。`,
      en: `The résumé ${en.filter(Boolean).join(" and ")}.`,
    };
  },
  experience: (met: MetLevel): Why => EXPERIENCE[met],
  dutiesName: { zh: "岗位职责", en: "Duties" } satisfies Why,
  duties: (done: number, all: number): Why => ({
    zh: `${all} 项职责中，简历里有 ${done} 项的相关经历。`,
    en: `The résumé tells of experience in ${done} of ${all} duties.`,
  }),
  together: (parts: readonly Why[]): Why => ({
    zh: parts.map(({ zh }) => zh).join(""),
    en: parts.map(({ en }) => en).join(" "),
  }),
};
