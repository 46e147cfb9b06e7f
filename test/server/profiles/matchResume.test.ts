import { type LawfulResume, matchResume } from "../../../server/profiles/matchResume";
import { profileOf } from "../../../server/profiles/profileOf";
import { resumeMatchSchema } from "../../../server/profiles/schema";
import { partResume, factsOf } from "../../../server/resumes/kept/keptResume";
import { parseResume } from "../../../server/resumes/parse/parseResume";

const TEXT = `林见秋
性别：女  年龄：29岁  民族：汉族
电话：13800000000

教育经历
2014.09-2018.06  云岭大学  市场营销  本科

工作经历
2018.07-2021.06  云岭百货有限公司  门店主管
负责三家门店的日常运营与排班，带领12人团队完成销售目标。
2021.07-2024.06  远山零售有限公司  区域经理
负责华东区域客户开发与维护，组织商务谈判。

技能
Excel、SQL、英语六级

证书
PMP
`;

const today = new Date("2026-06-01T00:00:00Z");
const kept = partResume(parseResume(TEXT, { today })).resume;
const resume: LawfulResume = factsOf(kept);

const ask = (...skills: string[]) => matchResume({ skills, duties: [] }, resume);
const met = (...skills: string[]) => ask(...skills).requirements.map((each) => each.met);

test("years, degree, certificate and language are read from the line and from the résumé", () => {
  expect(met("3年以上工作经验", "8年以上工作经验", "10 years of experience")).toEqual([
    "yes",
    "partly",
    "no",
  ]);
  expect(met("本科及以上学历", "硕士及以上学历", "大专")).toEqual(["yes", "no", "yes"]);
  expect(met("持有PMP证书", "注册会计师")).toEqual(["yes", "no"]);
  expect(met("英语四级以上", "英语专业八级", "日语流利")).toEqual(["yes", "partly", "unknown"]);
});

test("skills are compared by one name each, whatever they are called", () => {
  expect(met("熟练使用 Microsoft Excel", "SQL 和 Python", "Python 或 SQL", "Java")).toEqual([
    "yes",
    "partly",
    "yes",
    "no",
  ]);
  expect(ask("SQL 和 Python").requirements[0]?.why).toEqual({
    zh: "简历里有 SQL，没有提到 Python。",
    en: "The résumé names SQL and does not mention Python.",
  });
  // A letter in front of a Chinese word is no language.
  expect(ask("C端产品思维").requirements[0]?.kind).toBe("experience");
});

test("what is done counts by what it is about; silence is unknown, not no", () => {
  expect(met("门店运营", "客户开发", "显微手术")).toEqual(["yes", "yes", "unknown"]);
});

test("each reason points to the words of the résumé", () => {
  const { requirements } = ask("SQL", "本科", "PMP", "门店运营", "英语");
  const quoted = requirements.map(
    ({ evidence: [first] }) => first && kept.text.slice(first.start, first.end),
  );
  expect(quoted.slice(0, 3)).toEqual(["SQL", "本科", "PMP"]);
  expect(quoted[3]).toContain("门店");
  expect(quoted[4]).toContain("英语六级");
});

test("the score is the mean of what could be judged, and nothing where too little could", () => {
  expect(ask("SQL", "Java").score).toBe(50);
  expect(ask("SQL", "显微手术").score).toBe(100);
  expect(ask("SQL", "显微手术", "深海潜水").score).toBeNull();
  expect(ask().score).toBeNull();
  const all = ask("SQL", "本科", "显微手术");
  expect(resumeMatchSchema.parse(all)).toEqual(all);
  expect(JSON.stringify(ask("SQL", "本科"))).toBe(JSON.stringify(ask("SQL", "本科")));
});

test("duties are one requirement among the others", () => {
  const { requirements } = matchResume(
    { skills: [], duties: ["负责门店运营与排班", "客户开发与维护"] },
    resume,
  );
  expect(requirements).toEqual([expect.objectContaining({ kind: "duties", met: "yes" })]);
  expect(requirements[0]?.why.zh).toBe("2 项职责中，简历里有 2 项的相关经历。");
});

test("who somebody is moves nothing, and cannot be passed", () => {
  const other = TEXT.replace("林见秋", "欧阳山")
    .replace("女", "男")
    .replace("29岁", "52岁")
    .replace("汉族", "回族");
  const score = (text: string) =>
    matchResume(
      { skills: ["SQL", "门店运营", "3年以上零售经验"], duties: [] },
      factsOf(partResume(parseResume(text, { today })).resume),
    );
  const strip = (text: string) => score(text).requirements.map((each) => [each.met, each.why]);
  expect(strip(other)).toEqual(strip(TEXT));
  // @ts-expect-error What is protected is no part of what is compared.
  const refused: LawfulResume = { ...resume, gender: "female" };
  expect(refused).toBeDefined();
});

test("lines that nobody may be screened by are left out of the profile", async () => {
  const profile = await profileOf({
    title: "门店经理",
    skills: ["SQL", "限男性", "35岁以下"],
    duties: "1. 负责门店运营；\n2. 客户维护",
  });
  expect(profile).toEqual({ skills: ["SQL"], duties: ["负责门店运营", "客户维护"], leftOut: 2 });
});
