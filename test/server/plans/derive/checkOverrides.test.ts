import { checkOverrides } from "../../../../server/plans/derive/checkOverrides";
import { OverridesDoNotFit, derivePlan } from "../../../../server/plans/derive/derivePlan";
import { planLimitsSchema } from "../../../../server/plans/derive/limits";
import { countOverrides, planOverridesSchema } from "../../../../server/plans/derive/overrides";
import { hq, limitsOf, overridesOf, ownQuestion } from "./plans";

const stageOf = (id: string, questions = [ownQuestion(`${id}_q`)]) => ({
  id,
  kind: "questions" as const,
  title: "本地环节",
  guide: "",
  questions,
});
const weights = (service: number, planning: number) => [
  { id: "service", weightBp: service },
  { id: "planning", weightBp: planning },
];

describe("checkOverrides", () => {
  const cases: [string, Parameters<typeof overridesOf>[0], Parameters<typeof limitsOf>[0], string[]][] = [
    [
      "a weight moved too far",
      { dimensions: weights(7100, 2900) },
      {},
      ["limit.weight_shift", "limit.weight_shift"],
    ],
    [
      "a dimension with a bound of its own",
      { dimensions: weights(5500, 4500) },
      { weights: { maxShiftBp: 1000, exceptions: [{ id: "service", maxShiftBp: 0 }] } },
      ["limit.weight_shift"],
    ],
    [
      "weights that do not sum",
      { dimensions: [{ id: "service", weightBp: 6500 }] },
      {},
      ["plan.weights_sum"],
    ],
    [
      "an unknown dimension",
      { dimensions: [{ id: "charm", weightBp: 0 }] },
      {},
      ["override.unknown_dimension"],
    ],
    [
      "a lower required score",
      { dimensions: [{ id: "service", requiredScore: 5.9 }] },
      {},
      ["limit.required_lowered"],
    ],
    [
      "a higher required score where it is fixed",
      { dimensions: [{ id: "service", requiredScore: 6.1 }] },
      { requiredScoreMayRise: false },
      ["limit.required_fixed"],
    ],
    ["a lower threshold", { thresholds: { review: 5.9 } }, {}, ["limit.threshold_lowered"]],
    [
      "a threshold too high by a tenth",
      { thresholds: { advance: 8.4 } },
      { thresholds: { advanceMaxRise: 0.3, reviewMaxRise: 0 } },
      ["limit.threshold_rise"],
    ],
    [
      "a review line above the advance line",
      { thresholds: { review: 8.1 } },
      { thresholds: { advanceMaxRise: 3, reviewMaxRise: 3 } },
      ["plan.thresholds_order"],
    ],
    ["a mandatory question dropped", { droppedQuestions: ["q1"] }, {}, ["limit.mandatory_dropped"]],
    [
      "a mandatory question's time",
      { times: [{ id: "q1", answerSeconds: 90 }] },
      {},
      ["limit.mandatory_changed"],
    ],
    [
      "a question that the limits make mandatory",
      { droppedQuestions: ["q2"] },
      { mandatoryQuestionIds: ["q2"] },
      ["limit.mandatory_dropped"],
    ],
    ["an emptied stage", { droppedQuestions: ["w1"] }, {}, ["override.stage_empty"]],
    [
      "anything in a locked stage",
      {
        guides: [{ id: "talk", guide: "新" }],
        times: [{ id: "q2", prepSeconds: 5 }],
        droppedQuestions: ["q3"],
        addedQuestions: [{ stageId: "talk", after: "q1", question: ownQuestion() }],
      },
      { stages: { access: "open", exceptions: [{ id: "talk", access: "locked" }] } },
      ["limit.stage_locked", "limit.stage_locked", "limit.stage_locked", "limit.stage_locked"],
    ],
    [
      "a question in a stage that is not open",
      {
        guides: [{ id: "talk", guide: "新" }],
        addedQuestions: [{ stageId: "talk", after: null, question: ownQuestion() }],
      },
      { stages: { access: "adjustable", exceptions: [] } },
      ["limit.stage_closed"],
    ],
    [
      "too many questions, those in own stages counted",
      {
        addedStages: [{ place: "end", stage: stageOf("mine", [ownQuestion("a"), ownQuestion("b")]) }],
        addedQuestions: [{ stageId: "talk", after: null, question: ownQuestion() }],
      },
      { maxAddedQuestions: 2 },
      ["limit.too_many_questions"],
    ],
    [
      "an anchor that is not in the stage",
      { addedQuestions: [{ stageId: "talk", after: "w1", question: ownQuestion() }] },
      {},
      ["override.unknown_question"],
    ],
    [
      "an id of the base",
      { addedQuestions: [{ stageId: "talk", after: null, question: ownQuestion("w1") }] },
      {},
      ["override.id_taken"],
    ],
    [
      "a stage after one that is not there",
      { addedStages: [{ place: { after: "start" }, stage: stageOf("mine") }] },
      {},
      ["override.unknown_stage"],
    ],
  ];

  it.each(cases)("refuses %s", (_, changes, limits, codes) => {
    const overrides = overridesOf(changes);
    const problems = checkOverrides(hq(), limitsOf(limits), overrides);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { message } of problems) {
      expect(message.zh).toMatch(/[一-龥]/);
      expect(`${message.zh}${message.en}`).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  it("says what the bound is and where it was passed", () => {
    const [found] = checkOverrides(hq(), limitsOf(), overridesOf({ dimensions: weights(7150, 2850) }));
    expect(found).toEqual({
      path: ["dimensions", 0, "weightBp"],
      code: "limit.weight_shift",
      message: {
        zh: "“服务意识”的权重最多上下调整 10%，现在调整了 11.5%",
        en: "The weight of “服务意识” may move 10% at most; it moved 11.5%",
      },
    });
  });

  it("points into the branch's own question, not into the derived plan", () => {
    const question = ownQuestion("own", "charm");
    const added = { stageId: "talk", after: "q2", question };
    const stage = { place: "start" as const, stage: stageOf("mine", [ownQuestion("x", "charm")]) };
    const overrides = overridesOf({ addedQuestions: [added], addedStages: [stage] });
    expect(checkOverrides(hq(), limitsOf(), overrides).map(({ path }) => path.join("."))).toEqual([
      "addedStages.0.stage.questions.0.dimensions.0.id",
      "addedQuestions.0.question.dimensions.0.id",
    ]);
  });

  it("holds 20 questions to a stage and 10 stages to a plan", () => {
    const limits = limitsOf({ maxAddedQuestions: 100 });
    const many = (count: number) => Array.from({ length: count }, (_, index) => index);
    const questions = (count: number) =>
      overridesOf({
        addedQuestions: many(count).map((index) => ({
          stageId: "talk",
          after: null,
          question: ownQuestion(`own${index}`),
        })),
      });
    const stages = (count: number) =>
      overridesOf({
        addedStages: many(count).map((index) => ({ place: "end", stage: stageOf(`own${index}`) })),
      });
    expect(checkOverrides(hq(), limits, questions(17))).toEqual([]);
    expect(checkOverrides(hq(), limits, questions(18)).map(({ code }) => code)).toEqual([
      "override.stage_full",
    ]);
    expect(checkOverrides(hq(), limits, stages(8))).toEqual([]);
    expect(checkOverrides(hq(), limits, stages(9)).map(({ code }) => code)).toEqual([
      "override.too_many_stages",
    ]);
  });
});

describe("derivePlan", () => {
  it("puts additions where they belong, in the order of the list", () => {
    const plan = derivePlan(
      hq(),
      overridesOf({
        droppedQuestions: ["q2"],
        addedQuestions: ["a", "b", "c"].map((id) => ({
          stageId: "talk",
          after: id === "a" ? null : "q2",
          question: ownQuestion(id),
        })),
        addedStages: [
          { place: "end", stage: stageOf("last") },
          { place: { after: "talk" }, stage: stageOf("middle") },
          { place: "start", stage: stageOf("first") },
        ],
      }),
    );
    expect(plan.stages.map(({ id }) => id)).toEqual(["first", "talk", "middle", "written", "last"]);
    expect(plan.stages[1]!.questions.map(({ id }) => id)).toEqual(["a", "q1", "b", "c", "q3"]);
  });

  it("refuses what does not fit, and a mandatory question's loss, without any limits", () => {
    expect(() => derivePlan(hq(), overridesOf({ droppedQuestions: ["q1"] }))).toThrow(OverridesDoNotFit);
    expect(() => derivePlan(hq(), overridesOf({ dimensions: [{ id: "service", weightBp: 1 }] }))).toThrow(
      "plan.weights_sum at dimensions",
    );
  });
});

describe("the schemas", () => {
  it("take an empty difference in one word, and count it as none", () => {
    expect(countOverrides(planOverridesSchema.parse({ version: 1 }))).toBe(0);
  });

  const wrong: [string, object][] = [
    ["another version", { version: 2 }],
    ["an unknown field", { version: 1, jobTitle: "店长" }],
    ["an entry that changes nothing", { version: 1, dimensions: [{ id: "service" }] }],
    ["the same entry twice", { version: 1, droppedQuestions: ["q1", "q1"] }],
    ["dropped and changed", { version: 1, droppedQuestions: ["q2"], times: [{ id: "q2", prepSeconds: 5 }] }],
    ["a prototype for an id", { version: 1, dimensions: [{ id: "__proto__", weightBp: 1 }] }],
    [
      "two additions of one id",
      {
        version: 1,
        addedQuestions: [{ stageId: "talk", after: null, question: ownQuestion("x") }],
        addedStages: [{ place: "end", stage: stageOf("mine", [ownQuestion("x")]) }],
      },
    ],
  ];
  it.each(wrong)("refuse %s", (_, value) => {
    expect(planOverridesSchema.safeParse(value).success).toBe(false);
  });

  it("know limits by every field", () => {
    expect(planLimitsSchema.parse(limitsOf())).toEqual(limitsOf());
    expect(planLimitsSchema.safeParse({ ...limitsOf(), maxShift: 1 }).success).toBe(false);
  });

  it("an id that every object has is an id like any other", () => {
    const base = hq((plan) => {
      plan.stages[0]!.questions[1]!.id = "constructor";
    });
    const overrides = overridesOf({ times: [{ id: "constructor", answerSeconds: 90 }] });
    expect(derivePlan(base, overrides).stages[0]!.questions[1]!.answerSeconds).toBe(90);
    expect(checkOverrides(hq(), limitsOf(), overrides).map(({ code }) => code)).toEqual([
      "override.unknown_question",
    ]);
  });
});
