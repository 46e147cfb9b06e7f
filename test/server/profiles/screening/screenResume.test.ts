import type { LawfulResume } from "../../../../server/profiles/judges";
import type { ScreeningCondition } from "../../../../server/profiles/screening/conditions";
import { screeningOutcomeSchema } from "../../../../server/profiles/screening/schema";
import { SCREENING_RULES, screenResume } from "../../../../server/profiles/screening/screenResume";
import { countYears } from "../../../../server/resumes/parse/experience";
import { factsOf, partResume } from "../../../../server/resumes/kept/keptResume";
import { parseResume } from "../../../../server/resumes/parse/parseResume";

const today = new Date("2026-06-01T00:00:00Z");

const head = `林见秋
性别：女  年龄：29岁  民族：汉族
电话：13800000000
`;
const education = `
教育经历
2014.09-2018.06  云岭大学  市场营销  本科
`;
const work = `
工作经历
2018.07-2021.06  云岭百货有限公司  门店主管
负责三家门店的日常运营与排班，带领12人团队完成销售目标。
2021.07-2024.06  远山物流有限公司  仓储主管
负责华东仓库的收发货与盘点。
`;
const skills = `
技能
Excel、SQL、英语六级

证书
PMP
`;

const keptOf = (text: string) => partResume(parseResume(text, { today })).resume;
const kept = keptOf(head + education + work + skills);
const whole: LawfulResume = factsOf(kept);
const bare: LawfulResume = factsOf(keptOf(head));

const screen = (condition: ScreeningCondition, resume = whole) =>
  screenResume([condition], resume, today)?.conditions[0];
const resultOf = (condition: ScreeningCondition, resume = whole) => screen(condition, resume)?.result;
const degree = (least: "professional" | "bachelor" | "master") => ({ kind: "degree", least }) as const;
const years = (least: number, field: string | null = null) => ({ kind: "years", least, field }) as const;
const skill = (...anyOf: string[]) => ({ kind: "skill", anyOf }) as const;
const certificate = (...anyOf: string[]) => ({ kind: "certificate", anyOf }) as const;
const language = (least: "any" | "working" | "fluent", name: "英语" | "日语" = "英语") =>
  ({ kind: "language", language: name, least }) as const;
const all: ScreeningCondition[] = [
  degree("bachelor"),
  years(3),
  years(3, "门店运营"),
  skill("SQL"),
  certificate("PMP"),
  language("fluent"),
];

test("a résumé that says so passes, and each condition points to where", () => {
  const outcome = screenResume(all, whole, today);
  expect(outcome?.conditions.map(({ result }) => result)).toEqual(all.map(() => "met"));
  expect(outcome).toMatchObject({ rules: SCREENING_RULES, result: "passes" });
  expect(screeningOutcomeSchema.parse(outcome)).toEqual(outcome);
  const quoted = outcome?.conditions.map(({ evidence: [at] }) => at && kept.text.slice(at.start, at.end));
  expect(quoted).toEqual(["本科", "2018.07", "2018.07", "SQL", "PMP", "英语六级"]);
});

test("what a résumé is silent on is unclear, never a failure", () => {
  const conditions = [...all, skill("Java", "Go"), certificate("注册会计师"), language("any", "日语")];
  expect(screenResume(conditions, bare, today)).toMatchObject({
    result: "unclear",
    conditions: conditions.map(() => ({ result: "unclear", evidence: [] })),
  });
});

test("only what it says to the contrary fails", () => {
  expect([resultOf(degree("professional")), resultOf(degree("master"))]).toEqual(["met", "not_met"]);
  expect([resultOf(years(6)), resultOf(years(8)), resultOf(years(8, "门店运营"))]).toEqual([
    "met",
    "not_met",
    "not_met",
  ]);
  expect(screenResume([skill("SQL"), degree("master"), skill("Java")], whole, today)?.result).toBe("fails");
  expect(screen(degree("master"))).toMatchObject({
    why: { zh: "要求硕士，简历最高为本科。" },
    evidence: [{ words: "本科" }],
  });
});

test("a school without a degree may have been the higher one", () => {
  const open = {
    ...whole,
    educations: [...whole.educations, { ...whole.educations[0]!, degreeLevel: null }],
  };
  expect(resultOf(degree("master"), open)).toBe("unclear");
  expect(resultOf(degree("bachelor"), open)).toBe("met");
});

test("years count whatever is the more, and are unclear where dates are missing or nearly enough", () => {
  const [first, second] = whole.works;
  const jobs = (...works: (typeof whole.works)[number][]): LawfulResume => ({
    ...whole,
    works,
    yearsOfExperience: countYears(works, today),
  });
  expect(resultOf(years(4), jobs(first!))).toBe("not_met");
  expect(resultOf(years(4), jobs(first!, { ...second!, start: null }))).toBe("unclear");
  expect(resultOf(years(3), jobs({ ...first!, start: "2018-09" }))).toBe("unclear");
  const spans = { ...whole.spans, yearsOfExperience: { start: 0, end: 2 } };
  expect(resultOf(years(9), { ...whole, yearsOfExperience: 10, spans })).toBe("met");
  expect(resultOf(years(5), { ...whole, yearsOfExperience: 2, spans })).toBe("met");
  expect(resultOf(years(9), { ...whole, yearsOfExperience: 2, spans })).toBe("not_met");
  // Put right by a person, whose word stands nowhere in the text.
  const unplaced = jobs({ ...first!, start: null });
  expect(resultOf(years(9), { ...unplaced, yearsOfExperience: 10 })).toBe("met");
  expect(resultOf(years(9), { ...unplaced, yearsOfExperience: 2 })).toBe("not_met");
});

test("years of a field are those of jobs that tell of it", () => {
  expect(resultOf(years(3, "门店运营"))).toBe("met");
  expect(screen(years(5, "门店运营"))).toMatchObject({
    result: "unclear",
    evidence: [{ words: "云岭百货有限公司" }],
  });
  expect(resultOf(years(3, "显微手术"))).toBe("unclear");
});

test("one of several is enough, by whatever name it is known", () => {
  expect(resultOf(skill("Java", "Microsoft Excel"))).toBe("met");
  expect(resultOf(skill("仓库盘点"))).toBe("met");
  expect(resultOf(certificate("注册会计师", "PMP证书"))).toBe("met");
  expect(screen(skill("Java", "Go"))?.why.zh).toBe("简历没有写明 Java、Go，没写不等于没有，可以问。");
});

test("a part of a certificate's name is another certificate", () => {
  const holds = (...certificates: string[]) => ({
    ...whole,
    skills: ["Java"],
    certificates,
    spans: { ...whole.spans, certificates: certificates.map(() => ({ start: 0, end: 1 })) },
  });
  expect(resultOf(certificate("教师资格证"), holds("优秀教师"))).toBe("unclear");
  expect(resultOf(certificate("教师资格证"), holds("高中教师资格证书"))).toBe("met");
  expect(resultOf(certificate("Java程序员证书"), holds())).toBe("unclear");
});

test("a test that was passed is no ceiling; a language called basic is", () => {
  const says = (words: string) => ({
    ...whole,
    skills: [words],
    certificates: [],
    spans: { ...whole.spans, skills: [{ start: 0, end: words.length }], certificates: [] },
  });
  expect(resultOf(language("fluent"), says("英语四级"))).toBe("unclear");
  expect(resultOf(language("working"), says("英语四级"))).toBe("met");
  expect(resultOf(language("working"), says("英语一般"))).toBe("not_met");
  expect(resultOf(language("any"), says("英语一般"))).toBe("met");
});

test("nothing protected moves an outcome", () => {
  const other = head
    .replace("女", "男")
    .replace("29岁", "58岁")
    .replace("汉族", "回族")
    .replace("林见秋", "马建国");
  const swapped = factsOf(keptOf(other + education + work + skills));
  const results = (resume: LawfulResume) =>
    screenResume(all, resume, today)?.conditions.map(({ result, why }) => ({ result, why }));
  expect(results(swapped)).toEqual(results(whole));
});

test("without conditions there is nothing to pass", () => {
  expect(screenResume([], whole, today)).toBeNull();
});
