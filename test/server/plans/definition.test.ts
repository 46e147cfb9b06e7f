import { canonicalPlan } from "../../../server/plans/canonical";
import { planDefinitionSchema } from "../../../server/plans/definition";
import { buildDefinition, buildQuestion } from "../../factories/plans";

/** As interviews froze it before mandatory questions, bank sources and follow-ups existed. */
const frozen =
  '{"dimensions":[{"anchors":["a","b","c","d","e"],"description":"Works with others","id":"teamwork","indicators":[],"name":"Teamwork","requiredScore":6,"weightBp":10000}],"jobTitle":"Shop assistant","language":"en","stages":[{"guide":"","id":"one","kind":"questions","questions":[{"answerSeconds":60,"dimensions":[{"id":"teamwork","weightBp":10000}],"id":"q1","prepSeconds":20,"rerecords":1,"strong":[],"text":"Tell us about your team.","weak":[]}],"title":"Questions"}],"thresholds":{"advance":8,"review":6}}';

const codesOf = (plan: unknown) =>
  planDefinitionSchema
    .safeParse(plan)
    .error?.issues.map((issue) => issue.code === "custom" && issue.params?.code);

it("a plan frozen before the newer fields parses to the bytes it was hashed from", () => {
  expect(canonicalPlan(planDefinitionSchema.parse(JSON.parse(frozen)))).toEqual({
    text: frozen,
    sha256: "78fe5efea6c8f0714a9a11b6f8e7ecde3f33e0e87d672a1c28d393c9cce5912c",
  });
});

it("keeps what a bank question brings along", () => {
  const question = buildQuestion({
    mandatory: true,
    source: { questionId: "0190a000-0000-7000-8000-000000000001", version: 3 },
    followUps: ["结果怎样量化？"],
  });
  const stages = [{ id: "one", kind: "questions" as const, title: "问答", guide: "", questions: [question] }];
  const plan = buildDefinition({ stages, style: "semi_structured", maxFollowUps: 2 });
  expect(planDefinitionSchema.parse(plan)).toEqual(plan);
});

it("only a semi-structured plan asks follow-ups", () => {
  expect(codesOf(buildDefinition({ maxFollowUps: 1 }))).toEqual(["plan.follow_ups_style"]);
  expect(codesOf(buildDefinition({ style: "structured", maxFollowUps: 1 }))).toEqual([
    "plan.follow_ups_style",
  ]);
  expect(codesOf(buildDefinition({ style: "structured", maxFollowUps: 0 }))).toBeUndefined();
});

it("only written work has something to read and a length, the least below the most", () => {
  const [talk, written] = buildDefinition().stages;
  const withQuestion = (stage: typeof talk, fields: object) => ({
    ...stage!,
    questions: stage!.questions.map((question) => ({ ...question, ...fields })),
  });
  const fields = { material: "客户来信：水龙头漏水。", leastLength: 50, mostLength: 200 };
  const whole = buildDefinition({ stages: [talk!, withQuestion(written, fields)] });
  expect(planDefinitionSchema.parse(whole)).toEqual(whole);
  expect(codesOf(buildDefinition({ stages: [withQuestion(talk, { leastLength: 50 }), written!] }))).toEqual([
    "plan.only_written",
    "plan.only_written",
  ]);
  const turned = { leastLength: 201, mostLength: 200 };
  expect(codesOf(buildDefinition({ stages: [talk!, withQuestion(written, turned)] }))).toEqual([
    "plan.length_order",
  ]);
});
