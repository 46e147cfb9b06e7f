import type { PlanDefinition } from "../../../../server/plans/definition";
import { apportion } from "../../../../server/plans/derive/apportion";
import { derivePlan } from "../../../../server/plans/derive/derivePlan";
import type { PlanOverrides } from "../../../../server/plans/derive/overrides";
import { rebaseOverrides } from "../../../../server/plans/derive/rebaseOverrides";
import { buildDimension } from "../../../factories/plans";
import { hq, limitsOf, overridesOf, ownQuestion } from "./plans";

type Limits = Parameters<typeof limitsOf>[0];

function rebase(changes: Partial<PlanOverrides>, edit: (plan: PlanDefinition) => void, limits: Limits = {}) {
  const after = hq(edit);
  const rebased = rebaseOverrides(hq(), after, limitsOf(limits), overridesOf(changes));
  const codes = (notes: { code: string }[]) => notes.map(({ code }) => code);
  return {
    ...rebased,
    plan: derivePlan(after, rebased.overrides),
    conflictCodes: codes(rebased.conflicts),
    resolvedCodes: codes(rebased.resolved),
  };
}

const weightsOf = (plan: PlanDefinition) => plan.dimensions.map(({ weightBp }) => weightBp);
const setWeights = (plan: PlanDefinition, ...weights: number[]) =>
  plan.dimensions.forEach((dimension, index) => (dimension.weightBp = weights[index]!));
const asked = (plan: PlanDefinition) => plan.stages.flatMap(({ questions }) => questions.map(({ id }) => id));
const weights = (service: number, planning: number) => ({
  dimensions: [
    { id: "service", weightBp: service },
    { id: "planning", weightBp: planning },
  ],
});
const own = (after: string | null, id = "own", stageId = "talk") => ({
  stageId,
  after,
  question: ownQuestion(id),
});

describe("weights", () => {
  it("keep the branch's shift on headquarters' new weights, and say so", () => {
    const { plan, conflicts } = rebase(weights(6500, 3500), (now) => setWeights(now, 5000, 5000));
    expect(weightsOf(plan)).toEqual([5500, 4500]);
    expect(
      conflicts.map(({ base, hq: theirs, branch, proposed }) => [base, theirs, branch, proposed]),
    ).toEqual([
      [6000, 5000, 6500, 5500],
      [4000, 5000, 3500, 4500],
    ]);
    expect(conflicts[0]!.message.zh).toBe(
      "“服务意识”的权重：总部 60% → 50%，本分支改成过 65%；建议沿用本分支的增减，取 55%",
    );
  });

  it("that both set alike are settled", () => {
    const { overrides, resolvedCodes, conflicts } = rebase(weights(6500, 3500), (now) =>
      setWeights(now, 6500, 3500),
    );
    expect(overrides).toEqual(overridesOf());
    expect(conflicts).toEqual([]);
    expect(resolvedCodes).toEqual(["resolved.same_change", "resolved.same_change"]);
  });

  it("shrink towards headquarters where a dimension is gone", () => {
    const { plan, conflictCodes } = rebase(weights(6500, 3500), (now) => {
      now.dimensions = [buildDimension({ id: "service", name: "服务意识" })];
      for (const question of now.stages.flatMap(({ questions }) => questions))
        question.dimensions = [{ id: "service", weightBp: 10_000 }];
    });
    expect(weightsOf(plan)).toEqual([10_000]);
    expect(conflictCodes).toEqual(["conflict.weight_both_changed", "conflict.dimension_removed"]);
  });

  it("follow limits that got narrower", () => {
    const { plan, conflictCodes } = rebase(weights(7000, 3000), () => {}, {
      weights: { maxShiftBp: 1000, exceptions: [{ id: "planning", maxShiftBp: 300 }] },
    });
    expect(weightsOf(plan)).toEqual([6300, 3700]);
    expect(conflictCodes).toEqual(["conflict.weight_adjusted", "conflict.weight_adjusted"]);
  });
});

describe("scores", () => {
  it("a threshold that headquarters passed becomes headquarters'", () => {
    const { plan, overrides, conflictCodes } = rebase(
      { thresholds: { advance: 8.3 } },
      (now) => (now.thresholds.advance = 8.5),
    );
    expect(plan.thresholds.advance).toBe(8.5);
    expect(overrides.thresholds).toEqual({});
    expect(conflictCodes).toEqual(["conflict.threshold_below"]);
  });

  it("one that is still allowed stays, one too far above is cut", () => {
    const still = rebase({ thresholds: { advance: 8.3 } }, (now) => (now.thresholds.advance = 8.1));
    expect([still.plan.thresholds.advance, still.conflictCodes]).toEqual([
      8.3,
      ["conflict.threshold_both_changed"],
    ]);
    const cut = rebase({ thresholds: { advance: 8.9 } }, (now) => (now.thresholds.advance = 7.1));
    expect([cut.plan.thresholds.advance, cut.conflictCodes]).toEqual([8.1, ["conflict.threshold_above"]]);
  });

  it("the review line comes down to an advance line that headquarters lowered", () => {
    const { plan, conflictCodes } = rebase(
      { thresholds: { review: 7 } },
      (now) => (now.thresholds.advance = 6.5),
    );
    expect(plan.thresholds).toEqual({ advance: 6.5, review: 6.5 });
    expect(conflictCodes).toEqual(["conflict.threshold_order"]);
  });

  it("required scores likewise", () => {
    const raised = { dimensions: [{ id: "service", requiredScore: 6.5 }] };
    const passed = rebase(raised, (now) => (now.dimensions[0]!.requiredScore = 7));
    expect([passed.plan.dimensions[0]!.requiredScore, passed.conflictCodes]).toEqual([
      7,
      ["conflict.required_below"],
    ]);
    const fixed = rebase(raised, () => {}, { requiredScoreMayRise: false });
    expect([fixed.plan.dimensions[0]!.requiredScore, fixed.conflictCodes]).toEqual([
      6,
      ["conflict.required_fixed"],
    ]);
    const still = rebase(raised, (now) => (now.dimensions[0]!.requiredScore = 6.2));
    expect([still.plan.dimensions[0]!.requiredScore, still.conflictCodes]).toEqual([
      6.5,
      ["conflict.required_both_changed"],
    ]);
  });
});

describe("headquarters' questions", () => {
  it("dropped stays dropped, with a word where headquarters changed it", () => {
    const { plan, conflictCodes } = rebase({ droppedQuestions: ["q3"] }, (now) => {
      now.stages[0]!.questions[2]!.text = "三件急事同时来了怎么办？";
    });
    expect(asked(plan)).toEqual(["q1", "q2", "w1"]);
    expect(conflictCodes).toEqual(["conflict.dropped_but_changed"]);
  });

  it("a drop that headquarters made too is settled", () => {
    const { overrides, resolvedCodes } = rebase({ droppedQuestions: ["q3"] }, (now) =>
      now.stages[0]!.questions.pop(),
    );
    expect(overrides).toEqual(overridesOf());
    expect(resolvedCodes).toEqual(["resolved.already_removed"]);
  });

  it("what is mandatory now comes back as headquarters has it", () => {
    const changes = { droppedQuestions: ["q3"], times: [{ id: "q2", answerSeconds: 90 }] };
    const { plan, overrides, conflictCodes } = rebase(changes, () => {}, {
      mandatoryQuestionIds: ["q2", "q3"],
    });
    expect(plan).toEqual(hq());
    expect(overrides).toEqual(overridesOf());
    expect(conflictCodes).toEqual(["conflict.now_mandatory", "conflict.now_mandatory"]);
  });

  it("a dropped question comes back where a dimension would go unasked", () => {
    const { plan, conflictCodes } = rebase({ droppedQuestions: ["q2", "q3"] }, (now) => now.stages.pop());
    expect(asked(plan)).toEqual(["q1", "q2"]);
    expect(conflictCodes).toEqual(["conflict.drop_undone"]);
  });

  it("times and guides of the branch stay where headquarters changed them too", () => {
    const changes = { guides: [{ id: "talk", guide: "本店" }], times: [{ id: "q2", answerSeconds: 90 }] };
    const { plan, conflictCodes } = rebase(changes, (now) => {
      now.stages[0]!.guide = "总部新文";
      now.stages[0]!.questions[1]!.answerSeconds = 120;
      now.stages[0]!.questions[1]!.prepSeconds = 45;
    });
    expect(plan.stages[0]!.guide).toBe("本店");
    expect(plan.stages[0]!.questions[1]).toMatchObject({ answerSeconds: 90, prepSeconds: 45 });
    expect(conflictCodes).toEqual(["conflict.guide_both_changed", "conflict.time_both_changed"]);
  });
});

describe("the branch's own questions", () => {
  it("move to the nearest question before the one that is gone", () => {
    const { plan, conflicts } = rebase({ addedQuestions: [own("q2"), own("q3", "own2")] }, (now) => {
      now.stages[0]!.questions.splice(1, 1);
    });
    expect(asked(plan)).toEqual(["q1", "own", "q3", "own2", "w1"]);
    expect(conflicts.map(({ code, branch, proposed }) => [code, branch, proposed])).toEqual([
      ["conflict.anchor_removed", "q2", "q1"],
    ]);
  });

  it("are set aside whole when their stage is gone or closed", () => {
    const added = own("w1", "own", "written");
    const gone = rebase({ addedQuestions: [added] }, (now) => now.stages.pop());
    expect(gone.conflicts.map(({ code, setAside }) => [code, setAside])).toEqual([
      ["conflict.stage_removed", added],
    ]);
    const closed = rebase({ addedQuestions: [added] }, () => {}, {
      stages: { access: "open", exceptions: [{ id: "written", access: "adjustable" }] },
    });
    expect(closed.conflicts.map(({ code, setAside }) => [code, setAside])).toEqual([
      ["conflict.stage_closed", added],
    ]);
  });

  it("are no longer own when headquarters takes them over, wherever it puts them", () => {
    const { overrides, plan, resolvedCodes } = rebase({ addedQuestions: [own("q2")] }, (now) => {
      now.stages[1]!.questions.push(ownQuestion());
    });
    expect(overrides).toEqual(overridesOf());
    expect(asked(plan)).toEqual(["q1", "q2", "q3", "w1", "own"]);
    expect(resolvedCodes).toEqual(["resolved.adopted"]);
  });

  it("get another id when headquarters used theirs for something else", () => {
    const { plan, resolvedCodes } = rebase({ addedQuestions: [own("q2"), own("q2", "own_2")] }, (now) => {
      now.stages[1]!.questions.push({ ...ownQuestion(), text: "总部的新题目" });
    });
    expect(asked(plan)).toEqual(["q1", "q2", "own_3", "own_2", "q3", "w1", "own"]);
    expect(resolvedCodes).toEqual(["resolved.renamed"]);
  });

  it("lose a dimension that is gone, and go when none is left", () => {
    const both = {
      ...ownQuestion("both"),
      dimensions: [
        { id: "service", weightBp: 2500 },
        { id: "planning", weightBp: 7500 },
      ],
    };
    const addedQuestions = [
      { stageId: "talk", after: null, question: both },
      { stageId: "talk", after: null, question: ownQuestion("lost", "planning") },
    ];
    const { plan, conflictCodes } = rebase({ addedQuestions }, (now) => {
      now.dimensions = [buildDimension({ id: "service" })];
      for (const question of now.stages.flatMap(({ questions }) => questions))
        question.dimensions = [{ id: "service", weightBp: 10_000 }];
    });
    expect(plan.stages[0]!.questions[0]).toEqual({
      ...both,
      dimensions: [{ id: "service", weightBp: 10_000 }],
    });
    expect(asked(plan)).not.toContain("lost");
    expect(conflictCodes).toEqual(["conflict.question_reweighted", "conflict.question_unassessed"]);
  });

  it("give way, the last first, where there is no room", () => {
    const addedQuestions = [own("q2", "a"), own("q2", "b"), own("q3", "c")];
    const fewer = rebase({ addedQuestions }, () => {}, { maxAddedQuestions: 1 });
    expect(asked(fewer.plan)).toEqual(["q1", "q2", "a", "q3", "w1"]);
    expect(fewer.conflicts.map(({ code, subject }) => [code, subject.id])).toEqual([
      ["conflict.no_room", "c"],
      ["conflict.no_room", "b"],
    ]);
    const full = rebase({ addedQuestions }, (now) => {
      for (let index = 0; index < 16; index += 1) now.stages[0]!.questions.push(ownQuestion(`hq${index}`));
    });
    expect(full.plan.stages[0]!.questions).toHaveLength(20);
    expect(full.conflictCodes).toEqual(["conflict.no_room", "conflict.no_room"]);
  });

  it("a weight that only a lost question asked for goes back to headquarters'", () => {
    const unasked = (plan: PlanDefinition) => {
      plan.dimensions.push(buildDimension({ id: "learning", name: "学习", weightBp: 0 }));
    };
    const after = hq(unasked);
    after.stages.pop();
    const overrides = overridesOf({
      dimensions: [
        { id: "service", weightBp: 5500 },
        { id: "learning", weightBp: 500 },
      ],
      addedQuestions: [{ stageId: "written", after: "w1", question: ownQuestion("own", "learning") }],
    });
    const rebased = rebaseOverrides(hq(unasked), after, limitsOf(), overrides);
    expect(rebased.overrides).toEqual(overridesOf());
    expect(rebased.conflicts.map(({ code }) => code)).toEqual([
      "conflict.weight_adjusted",
      "conflict.weight_adjusted",
      "conflict.stage_removed",
    ]);
  });
});

it("own stages follow the nearest stage before the one that is gone", () => {
  const stage = {
    id: "mine",
    kind: "questions" as const,
    title: "本地",
    guide: "",
    questions: [ownQuestion("x")],
  };
  const lastGone = rebase({ addedStages: [{ place: { after: "talk" }, stage }] }, (now) => {
    now.stages.shift();
    now.stages[0]!.questions[0]!.dimensions = [
      { id: "service", weightBp: 5000 },
      { id: "planning", weightBp: 5000 },
    ];
  });
  expect(lastGone.plan.stages.map(({ id }) => id)).toEqual(["mine", "written"]);
  expect(lastGone.conflictCodes).toEqual(["conflict.anchor_removed"]);
});

it("shares are whole, exact, and never above their own", () => {
  expect(apportion([1, 1, 1], 10_000)).toEqual([3334, 3333, 3333]);
  expect(apportion([0, 0], 5)).toEqual([0, 0]);
  expect(apportion([300, 500], 300)).toEqual([113, 187]);
});
