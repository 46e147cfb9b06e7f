import { competencyModelSchema } from "../../../server/positions/competency";
import { proposeModel } from "../../../server/profiles/builder/proposeModel";
import { modelProposalSchema } from "../../../server/profiles/builder/schema";
import { builtInEntries } from "../../../server/questions/bankEntry";

const position = {
  title: "门店经理",
  family: "retail" as const,
  duties: ["带领团队完成目标", "处理顾客投诉，倾听顾客需求"],
  skills: ["带教新人，激励团队"],
};
const propose = (over: Partial<Parameters<typeof proposeModel>[0]> = {}) =>
  proposeModel({ ...position, ...over }, builtInEntries, "zh");

test("the model is one that a position may have", () => {
  const items = propose();
  expect(modelProposalSchema.parse({ items, leftOut: 0 })).toEqual({ items, leftOut: 0 });
  const model = items.map(({ competency }) => competency);
  expect(competencyModelSchema.parse(model)).toEqual(model);
  expect(model.length).toBeGreaterThan(1);
  expect(model.length).toBeLessThanOrEqual(6);
});

test("each dimension says where it comes from and how it would be asked about", () => {
  for (const { sources } of propose()) expect(sources.length).toBeGreaterThan(0);
  expect(propose().some(({ questions }) => questions.length > 0)).toBe(true);
  const words = propose().flatMap(({ sources }) => sources.map(({ from }) => from));
  expect(words).toEqual(expect.arrayContaining(["family"]));
});

test("what the text says moves the weights", () => {
  const weightOf = (items: ReturnType<typeof propose>, id: string) =>
    items.find(({ competency }) => competency.id === id)?.competency.weightBp ?? 0;
  const visiting = ["走访客户，了解客户需求和痛点，提升客户体验与满意度"];
  expect(weightOf(propose({ duties: visiting, skills: [] }), "customer_focus")).toBeGreaterThan(
    weightOf(propose({ duties: [], skills: [] }), "customer_focus"),
  );
});

test("a text that says nothing, of a family without a standard, proposes nothing", () => {
  expect(propose({ title: "甲", family: "other", duties: [], skills: [] })).toEqual([]);
});

test("the same text gives the same model", () => {
  expect(JSON.stringify(propose())).toBe(JSON.stringify(propose()));
});
