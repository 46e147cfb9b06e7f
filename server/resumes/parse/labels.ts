import type { ProtectedField, Span } from "../schema";
import { trim } from "./spans";

/** What a label names. `end` labels only end the value before them. */
export type LabelKind =
  | ProtectedField
  | "name"
  | "phone"
  | "email"
  | "location"
  | "school"
  | "degree"
  | "major"
  | "graduation"
  | "period"
  | "company"
  | "title"
  | "years"
  | "projectName"
  | "role"
  | "description"
  | "skills"
  | "certificates"
  | "end";

const WORDS: Record<LabelKind, string> = {
  name: "姓名|中文名|英文名|名字|Full Name|Name|简历匹配",
  gender: "性别|Gender|Sex",
  age: "年龄|Age",
  birthday:
    "出生年月日|出生日期|出生年月|出生时间|出生|生日|Date of Birth|D\\.?O\\.?B\\.?|Birth Date|Birthday|Birth|Born",
  ethnicity: "民族|Ethnicity|Ethnic Group|Race",
  nationality: "国籍|户口/国籍|Nationality|Citizenship",
  nativePlace:
    "籍贯|户籍所在地|户口所在地|户籍地址|户籍|户口|生源地|出生地|Native Place|Place of Birth|Birthplace|Hometown",
  politicalStatus: "政治面貌|党派|Political Status|Political Affiliation",
  maritalStatus: "婚姻状况|婚育状况|婚姻|婚否|婚育|Marital Status|Family Status",
  religion: "宗教信仰|宗教|Religion",
  health: "健康状况|身体状况|健康|残疾情况|Health|Disability",
  height: "身高|Height",
  weight: "体重|Weight",
  bloodType: "血型|Blood Type",
  photo: "照片|相片|Photo",
  phone:
    "联系电话|手机号码|手机号|移动电话|联系方式|电话号码|手机|电话|Telephone|Mobile Phone|Phone Number|Cell|Phone|Mobile|MOBILE|Tel|TEL|M",
  email: "电子邮箱|电子邮件|联系邮箱|邮箱地址|邮箱|邮件|E-?mail Address|E-?mail|E-?MAIL|Email",
  location:
    "现居住地|现居地|现居城市|现居|居住地|所在城市|所在地区|所在地|居住城市|通讯地址|联系地址|家庭地址|家庭住址|现住址|住址|地址|Current Location|Address|Location|Based in",
  school:
    "毕业院校|毕业学校|毕业学院|就读学校|就读院校|学校名称|院校名称|学校|院校|University|School|College|Institution",
  degree:
    "最高学历/学位|学历/学位|最高学历|最高学位|学历学位|学历|学位|文化程度|Highest Degree|Degree|Education Level",
  major: "所学专业|毕业专业|主修专业|专业名称|专业|Major|Field of Study|Specialization",
  graduation: "毕业时间|毕业年份|毕业日期|Graduation Date|Graduation|Graduated",
  period:
    "起止时间|起止年月|就读时间|在校时间|学习时间|在职时间|任职时间|工作时间|项目时间|时间|日期|Duration|Period|Dates?",
  company:
    "公司名称|单位名称|企业名称|工作单位|任职公司|所在公司|公司|单位|Company Name|Company|Employer|Organization|Organisation",
  title:
    "最近工作职位|职位名称|任职岗位|担任职务|所任职位|岗位名称|工作岗位|职位|职务|岗位|职称|Job Title|Position|Title",
  years: "工作年限|工作经验|从业年限|工作年数|Years of Experience|Work Experience",
  projectName: "项目名称|项目介绍|Project Name|Project Title|Project",
  role: "项目角色|项目职务|担任角色|本人角色|角色|Role",
  description:
    "工作内容|工作描述|工作职责|职责描述|主要职责|岗位职责|主要工作|主要业绩|工作业绩|业绩|项目内容|项目描述|项目职责|项目简介|项目背景|项目成果|责任描述|职责|描述|内容|主修课程|主要课程|核心课程|专业成绩|Responsibilities|Description|Achievements|Duties|Key Results",
  skills:
    "专业技能|职业技能|技能特长|个人技能|掌握技能|技能|技术栈|编程语言|开发语言|开发工具|Technical Skills|Skills|Tech Stack|Technologies|Tools",
  certificates: "资格证书|职业证书|证书|Certificates?|Certifications?",
  end: "部门|所属部门|汇报对象|下属人数|所在行业|行业|规模|企业性质|公司性质|公司规模|微信号|微信|QQ号|QQ|个人主页|主页|博客|GitHub|LinkedIn|Website|目前年收入|目前薪资|目前状况|期望薪资|期望月薪|期望城市|期望地点|期望行业|期望职位|期望岗位|期望工作地点|薪资要求|求职意向|求职状态|求职类型|意向岗位|意向城市|应聘职位|应聘岗位|应聘公司|投递时间|投递职位|到岗时间|可到岗|最近工作|主题描述|主题|特长|兴趣爱好|爱好|外语水平|英语水平|外语|英语|语言能力|语言|计算机水平|离职原因|证明人|邮编|证件号|身份证号|身份证|邮政编码|Department|Industry|Expected Salary|WeChat|Wechat|Nationality Status|Availability|Hobbies|Interests|Languages?|GPA|References?",
};

const KIND_OF = new Map<string, LabelKind>();
const patternOf = (word: string) => word.replaceAll(" ", "\\s?");
const all: [string, LabelKind][] = (Object.entries(WORDS) as [LabelKind, string][]).flatMap(([kind, words]) =>
  words.split("|").map((word): [string, LabelKind] => [word, kind]),
);
all.sort(([a], [b]) => b.length - a.length);
all.forEach(([, kind], index) => KIND_OF.set(`w${index}`, kind));
const lower = (word: string) => word.toLowerCase().replaceAll("\\s", "\\s");
const upper = (word: string) => word.toUpperCase().replaceAll("\\S", "\\s");
/** Letters between the characters of a Chinese label, as tables set them: "姓 名", "电 话". */
const spaced = (word: string) =>
  /^[\u4e00-\u9fa5]{2,4}$/.test(word) ? [...word].join(" {0,6}") : patternOf(word);
/** A label of Latin letters may follow small letters where a line break was lost: "a@example.comAddress:". */
const bounded = (word: string) =>
  /^[A-Za-z]/.test(word)
    ? `(?:(?<![A-Z])${patternOf(word)}|(?<![A-Za-z])(?:${patternOf(lower(word))}|${patternOf(upper(word))}))(?![A-Za-z])`
    : spaced(word);

const LABEL = new RegExp(
  `(?:${all.map(([word], index) => `(?<w${index}>${bounded(word)})`).join("|")})(?:\\s{0,4}[(（/][A-Za-z ]{2,20}[)）]?)?`,
  "gu",
);

/** Those whose values are told by their form, so that they are found where the colon was lost: "性别男年龄55". */
const FORMS: Partial<Record<LabelKind, RegExp>> = {
  gender: /^\s*(?:男|女|[Mm]ale|[Ff]emale)/,
  age: /^\s*\d{2}(?!\d{2}年|\d{2}[./-])/,
  birthday: /^\s*(?:19|20)\d{2}/,
  ethnicity: /^\s*[\u4e00-\u9fa5]{1,5}族/,
  politicalStatus: /^\s*(?:群众|党员|团员|中共|中国|共青团|预备|无党派|民主)/,
  maritalStatus: /^\s*(?:未婚|已婚|离异|单身|丧偶|[Ss]ingle|[Mm]arried)/,
  nativePlace: /^\s*[\u4e00-\u9fa5]{2,}/,
  height: /^\s*1?\d{2}\s*(?:cm|CM|厘米)/,
  weight: /^\s*\d{2,3}\s*(?:kg|KG|公斤|斤)/,
  health: /^\s*(?:良好|健康|优)/,
  phone: /^\s*[+(]?\d{3}/,
  email: /^\s*[\w.+-]+@/,
  degree: /^\s*(?:大学|本科|大专|专科|硕士|博士|高中|中专|研究生|初中)/,
  school: /^\s*[\u4e00-\u9fa5]{2,20}(?:大学|学院|学校|中学)/,
  years: /^\s*\d{1,2}\s*年/,
};
/** Labels without a colon are believed only where another one, or the end, follows at once. */
const SIMPLE: ReadonlySet<LabelKind> = new Set(["name", "major", "school", "nativePlace", "location"]);

/** Of these the form is the whole value. */
const CUT: ReadonlySet<LabelKind> = new Set([
  "gender",
  "school",
  "ethnicity",
  "maritalStatus",
  "height",
  "weight",
]);

export type Labelled = { kind: LabelKind; label: Span; value: Span; words: string; sure: boolean };

const VALUE_END = /[\n\t]|\s{2,}|[|;；。]|,(?=\s*[\u4e00-\u9fa5]{2,6}:)/u;
const MOST = 400;
/** More labels than that are no form. */
const MOST_HITS = 2_000;

type Hit = { kind: LabelKind; start: number; end: number; colon: boolean };

function findHits(folded: string, headings: readonly Span[]): Hit[] {
  const hits: Hit[] = [];
  for (const match of folded.matchAll(LABEL)) {
    if (hits.length >= MOST_HITS) break;
    const name = Object.keys(match.groups ?? {}).find((key) => match.groups?.[key] !== undefined);
    const kind = name === undefined ? undefined : KIND_OF.get(name);
    if (!kind) continue;
    const end = match.index + match[0].length;
    if (headings.some((heading) => heading.start <= match.index && end <= heading.end)) continue;
    const colon = /^\s{0,4}\d{0,2}\s?(?::|(?:\n\s*)?:)/u.exec(folded.slice(end, end + 10))?.[0].length ?? 0;
    const cell =
      colon === 0 &&
      /^(?: {2,}|\t|\s*\|)/.test(folded.slice(end, end + 3)) &&
      /(?:^|[\n\t]|\s{2}|\|)\s*$/.test(folded.slice(Math.max(0, match.index - 3), match.index));
    hits.push({ kind, start: match.index, end: end + colon, colon: colon > 0 || cell });
  }
  return hits;
}

/** Labels with their values, as forms and job sites print them; with a colon, or told by the value's form. */
export function findLabels(folded: string, headings: readonly Span[]): Labelled[] {
  const hits = findHits(folded, headings);
  const found: Labelled[] = [];
  let until = 0;
  hits.forEach((hit, index) => {
    if (hit.start < until) return;
    const ahead = folded.slice(hit.end, hit.end + MOST);
    if (!hit.colon && !isTold(hit, ahead, hits, index)) return;
    const next = hits
      .slice(index + 1, index + 8)
      .find(
        (other) =>
          other.start > hit.end &&
          other.start - hit.end < MOST &&
          (other.colon ||
            FORMS[other.kind]?.test(folded.slice(other.end, other.end + 30)) ||
            (SIMPLE.has(other.kind) && !hit.colon)),
      );
    const heading = headings.find(({ start }) => start >= hit.end && start < hit.end + MOST);
    const skipped = /^[ \t]*/.exec(ahead)?.[0].length ?? 0;
    const stop = VALUE_END.exec(ahead.slice(skipped));
    let end = hit.end + (stop ? skipped + stop.index : ahead.length);
    for (const border of [next?.start, heading?.start])
      if (border !== undefined && border < end) end = border;
    const told = hit.colon ? null : FORMS[hit.kind]?.exec(ahead);
    if (told && CUT.has(hit.kind)) end = Math.min(end, hit.end + told[0].length);
    const value = trim(folded, { start: hit.end, end: Math.max(hit.end, end) });
    // A row of labels is the head of a table.
    if (hits.some((other) => other.start === value.start && other.end >= value.end)) return;
    found.push({
      kind: hit.kind,
      label: { start: hit.start, end: hit.end },
      value,
      words: folded.slice(value.start, value.end),
      sure: hit.colon,
    });
    until = hit.kind === "description" || hit.kind === "end" ? hit.end : value.start;
  });
  return found;
}

function isTold(hit: Hit, ahead: string, hits: readonly Hit[], index: number): boolean {
  const form = FORMS[hit.kind];
  if (form) return form.test(ahead);
  if (!SIMPLE.has(hit.kind)) return false;
  const next = hits[index + 1];
  if (!next || next.start - hit.end > 24 || next.start - hit.end < 2) return false;
  const value = ahead.slice(0, next.start - hit.end);
  if (/[，,。；;\n]/u.test(value)) return false;
  if (hit.kind === "name") return true;
  return (
    FORMS[next.kind]?.test(ahead.slice(next.end - hit.end)) ||
    hits
      .slice(Math.max(0, index - 2), index)
      .some((other) => hit.start - other.end < 24 && FORMS[other.kind] !== undefined)
  );
}
