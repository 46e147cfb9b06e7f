import type { PlanDefinition } from "../../../../server/plans/definition";
import { comparePlans } from "../../../../server/plans/derive/comparePlans";
import { describeChanges } from "../../../../server/plans/derive/describeChanges";
import { diffPlans } from "../../../../server/plans/derive/diffPlans";
import { movedIds } from "../../../../server/plans/derive/values";
import { buildDimension } from "../../../factories/plans";
import { hq, overridesOf, ownQuestion } from "./plans";

describe("diffPlans", () => {
  it("stores only what differs, on the nearest base items", () => {
    const edited = hq((plan) => {
      plan.dimensions[0]!.weightBp = 6500;
      plan.dimensions[1]!.weightBp = 3500;
      plan.thresholds.advance = 8.2;
      plan.stages[0]!.guide = "请讲本店的例子。";
      plan.stages[0]!.questions[1]!.answerSeconds = 90;
      plan.stages[0]!.questions.splice(2, 1, ownQuestion("a"), ownQuestion("b"));
      plan.stages.push({ ...plan.stages[1]!, id: "local", questions: [ownQuestion("c")] });
    });
    expect(diffPlans(hq(), edited)).toEqual({
      overrides: overridesOf({
        dimensions: [
          { id: "service", weightBp: 6500 },
          { id: "planning", weightBp: 3500 },
        ],
        thresholds: { advance: 8.2 },
        guides: [{ id: "talk", guide: "请讲本店的例子。" }],
        times: [{ id: "q2", answerSeconds: 90 }],
        droppedQuestions: ["q3"],
        addedQuestions: ["a", "b"].map((id) => ({ stageId: "talk", after: "q2", question: ownQuestion(id) })),
        addedStages: [{ place: "end", stage: { ...edited.stages[2]! } }],
      }),
      refused: [],
    });
  });

  const refusals: [string, (plan: PlanDefinition) => void][] = [
    ["refused.plan_field", (plan) => void (plan.jobTitle = "收银员")],
    ["refused.plan_field", (plan) => void (plan.style = "semi_structured")],
    ["refused.dimension_field", (plan) => void (plan.dimensions[0]!.anchors = ["1", "2", "3", "4", "5"])],
    [
      "refused.dimension_added",
      (plan) => void plan.dimensions.push(buildDimension({ id: "charm", weightBp: 0 })),
    ],
    ["refused.dimension_order", (plan) => void (plan.dimensions = plan.dimensions.toReversed())],
    ["refused.stage_field", (plan) => void (plan.stages[0]!.title = "聊聊")],
    ["refused.stage_order", (plan) => void (plan.stages = plan.stages.toReversed())],
    ["refused.stage_removed", (plan) => void plan.stages.pop()],
    ["refused.question_field", (plan) => void (plan.stages[0]!.questions[1]!.text = "改写的题目")],
    ["refused.question_field", (plan) => void (plan.stages[0]!.questions[1]!.maxFollowUps = 2)],
    [
      "refused.question_order",
      (plan) => void (plan.stages[0]!.questions = plan.stages[0]!.questions.toReversed()),
    ],
    [
      "refused.question_moved",
      (plan) => void plan.stages[1]!.questions.push(plan.stages[0]!.questions.pop()!),
    ],
    ["limit.mandatory_dropped", (plan) => void plan.stages[0]!.questions.shift()],
    ["limit.mandatory_changed", (plan) => void (plan.stages[0]!.questions[0]!.answerSeconds = 90)],
    ["limit.mandatory_changed", (plan) => void delete plan.stages[0]!.questions[0]!.mandatory],
  ];
  it.each(refusals)("%s", (code, change) => {
    const { overrides, refused } = diffPlans(hq(), hq(change));
    expect(refused.map((each) => each.code)).toEqual([code]);
    expect(overrides).toEqual(overridesOf());
    expect(`${refused[0]!.message.zh}${refused[0]!.message.en}`).not.toMatch(/[{}]|undefined|\[object/);
  });

  it("a base question pulled into a new stage is refused, and not taken for the branch's own", () => {
    const edited = hq((plan) => {
      plan.stages.push({ ...plan.stages[1]!, id: "local", questions: [plan.stages[0]!.questions.pop()!] });
    });
    const { overrides, refused } = diffPlans(hq(), edited);
    expect(refused.map(({ code }) => code)).toEqual(["refused.question_moved"]);
    expect(overrides).toEqual(overridesOf());
  });
});

describe("comparePlans", () => {
  it("shows every difference with before and after", () => {
    const after = hq((plan) => {
      plan.dimensions[0]!.weightBp = 7000;
      plan.dimensions[1]!.weightBp = 3000;
      plan.thresholds.review = 6.5;
      plan.stages[0]!.title = "面谈";
      const [first, second, third] = plan.stages[0]!.questions;
      delete first!.mandatory;
      plan.stages[0]!.questions = [third!, first!];
      plan.stages[1]!.questions.push({ ...second!, answerSeconds: 90 }, ownQuestion("new"));
    });
    const found = comparePlans(hq(), after);
    expect(found.same).toBe(false);
    expect(found.thresholds).toEqual([{ field: "review", before: 6, after: 6.5 }]);
    expect(found.dimensions.changed.map(({ id, fields }) => [id, fields])).toEqual([
      ["service", [{ field: "weightBp", before: 6000, after: 7000 }]],
      ["planning", [{ field: "weightBp", before: 4000, after: 3000 }]],
    ]);
    expect(found.questions.added.map(({ stageId, question }) => [stageId, question.id])).toEqual([
      ["written", "new"],
    ]);
    expect(found.questions.removed).toEqual([]);
    expect(describeChanges(found).map(({ message }) => message.zh)).toEqual([
      "复核线：6 → 6.5",
      "维度“服务意识”的权重：60% → 70%",
      "维度“计划安排”的权重：40% → 30%",
      "环节“面谈”的标题有修改",
      "新增题目“本地题目 new”",
      "题目“讲一次您安抚顾客的经历。”不再必答",
      "题目“讲一次您安抚顾客的经历。”换了位置",
      "题目“您怎样安排一天的班次？”的作答时间：60 秒 → 90 秒",
      "题目“您怎样安排一天的班次？”换了位置",
    ]);
  });

  it("calls one thing moved where one thing moved", () => {
    expect(movedIds(["a", "b", "c", "d"], ["d", "a", "b", "c"])).toEqual(["d"]);
    expect(movedIds(["a", "x", "b"], ["a", "b", "y"])).toEqual([]);
    expect(movedIds(["a", "b"], ["b", "a"])).toHaveLength(1);
  });
});
