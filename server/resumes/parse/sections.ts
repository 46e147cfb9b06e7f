import type { Section, SectionKind, Span } from "../schema";

const HEADINGS: readonly (readonly [SectionKind, string])[] = [
  [
    "personal",
    "个人信息|基本信息|个人资料|个人概况|基本资料|个人简历|简历信息|联系方式|Personal (?:Information|Details|Data)|Contact(?: (?:Information|Details))?|Basic Information",
  ],
  [
    "intent",
    "求职意向|期望职位|职业意向|应聘意向|意向职位|求职目标|期望工作|职业目标|Career Objective|Objective",
  ],
  [
    "education",
    "教育背景|教育经历|教育情况|教育信息|学习经历|学历背景|求学经历|教育程度|教育及培训|教育与培训|教育|Education(?:al)?(?: (?:Background|History|and Training|& Training|Experience))?|Academic (?:Background|Qualifications|History)",
  ],
  ["internship", "实习经历|实习经验|实习实践|实习|Internships?(?: Experience)?"],
  [
    "practice",
    "实践经历|社会实践|校园经历|在校经历|校内经历|学生工作|社团经历|校园实践|志愿者?经历|志愿服务|社会活动|课外活动|校园活动|学生干部经历|Volunteer(?:ing)?(?: (?:Experience|Work))?|Extracurricular(?: Activities)?|Leadership(?: (?:Experience|and Activities))?|Activities|Campus Experience",
  ],
  [
    "project",
    "项目经历|项目经验|主要项目|项目实践|项目介绍|科研经历|科研项目|科研竞赛|竞赛经历|科研成果|研究经历|作品集|主要经历|(?:Selected |Personal |Key |Academic )?Projects?(?: Experience)?|Research(?: (?:Experience|Projects?))?",
  ],
  [
    "work",
    "工作经历|工作经验|工作履历|职业经历|从业经历|任职经历|工作背景|工作简历|职业履历|主要工作经历|实习与工作经历|工作及实习经历|实习及工作经历|工作/实习经历|工作|(?:Work|Professional|Employment|Relevant|Industry|Teaching|Working)(?:ing)? (?:Experiences?|History)|Employment|Career (?:History|Experience)|Experiences?",
  ],
  [
    "skills",
    "专业技能|个人技能|职业技能|技能特长|技能专长|技能清单|相关技能|掌握技能|专业能力|核心技能|IT技能|技术栈|技术能力|个人能力|技能证书|技能|特长|(?:Technical |Professional |Personal |Core |Key |Computer )?(?:Skills|Competenc(?:ies|e)|Expertise)(?: (?:& |and )\\w+)?",
  ],
  [
    "certificates",
    "资格证书|职业资格|证书资质|所获证书|获得证书|荣誉证书|证书|资质证书|Certifications?|Certificates?|Licenses?(?: (?:& |and )Certifications?)?|Qualifications",
  ],
  ["languages", "语言能力|外语能力|外语水平|语言水平|语言|Languages?(?: Skills| Proficiency)?"],
  [
    "awards",
    "荣誉奖项|获奖情况|个人荣誉|所获荣誉|奖励情况|获奖经历|荣誉奖励|所获奖项|奖项荣誉|获奖荣誉|荣誉|奖项|(?:Selected )?Honou?rs?(?: (?:& |and )Awards?)?|Awards?(?: (?:& |and )Honou?rs?)?|Achievements|PersonalHonor",
  ],
  ["training", "培训经历|培训经验|培训情况|培训|Training|Professional Development|Courses?"],
  [
    "publications",
    "发表论文|论文发表|学术成果|学术论文|论文|专利|出版物|Publications?|Patents?|Invited Talks?|Talks|Presentations",
  ],
  [
    "summary",
    "自我评价|个人评价|自我介绍|个人优势|个人简介|个人总结|自我描述|自我总结|职业概述|个人特点|关于我|Summary|(?:Professional |Executive |Career )?(?:Summary|Profile)|About(?: Me)?|Self[- ]Assessment|Self[- ]Evaluation|Introduction",
  ],
  [
    "other",
    "附加信息|其他信息|其他|兴趣爱好|爱好|个人爱好|补充信息|Additional Information|Interests|Hobbies|References?|Miscellaneous|Other",
  ],
];

const normal = (words: string) => words.replaceAll(/\s+/g, "").toLowerCase();
const ZH = /[\u4e00-\u9fa5]/;
/** At the bars that stand in no bracket. */
function alternativesOf(words: string): string[] {
  const found = [""];
  let depth = 0;
  for (const character of words) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "|" && depth === 0) found.push("");
    else found[found.length - 1] += character;
  }
  return found;
}
const alternatives = HEADINGS.flatMap(([kind, words]) =>
  alternativesOf(words).map((word) => ({ kind, word })),
);
const chinese = alternatives
  .filter(({ word }) => ZH.test(word))
  .sort((a, b) => b.word.length - a.word.length);
const english = alternatives.filter(({ word }) => !ZH.test(word));

const EXACT_ZH = new Map(
  chinese.filter(({ word }) => !/[?()]/.test(word)).map(({ kind, word }) => [word, kind]),
);
const ENGLISH = english.map(({ kind, word }) => ({
  kind,
  pattern: new RegExp(`^(?:${word.replaceAll(" ", "\\s*")})$`, "iu"),
}));
const BULLET_OR_NUMBER =
  /^(?:[\s#*■◆●▪▌▎◇★☆➤►▶|·•\-_=>【[《〈]|[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[、.]\s?|[IVX]+\.\s)+/u;
const TRAIL = /[\s:：*#|\-_=】\]》〉·•◆■.]+$/u;

function kindOfHeading(line: string): SectionKind | null {
  const words = line.replace(BULLET_OR_NUMBER, "").replace(TRAIL, "");
  if (words.length < 2 || words.length > 44) return null;
  const plain = normal(words);
  const direct = EXACT_ZH.get(plain);
  if (direct) return direct;
  const [, han = "", latin = ""] = /^([\u4e00-\u9fa5/]{2,12})\W*([a-z&\s]*)$/iu.exec(plain) ?? [];
  const named = EXACT_ZH.get(han.replace(/\/$/u, ""));
  if (latin && named) return named;
  const [, first = "", second = ""] = /^([a-z&\s]{4,40})\W*([\u4e00-\u9fa5/]{2,12})$/iu.exec(plain) ?? [];
  if (first && second && EXACT_ZH.has(second)) return EXACT_ZH.get(second) ?? null;
  const pair = plain.split(/[/、与和及&]/u);
  if (pair.length === 2 && pair.every((part) => EXACT_ZH.has(part)))
    return EXACT_ZH.get(pair[0] ?? "") ?? null;
  return ENGLISH.find(({ pattern }) => pattern.test(words.trim()))?.kind ?? null;
}

export type Heading = Span & { kind: SectionKind };

/** Headings that are a line of their own. */
function ownLines(folded: string): Heading[] {
  const found: Heading[] = [];
  let start = 0;
  for (const line of folded.split("\n")) {
    if (found.length >= MOST) break;
    if (line.trim().length > 1 && line.trim().length <= 60) {
      const kind = kindOfHeading(line.trim());
      if (kind) {
        const at = start + line.search(/\S/);
        found.push({ kind, start: at, end: at + line.trim().length });
      }
    }
    start += line.length + 1;
  }
  return found;
}

/** "项目介绍：" within a text is a label. */
const LONG = chinese.filter(({ word }) => word.length >= 4 && word !== "项目介绍" && !/[?()]/.test(word));
const INLINE = new RegExp(
  `(${LONG.map(({ word }) => word).join("|")})([A-Z][A-Za-z ]{3,24}(?=[\\u4e00-\\u9fa5⚫●•\\d]))?`,
  "gu",
);
/** What a heading stands in front of, where line breaks were lost. */
const OPENS =
  /^\s*:?\s*(?:(?:19|20)\d{2}\s*[./年-]|某{2,4}年|时间|学校专业|毕业时间|项目名称|项目内容|姓名|[⚫●•◆■]|1[、.)）]|$)/u;
/** What a table of schools or jobs is headed by. */
const TABLE_HEAD =
  /^(?:(?:起止|学习|工作)?时间|学校(?:名称)?|院校|学位|学历|专业|公司(?:名称)?|单位|职位|职务|岗位){2,}/u;
const NOT_BEFORE =
  /(?:的|有|年|等|和|及|与|丰富|相关|具备|同类|类似|以上|行业|个|无|其他|熟悉|总结|提供|、)$/u;
const NEVER_BEFORE = /(?:的|有|年|丰富|相关)$/u;
const EMPLOYER_AHEAD = /^[\u4e00-\u9fa5]{2,24}(?:公司|大学|学院|集团|工程师|设计师)/u;
const NOT_AFTER = /^(?:的|者|丰富|优先|及|和|与|,|，|、|。|进行|要求|中|等|年限|手机)/u;

/** A line of so many characters is no printed line. */
const LOST_BREAKS = 80;

/** Headings within running text, in exports that lost their line breaks. */
function inline(folded: string, taken: readonly Span[]): Heading[] {
  const found: Heading[] = [];
  for (const match of folded.matchAll(INLINE)) {
    if (found.length >= MOST) break;
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const before = folded.slice(Math.max(0, start - 4), start);
    const after = folded.slice(end, end + 24);
    const kind = EXACT_ZH.get(match[1] ?? "");
    const isFollowed = OPENS.test(after) || EMPLOYER_AHEAD.test(after);
    if (!kind || NOT_AFTER.test(after) || (isFollowed ? NEVER_BEFORE : NOT_BEFORE).test(before)) continue;
    const lineStart = folded.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = folded.indexOf("\n", end);
    const line = (lineEnd < 0 ? folded.length : lineEnd) - lineStart;
    const ended = /[。；;.!)\d]$/u.test(before) || start === 0;
    const opens =
      OPENS.test(after) ||
      LONG.some(({ word }) => after.trimStart().startsWith(word)) ||
      match[2] !== undefined;
    // A short line with a heading in it is a sentence or a label; only a long one can have lost its breaks.
    const opensLine = ended && opens && folded.slice(lineStart, start).trim() === "";
    const stands =
      line < LOST_BREAKS
        ? opensLine && line > match[0].length + 2
        : opens || ended || EMPLOYER_AHEAD.test(after);
    if (!stands) continue;
    const behind = /^\s*:/.exec(after)?.[0].length ?? TABLE_HEAD.exec(after)?.[0].length ?? 0;
    found.push({ kind, start, end: end + behind });
  }
  return found;
}

/** More headings than that are no résumé. */
const MOST = 200;

export function findHeadings(folded: string): Heading[] {
  const lines = ownLines(folded);
  return [...lines, ...inline(folded, lines)].sort((a, b) => a.start - b.start).slice(0, MOST);
}

/** The text cut at its headings; what stands before the first one is personal. */
export function findSections(folded: string, headings: readonly Heading[]): Section[] {
  const first = headings[0]?.start ?? folded.length;
  const top: Section[] = first > 0 ? [{ kind: "personal", heading: null, start: 0, end: first }] : [];
  return [
    ...top,
    ...headings.map(({ kind, start, end }, index) => ({
      kind,
      heading: { start, end },
      start: end,
      end: headings[index + 1]?.start ?? folded.length,
    })),
  ];
}
