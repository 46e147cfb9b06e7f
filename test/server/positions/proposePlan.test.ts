import { type PlanDefinition, listQuestions, planDefinitionSchema } from "../../../server/plans/definition";
import type { Competency } from "../../../server/positions/competency";
import { type ProposalInput, proposePlan } from "../../../server/positions/proposePlan";
import { type BankEntry, builtInEntries } from "../../../server/questions/bankEntry";
import { buildQuestionContent } from "../../factories/questions";

const salesModel: Competency[] = [
  { source: "library", id: "sales_drive", weightBp: 4000, requiredScore: 7 },
  { source: "library", id: "communication", weightBp: 2500, requiredScore: 6 },
  { source: "library", id: "integrity", weightBp: 2500, requiredScore: 6 },
  {
    source: "own",
    id: "tea_sense",
    name: "茶感",
    description: "能分辨茶的产地与年份",
    anchors: ["一", "二", "三", "四", "五"],
    weightBp: 1000,
    requiredScore: 5,
  },
];
const input = (over: Partial<ProposalInput> = {}): ProposalInput => ({
  title: "茶叶销售顾问",
  family: "sales",
  language: "zh",
  competencies: salesModel,
  bank: builtInEntries,
  mandatory: [],
  ...over,
});
const entry = (questionId: string, over: Partial<BankEntry["content"]>): BankEntry => ({
  questionId,
  version: 3,
  content: buildQuestionContent(over),
});
const asked = (plan: PlanDefinition) => listQuestions(plan).map(({ question }) => question);
const sourcesOf = (plan: PlanDefinition, dimension: string) =>
  asked(plan)
    .filter(({ dimensions }) => dimensions[0]?.id === dimension)
    .map(({ source }) => source?.questionId);

it.each(["zh", "en"] as const)(
  "is a valid plan that carries the model's dimensions and weights (%s)",
  (language) => {
    const plan = proposePlan(input({ language }));
    expect(planDefinitionSchema.safeParse(plan).error?.issues).toBeUndefined();
    expect(plan.dimensions.map(({ id, weightBp, requiredScore }) => [id, weightBp, requiredScore])).toEqual([
      ["sales_drive", 4000, 7],
      ["communication", 2500, 6],
      ["integrity", 2500, 6],
      ["tea_sense", 1000, 5],
    ]);
    expect(plan.language).toBe(language);
  },
);

it("begins with one introduction, which is not scored", () => {
  const [first, ...others] = proposePlan(input()).stages;
  expect(first?.kind).toBe("introduction");
  expect(first?.questions.map(({ dimensions }) => dimensions)).toEqual([[]]);
  expect(others.map(({ kind }) => kind)).not.toContain("introduction");
});

it("takes the family's own questions before general ones, two where 30 % or more hangs on the dimension", () => {
  const plan = proposePlan(input());
  const chosen = sourcesOf(plan, "sales_drive");
  expect(chosen).toHaveLength(2);
  expect(chosen.every((id) => id?.startsWith("sales_"))).toBe(true);
  expect(sourcesOf(plan, "communication")).toHaveLength(1);
  // The sales bank has nothing on some dimensions: general questions stand in.
  const general = proposePlan(
    input({
      bank: [
        entry("t", { category: "technical", dimension: "integrity" }),
        entry("c", { category: "culture", dimension: "integrity" }),
        entry("b", { category: "behavioural", dimension: "integrity" }),
      ],
    }),
  );
  expect(sourcesOf(general, "integrity")).toEqual(["b"]);
});

it("prefers a company's own question among equals, and leaves written work for when there is nothing else", () => {
  const bank = [
    entry("written", { dimension: "communication", stage: "written", answerSeconds: 900 }),
    entry("ours", { dimension: "communication" }),
    ...builtInEntries,
  ];
  expect(sourcesOf(proposePlan(input({ bank })), "communication")).toEqual(["ours"]);
});

it("asks for an example of a dimension that the bank does not know", () => {
  const own = asked(proposePlan(input())).filter(({ dimensions }) => dimensions[0]?.id === "tea_sense");
  expect(own).toHaveLength(1);
  expect(own[0]?.text).toContain("茶感");
  expect(own[0]?.source).toBeUndefined();
});

it("asks mandatory questions first, marked, with their version; a dimension outside the model weighs nothing", () => {
  const mandatory = [
    entry("duty", { dimension: "safety_awareness" }),
    entry("more", { dimension: "integrity" }),
  ];
  const plan = proposePlan(input({ mandatory }));
  expect(planDefinitionSchema.safeParse(plan).error?.issues).toBeUndefined();
  const marked = asked(plan).filter((question) => question.mandatory);
  expect(marked.map(({ source }) => source)).toEqual([
    { questionId: "duty", version: 3 },
    { questionId: "more", version: 3 },
  ]);
  expect(plan.dimensions.at(-1)).toMatchObject({ id: "safety_awareness", weightBp: 0 });
  expect(sourcesOf(plan, "integrity")).toEqual(["more"]);
});

it("leaves out what is not written in the plan's language", () => {
  const mandatory = [entry("duty", { dimension: "integrity" })];
  const plan = proposePlan(input({ language: "en", mandatory }));
  expect(asked(plan).some(({ mandatory: marked }) => marked)).toBe(false);
});

it("is the same plan for the same input", () => {
  expect(JSON.stringify(proposePlan(input()))).toBe(JSON.stringify(proposePlan(input())));
});

it("splits a stage before it grows past what a plan may have", () => {
  const mandatory = Array.from({ length: 23 }, (_, index) =>
    entry(`duty${index}`, { dimension: "integrity" }),
  );
  const plan = proposePlan(input({ mandatory }));
  expect(planDefinitionSchema.safeParse(plan).error?.issues).toBeUndefined();
  expect(asked(plan).filter((question) => question.mandatory)).toHaveLength(23);
});
