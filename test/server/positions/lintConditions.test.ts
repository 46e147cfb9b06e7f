import { lintConditions } from "../../../server/positions/lintConditions";

const UNLAWFUL = [
  ["男", "sex"],
  ["限女性", "sex"],
  ["35岁以下", "age"],
  ["90后", "age"],
  ["应届已婚", "marital_status"],
  ["无小孩", "marital_status"],
  ["回族", "ethnicity"],
  ["佛教", "religion"],
  ["本地户口", "origin"],
  ["无残疾", "health"],
  ["身高170", "appearance"],
  ["female", "sex"],
  ["under 35", "age"],
  ["Christian", "religion"],
  ["native English speaker", "origin"],
] as const;

test.each(UNLAWFUL)("nobody is screened by %s", async (words, category) => {
  const findings = await lintConditions([words]);
  expect(findings).toContainEqual(
    expect.objectContaining({ field: "screening", index: 0, category, severity: "unlawful" }),
  );
  for (const { start, end, quote } of findings) expect(words.slice(start, end)).toBe(quote);
});

test.each([
  "健康证",
  "教师资格证",
  "女装设计",
  "母婴护理",
  "养老护理员",
  "儿童教育",
  "民族舞",
  "宗教学",
  "女性用品销售",
  "残疾人服务",
  "普通话二级甲等",
  "Single Sign-On",
  "White-box testing",
  "life insurance",
  "Java",
])("%s is something one has learnt", async (words) => {
  expect(await lintConditions([words])).toEqual([]);
});

test("a finding says which condition, and where in its lines", async () => {
  const words = "Java\n35岁以下";
  const [finding, ...others] = await lintConditions(["SQL", "", words]);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ index: 2, start: 5, quote: "35岁以下", sentence: { start: 5, end: 10 } });
});
