import { findEmails, findPhones } from "../../../../server/resumes/parse/contacts";
import { findDegrees } from "../../../../server/resumes/parse/degrees";
import { mergeEntities } from "../../../../server/resumes/parse/entities";
import { countYears } from "../../../../server/resumes/parse/experience";
import { fold } from "../../../../server/resumes/parse/fold";
import { splitEmployment } from "../../../../server/resumes/parse/organisations";
import { findSchools } from "../../../../server/resumes/parse/schools";
import { findHeadings } from "../../../../server/resumes/parse/sections";
import { skillName } from "../../../../server/resumes/parse/skills";
import { isPerson } from "../../../../server/resumes/parse/surnames";

test.each([
  ["电话：13900001234", ["13900001234"]],
  ["+86 139-0000-1234", ["13900001234"]],
  ["(86) 139 0000 1234", ["13900001234"]],
  ["0755-86001234转801", ["0755-86001234转801"]],
  ["Tel +852 2345 6789", ["+852 2345 6789"]],
  ["(609) 555-0199", ["(609) 555-0199"]],
  ["身份证 110101199001011234", []],
  ["2019.03-2021.06", []],
])("phones of %s", (text, expected) => {
  expect(findPhones(fold(text), []).map(({ value }) => value)).toEqual(expected);
});

test("a phone and an e-mail that lost what was between them are told apart", () => {
  const text = "13900001234xiaoman@mail.exampleAddress:北京";
  expect(findEmails(text).map(({ value }) => value)).toEqual(["xiaoman@mail.example"]);
  expect(findPhones(text, findEmails(text)).map(({ value }) => value)).toEqual(["13900001234"]);
});

test.each([
  ["博士研究生", "博士", "doctor"],
  ["硕士学位", "硕士", "master"],
  ["大学本科", "本科", "bachelor"],
  ["大专", "大专", "professional"],
  ["高中", "高中", "secondary"],
  ["MBA", "MBA", "master"],
  ["B.Sc. in Physics", "B.Sc.", "bachelor"],
  ["Ph.D., Physics", "Ph.D.", "doctor"],
  ["Master of Science", "Master of Science", "master"],
])("the degree of %s", (text, degree, level) => {
  expect(findDegrees(fold(text))[0]).toMatchObject({ degree, level });
});

test.each(["博士生导师", "研究生院", "第一高中部", "a BEd of roses"])("no degree is in %s", (text) => {
  expect(findDegrees(fold(text)).filter(({ level }) => level !== "bachelor")).toEqual([]);
});

test.each([
  ["2015.09-2019.06 985 东湖大学 金融学", "东湖大学"],
  ["东湖大学望江学院", "东湖大学望江学院"],
  ["东湖大学经济与管理学院", "东湖大学"],
  ["国立开放大学（东部）", "国立开放大学(东部)"],
  ["PhD in Physics, University of East Lake", "University of East Lake"],
  ["East Lake University, BSc", "East Lake University"],
])("the school of %s", (text, school) => {
  const folded = fold(text);
  const [first] = findSchools(folded);
  expect(folded.slice(first?.start, first?.end)).toBe(school);
});

test.each([
  ["东湖星辰科技有限公司高级产品经理", "东湖星辰科技有限公司", "高级产品经理"],
  ["前端工程师深圳星辰科技有限公司", "深圳星辰科技有限公司", "前端工程师"],
  ["星辰集团有限公司东湖分公司会计", "星辰集团有限公司东湖分公司", "会计"],
  ["销售主管东湖星辰有限公司计算机软件|少于50人|民营公司", "东湖星辰有限公司", "销售主管"],
])("company and title of %s", (text, company, title) => {
  const split = splitEmployment(text, { start: 0, end: text.length });
  const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);
  expect([words(split.company), words(split.title)]).toEqual([company, title]);
});

test("headings in every habit", () => {
  const text = [
    "一、教育背景",
    "■ 工 作 经 历",
    "【项目经验】",
    "WORK EXPERIENCE",
    "Education:",
    "技能 / Skills",
    "我有丰富的工作经验，能独立完成任务。",
  ].join("\n");
  expect(findHeadings(fold(text)).map(({ kind }) => kind)).toEqual([
    "education",
    "work",
    "project",
    "work",
    "education",
    "skills",
  ]);
});

test("years of jobs that overlap count once, internships not at all", () => {
  const today = new Date("2026-11-22T00:00:00Z");
  const job = (start: string, end: string, kind: "job" | "internship" = "job") => ({ start, end, kind });
  expect(countYears([job("2020-01", "2020-12"), job("2020-07", "2021-06")], today)).toBe(1.5);
  expect(countYears([job("2026-01", "present")], today)).toBe(0.9);
  expect(countYears([job("2019-01", "2019-12", "internship")], today)).toBeNull();
  expect(countYears([job("2022-05", "2020-01")], today)).toBeNull();
});

test("one name for a skill", () => {
  expect([
    skillName("react.js"),
    skillName("K8S"),
    skillName("深度学习"),
    skillName("Deep Learning"),
  ]).toEqual(["React", "Kubernetes", "深度学习", "深度学习"]);
  expect(skillName("星辰学")).toBeNull();
});

test("who reads like a person", () => {
  expect(["周小满", "欧阳一", "李 明", "Mary O'Neil", "买买提·艾力"].every(isPerson)).toBe(true);
  expect(["个人简历", "高级工程师", "东湖大学", "Work Experience"].some(isPerson)).toBe(false);
});

describe("the tagger's entities beside the fields of a layout", () => {
  const text = "云岭电子董事长 青禾大学 学生";
  const read = (ruled: Parameters<typeof mergeEntities>[3], tagged: Parameters<typeof mergeEntities>[1]) =>
    mergeEntities(text, tagged, [], ruled).map(({ type, text: words }) => `${type} ${words}`);

  it("keeps employer and post that the layout read as one", () => {
    const tagged = [
      { type: "ORG" as const, start: 0, end: 4 },
      { type: "TITLE" as const, start: 4, end: 7 },
    ];
    expect(read([{ type: "TITLE", start: 0, end: 7 }], tagged)).toEqual(["ORG 云岭电子", "TITLE 董事长"]);
    expect(read([{ type: "ORG", start: 0, end: 7 }], tagged.slice(0, 1))).toEqual(["ORG 云岭电子董事长"]);
  });

  it("takes no post for a major", () => {
    const student = { start: 13, end: 15 };
    expect(read([{ type: "MAJOR", ...student }], [{ type: "TITLE", ...student }])).toEqual(["TITLE 学生"]);
    expect(read([{ type: "MAJOR", ...student }], [{ type: "ORG", ...student }])).toEqual(["MAJOR 学生"]);
  });
});
