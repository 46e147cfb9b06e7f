import * as fc from "fast-check";
import { parseResume } from "../../../../server/resumes/parse/parseResume";
import { type ParsedResume, type Span, parsedResumeSchema } from "../../../../server/resumes/schema";
import { ENGLISH, EXPORT_WITHOUT_BREAKS, LABELLED, LINES, NO_HEADINGS, TABLE } from "./resumes";

const today = new Date("2026-11-22T00:00:00Z");
const parse = (text: string) => parseResume(text, { today });

test("a page of lines", () => {
  const resume = parse(LINES);
  expect(resume).toMatchObject({
    name: "周小满",
    phones: ["13900001234"],
    emails: ["xiaoman.zhou@mail.example"],
    educations: [
      {
        school: "东湖大学",
        degree: "硕士",
        degreeLevel: "master",
        major: "软件工程",
        start: "2016-09",
        end: "2019-06",
      },
      { school: "望江理工大学", degree: "本科", degreeLevel: "bachelor", major: "计算机科学与技术" },
    ],
    works: [
      {
        kind: "job",
        company: "东湖星辰科技有限公司",
        title: "高级后端工程师",
        start: "2021-07",
        end: "present",
      },
      { kind: "job", company: "望江数据有限公司", title: "后端工程师", start: "2019-07", end: "2021-06" },
      { kind: "internship", company: "青石网络有限公司", title: "开发实习生" },
    ],
    projects: [{ name: "订单中台重构", role: "技术负责人", start: "2022-03", end: "2023-05" }],
    protected: { gender: "female", birthday: "1994-05", politicalStatus: "中共党员", ethnicity: "汉族" },
  });
  expect(resume.yearsOfExperience).toBeCloseTo(7.4, 1);
  expect(resume.skills).toEqual(expect.arrayContaining(["Java", "MySQL", "Redis", "Kubernetes"]));
  expect(resume.certificates).toEqual(expect.arrayContaining(["CET-6", "PMP"]));
  expect(resume.works[0]?.description).toContain("响应时间");
});

test("an export that lost its line breaks", () => {
  expect(parse(EXPORT_WITHOUT_BREAKS)).toMatchObject({
    name: "周小满",
    phones: ["13900001234"],
    educations: [{ school: "东湖大学", degree: "本科", major: "金融学", start: "2012-09", end: "2016-06" }],
    works: [
      { company: "东湖星辰科技有限公司", title: "销售主管", start: "2018-03", end: "2021-08" },
      { company: "望江商贸有限公司", title: "销售专员", start: "2016-07", end: "2018-02" },
    ],
    protected: { age: 29, gender: "female", birthday: "1994-05", maritalStatus: "未婚" },
  });
});

test("labels and values", () => {
  expect(parse(LABELLED)).toMatchObject({
    name: "周小满",
    educations: [{ school: "望江理工大学", degree: "大专", major: "会计", start: "2010-09", end: "2013-07" }],
    works: [{ company: "东湖星辰科技有限公司", title: "会计", start: "2013-08", end: "2020-01" }],
    yearsOfExperience: 7,
    protected: { gender: "male", nativePlace: "湖北武汉" },
  });
});

test("a table of labels, and one with a head", () => {
  const resume = parse(TABLE);
  expect(resume).toMatchObject({
    name: "周小满",
    educations: [{ school: "望江建筑大学", degree: "本科", major: "土木工程" }],
    works: [
      { company: "望江建工集团有限公司", title: "施工员", start: "2017-07", end: "2020-05" },
      { company: "东湖星辰城建有限公司", title: "项目经理", end: "present" },
    ],
    protected: { gender: "female", birthday: "1994-05", ethnicity: "汉", politicalStatus: "群众" },
  });
  expect([resume.educations.length, resume.works.length]).toEqual([1, 2]);
});

test("lines without any heading", () => {
  expect(parse(NO_HEADINGS)).toMatchObject({
    name: "周小满",
    educations: [{ school: "望江理工大学", degree: "学士", major: "机械设计制造及其自动化" }],
    works: [
      { company: "东湖机械有限公司", title: "机械工程师" },
      { company: "东湖星辰重工股份有限公司", title: "高级机械工程师", end: "present" },
    ],
    protected: { gender: "female", birthday: "1994-05", politicalStatus: "中共党员" },
  });
});

test("an English page", () => {
  expect(parse(ENGLISH)).toMatchObject({
    name: "Alex Q. Rivers",
    emails: ["alex.rivers@mail.example"],
    phones: ["(609) 555-0199"],
    educations: [
      {
        school: "East Lake University",
        degree: "MSc",
        degreeLevel: "master",
        major: "Data Science",
        end: "2019-05",
      },
    ],
    works: [
      { company: "Northwind Labs", title: "Senior Data Engineer", location: "Boston, MA", end: "present" },
      { company: "Bluestone Inc.", title: "Data Engineer", start: "2019-06", end: "2021-02" },
    ],
    yearsOfExperience: 7.5,
  });
});

test("a sentence keeps the tagger's entities as they are, and gets schools, dates and contacts besides", () => {
  const text = "周小满，中国国籍，2019年3月至今任东湖大学教授。";
  const tag = () => [
    { type: "NAME" as const, start: 0, end: 3 },
    { type: "NATIONALITY" as const, start: 4, end: 8 },
    { type: "ORG" as const, start: 19, end: 23 },
    { type: "TITLE" as const, start: 23, end: 25 },
  ];
  const { entities } = parseResume(text, { today, tag });
  const own = entities.filter(({ type }) => !["SCHOOL", "DATE"].includes(type));
  expect(own.map(({ type, start, end }) => ({ type, start, end }))).toEqual(tag());
  expect(entities).toEqual(
    expect.arrayContaining([
      { type: "SCHOOL", start: 19, end: 23, text: "东湖大学" },
      expect.objectContaining({ type: "DATE", text: "2019年3月至今" }),
    ]),
  );
});

test("what is protected ends a description, wherever it stands", () => {
  const { works, protected: attributes } = parse(
    `${NO_HEADINGS}- 主持三个新品开发\n婚姻状况：已婚  健康状况：良好\n`,
  );
  expect(works.at(-1)?.description).toBe("主持三个新品开发");
  expect(attributes).toMatchObject({ maritalStatus: "已婚", health: "良好" });
});

test("nothing gives nothing", () => {
  expect(parse("")).toMatchObject({
    name: null,
    educations: [],
    works: [],
    yearsOfExperience: null,
    entities: [],
  });
});

/** Pieces of résumés in any order, cut anywhere: what people and programs make of them. */
const WORDS = [
  "教育背景",
  "工作经历：",
  "2019.03-至今",
  "2019/03",
  "东湖大学",
  "硕士",
  "有限公司",
  "经理",
  "姓名",
  "男",
  "年龄:30",
  "13900001234",
  "a@b.example",
  "\n",
  "  ",
  "\t",
  "|",
  "（",
  "）",
  "1、",
  "。",
  "周小满",
  "Education",
  "PhD",
  "May 2020",
  "至",
  "-",
  "专业：",
  "学校：",
  "时间：",
  "项目名称：",
  "\u0000",
  "😀",
  "\ud800",
];
const messy = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom(LINES, EXPORT_WITHOUT_BREAKS, LABELLED, ENGLISH), fc.nat(900), fc.nat(900))
    .map(([text, from, length]) => text.slice(from, from + length)),
);

const bare = (words: string) => words.replaceAll(/\s+/g, "");

type Claim = { span: Span | null | undefined; words?: string | null };

/** What is wrong with the places that a résumé claims: outside the text, empty, or other words. */
function wrongSpans(resume: ParsedResume): Claim[] {
  const { text, spans } = resume;
  const claims: Claim[] = [
    { span: spans.name, words: resume.name },
    ...[...spans.emails, ...spans.phones, ...spans.skills, ...spans.certificates].map((span) => ({ span })),
    ...resume.educations.flatMap(({ school, degree, major, spans: at }) => [
      { span: at.school, words: school },
      { span: at.degree, words: degree },
      { span: at.major, words: major },
      { span: at.start },
      { span: at.end },
    ]),
    ...resume.works.flatMap(({ company, title, description, spans: at }) => [
      { span: at.company, words: company },
      { span: at.title, words: title },
      { span: at.description, words: description },
    ]),
    ...resume.projects.map(({ name, spans: at }) => ({ span: at.name, words: name })),
    ...Object.values(resume.protected.spans).map((span) => ({ span })),
    ...resume.entities.map(({ text: words, ...span }) => ({ span, words })),
  ];
  return claims.filter(({ span, words }) => {
    if (!span) return false;
    const isInside = span.start < span.end && span.end <= text.length;
    return !isInside || (typeof words === "string" && bare(text.slice(span.start, span.end)) !== bare(words));
  });
}

test("any text is read, and each span holds its field's words", () => {
  fc.assert(
    fc.property(messy, (text) => {
      const resume = parse(text);
      expect(resume.text).toBe(text);
      expect(parsedResumeSchema.safeParse(resume).success).toBe(true);
      expect(wrongSpans(resume)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test("a long text takes time by its length, not more", () => {
  for (const piece of ["大学", "2019.", "a@", "|", "项目", "A B ", "1、", "姓名", "（", "学院大学"]) {
    const started = performance.now();
    parse(piece.repeat(Math.ceil(60_000 / piece.length)));
    // Far above what it takes, far below what a search that goes back would.
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});
