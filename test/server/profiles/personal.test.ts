import { isPrivate } from "../../../server/profiles/personal/isPrivate";
import { proposeQuestions } from "../../../server/profiles/personal/proposeQuestions";
import { personalProposalSchema } from "../../../server/profiles/personal/schema";
import { withPersonal } from "../../../server/profiles/personal/withPersonal";
import { factsOf, partResume } from "../../../server/resumes/kept/keptResume";
import { parseResume } from "../../../server/resumes/parse/parseResume";
import { buildDefinition, buildDimension } from "../../factories/plans";

const TEXT = `林见秋
性别：女  年龄：29岁

工作经历
2018.07-2021.06  云岭百货有限公司  门店主管
负责三家门店的日常运营与排班，带领12人团队完成销售目标。

技能
Excel、SQL
`;
const kept = partResume(parseResume(TEXT, { today: new Date("2026-06-01T00:00:00Z") })).resume;
const resume = factsOf(kept);
const plan = buildDefinition({
  style: "semi_structured",
  dimensions: [
    buildDimension({ weightBp: 6_000 }),
    buildDimension({
      id: "analysis",
      name: "数据分析",
      description: "用数据分析问题",
      indicators: ["SQL"],
      weightBp: 4_000,
    }),
  ],
  stages: buildDefinition().stages.map((stage) => ({
    ...stage,
    questions: stage.questions.map((question, index) =>
      index === 0 ? { ...question, dimensions: [{ id: "analysis", weightBp: 10_000 }] } : question,
    ),
  })),
});
const profile = { skills: ["SQL", "门店运营", "直播带货"], duties: [] };

test("what is claimed is gone into, what is missing is asked as how would you, what was open again", () => {
  const proposed = proposeQuestions(plan, profile, resume, [
    { dimensionId: "teamwork", score: 4, requiredScore: 6 },
    { dimensionId: "analysis", score: 8, requiredScore: 6 },
  ]);
  expect(proposed.map(({ kind, because }) => [kind, because.from, because.words])).toEqual([
    ["deepen", "resume", "SQL"],
    ["how_would_you", "position", "直播带货"],
    ["deepen", "interview", "团队协作 4.0"],
    ["deepen", "resume", "门店主管"],
  ]);
  for (const each of proposed) expect(personalProposalSchema.parse(each)).toEqual(each);
});

test("each belongs to a dimension of the plan, the nearest one, and points into the résumé", () => {
  const [sql] = proposeQuestions(plan, profile, resume, []);
  expect(sql?.dimension).toEqual({ id: "analysis", name: "数据分析" });
  const { start, end } = sql?.because.span ?? { start: 0, end: 0 };
  expect(kept.text.slice(start, end)).toBe("SQL");
});

test("the same is proposed whoever it is, and nothing private", () => {
  const other = TEXT.replace("林见秋", "欧阳山").replace("女", "男").replace("29岁", "52岁");
  const facts = factsOf(partResume(parseResume(other, { today: new Date("2026-06-01T00:00:00Z") })).resume);
  const texts = (given: typeof facts) => proposeQuestions(plan, profile, given, []).map(({ text }) => text);
  expect(texts(facts)).toEqual(texts(resume));
  expect(texts(resume).some(({ zh, en }) => isPrivate(zh) || isPrivate(en))).toBe(false);
  const asked = { skills: ["育儿：已婚已育女性的孩子照护"], duties: [] };
  expect(proposeQuestions(plan, asked, resume, [])).toEqual([]);
});

test("without a résumé only earlier interviews speak", () => {
  expect(proposeQuestions(plan, profile, null, [])).toEqual([]);
  const open = [{ dimensionId: "teamwork", score: null, requiredScore: 6 }];
  expect(proposeQuestions(plan, profile, null, open)).toMatchObject([{ dimension: { id: "teamwork" } }]);
});

test.each([
  "您打算什么时候要孩子？",
  "您今年几岁了？",
  "Are you married or planning to be?",
  "您的籍贯是哪里？",
])("a private question is known: %s", (text) => {
  expect(isPrivate(text)).toBe(true);
});

const accepted = {
  dimension: "analysis",
  kind: "deepen" as const,
  text: "您的简历里提到 SQL。其中最大的挑战是什么？",
  because: "SQL",
};

test("accepted ones are a stage of their own before what is written", () => {
  const { stages } = withPersonal(plan, [accepted]);
  expect(stages.map(({ id }) => id)).toEqual(["questions", "personal", "written"]);
  expect(stages[1]?.questions).toMatchObject([
    { id: "personal_1", text: accepted.text, dimensions: [{ id: "analysis", weightBp: 10_000 }] },
  ]);
  expect(withPersonal(plan, [])).toBe(plan);
});

test("a structured plan asks everybody the same, and nothing private is frozen into any", () => {
  const refused = (change: () => unknown) => {
    try {
      return void change();
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(refused(() => withPersonal({ ...plan, style: "structured" }, [accepted]))).toBe("plan.structured");
  expect(refused(() => withPersonal(plan, [{ ...accepted, text: "您结婚了吗，打算生孩子吗？" }]))).toBe(
    "invitation.question_private",
  );
  expect(refused(() => withPersonal(plan, [{ ...accepted, dimension: "nothing" }]))).toBe(
    "invitation.no_such_dimension",
  );
});
