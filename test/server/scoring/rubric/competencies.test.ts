import { matchLexicon } from "../../../../server/scoring/rubric/competencies";
import { defaultDimensions } from "../../../../server/scoring/rubric/defaults";
import { echoOf, overlap } from "../../../../server/scoring/rubric/relevance";
import { foldText } from "../../../../server/scoring/rubric/fold";
import { termsOf } from "../../../../server/scoring/rubric/terms";
import { dimensionSchema } from "../../../../server/plans/definition";
import { buildDimension } from "../fixtures";

const terms = (text: string) => termsOf(foldText(text).folded);

describe("matchLexicon", () => {
  it.each([
    ["沟通表达", "communication"],
    ["團隊協作", "teamwork"],
    ["客户导向", "customer_focus"],
    ["销售驱动", "sales_drive"],
    ["团队管理", "leadership"],
    ["结果导向", "execution"],
    ["抗压能力", "stress_resilience"],
    ["Problem solving", "problem_solving"],
    ["System design", "technical_depth"],
    ["数据思维", "data_thinking"],
  ])("knows %s as %s", (name, id) => expect(matchLexicon(buildDimension("d1", name))?.id).toBe(id));

  it("goes by the id before the name", () => {
    expect(matchLexicon(buildDimension("learning", "综合能力"))?.id).toBe("learning");
  });

  it("goes by the description where the name says nothing", () => {
    const dimension = buildDimension("d1", "综合能力", { description: "领导力、带团队、激励下属的能力" });
    expect(matchLexicon(dimension)?.id).toBe("leadership");
  });

  it("knows nothing about what it has no words for", () => {
    expect(matchLexicon(buildDimension("craft", "咖啡手艺"))).toBeNull();
  });
});

describe("defaultDimensions", () => {
  it.each([
    ["你如何处理客户投诉？", "zh", "customer_focus"],
    ["How do you motivate your team?", "en", "leadership"],
    ["请介绍一下你自己", "zh", "communication"],
  ] as const)("finds dimensions for %s", (question, language, first) => {
    const dimensions = defaultDimensions(question, language);

    expect(dimensions[0]?.id).toBe(first);
    expect(dimensions.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    for (const dimension of dimensions) dimensionSchema.parse(dimension);
  });
});

describe("overlap", () => {
  const asked = terms("Describe a time when you resolved a conflict with a colleague");

  it.each([
    [
      "the same words",
      "I had a conflict with my colleague and resolved it",
      "I baked bread on Sunday morning",
    ],
    ["synonyms", "My teammate and I disagreed about the design", "I baked bread on Sunday morning"],
    ["the subject", "We argued, then sat down and found common ground", "I baked bread on Sunday morning"],
    ["more of it", "I had a conflict with my colleague and resolved it", "I had a conflict"],
  ])("is higher for %s", (_, more, less) => {
    expect(overlap(asked, terms(more))).toBeGreaterThan(overlap(asked, terms(less)));
  });

  it("counts nothing for everyday words", () => {
    expect(overlap(asked, terms("When a you with it was the and so very"))).toBe(0);
  });

  it("works across scripts", () => {
    expect(overlap(terms("请讲一次团队冲突"), terms("團隊裡的衝突"))).toBe(
      overlap(terms("请讲一次团队冲突"), terms("团队里的冲突")),
    );
  });

  it("hears an answer begin with the question's words", () => {
    expect(
      echoOf("how do you keep a team motivated", "to keep a team motivated i praise people"),
    ).toBeGreaterThan(0.3);
  });
});
