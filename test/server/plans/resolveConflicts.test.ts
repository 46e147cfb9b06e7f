/* oxlint-disable jest/no-conditional-expect -- which conflict was drawn decides what must hold */
import { assert, boolean, gen, property } from "fast-check";
import { applyOverrides } from "../../../server/plans/derive/applyOverrides";
import { checkOverrides } from "../../../server/plans/derive/checkOverrides";
import { derivePlan } from "../../../server/plans/derive/derivePlan";
import { diffPlans } from "../../../server/plans/derive/diffPlans";
import { rebaseOverrides } from "../../../server/plans/derive/rebaseOverrides";
import { locateProblem } from "../../../server/plans/inherit/locateProblem";
import { type Take, listConflicts, resolveConflicts } from "../../../server/plans/inherit/resolveConflicts";
import { isAllowed } from "./derive/oracle";
import { hq, limitsOf, overridesOf, ownQuestion } from "./derive/plans";
import { type Draw, baseEdits, branchEdits, drawLimits, drawPlan, editPlan } from "./derive/randomPlans";

/** A base that both changed: headquarters to `after` with its limits, a branch by its overrides. */
function drawMeeting(draw: Draw) {
  const before = drawPlan(draw);
  const limits = drawLimits(draw, before);
  const edited = editPlan(draw, before, branchEdits, (plan) => isAllowed(before, limits, plan));
  const after = editPlan(draw, before, baseEdits);
  return { before, after, limits: drawLimits(draw, after), overrides: diffPlans(before, edited).overrides };
}

const choose = (before: Parameters<typeof resolveConflicts>, take: (index: number) => Take) => {
  const [base, after, limits, overrides] = before;
  const conflicts = listConflicts(rebaseOverrides(base, after, limits, overrides));
  return { conflicts, choices: new Map(conflicts.map(({ key }, index) => [key, take(index)])) };
};

describe("resolving conflicts", () => {
  it("gives a plan within the limits, whatever is chosen; headquarters' word stands where it was taken", () => {
    assert(
      property(gen(), (draw) => {
        const { before, after, limits, overrides } = drawMeeting(draw);
        const takes = (): Take => (draw(boolean) ? "hq" : "mine");
        const { conflicts, choices } = choose([before, after, limits, overrides, new Map()], () => takes());
        const resolved = resolveConflicts(before, after, limits, overrides, choices);
        if ("open" in resolved) throw new Error("all were chosen");
        expect(checkOverrides(after, limits, resolved.overrides)).toEqual([]);
        const plan = derivePlan(after, resolved.overrides);
        for (const { key, code, subject } of conflicts) {
          if (choices.get(key) !== "hq") continue;
          const own = after.dimensions.find(({ id }) => id === subject.id);
          const now = plan.dimensions.find(({ id }) => id === subject.id);
          if (code === "conflict.weight_both_changed") expect(now?.weightBp).toBe(own?.weightBp);
          if (code === "conflict.required_both_changed") expect(now?.requiredScore).toBe(own?.requiredScore);
          if (code === "conflict.guide_both_changed") {
            const guideIn = ({ stages }: typeof plan) => stages.find(({ id }) => id === subject.id)?.guide;
            expect(guideIn(plan)).toBe(guideIn(after));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the proposal where one's own is kept everywhere", () => {
    assert(
      property(gen(), (draw) => {
        const { before, after, limits, overrides } = drawMeeting(draw);
        const { choices } = choose([before, after, limits, overrides, new Map()], () => "mine");
        expect(resolveConflicts(before, after, limits, overrides, choices)).toEqual({
          overrides: rebaseOverrides(before, after, limits, overrides).overrides,
          adjusted: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  it("waits for a word on each, and tells what a choice moves besides", () => {
    const before = hq();
    const after = hq((plan) => {
      plan.dimensions[0]!.weightBp = 7000;
      plan.dimensions[1]!.weightBp = 3000;
    });
    const overrides = overridesOf({
      dimensions: [
        { id: "service", weightBp: 6500 },
        { id: "planning", weightBp: 3500 },
      ],
    });
    const [service, planning] = ["service", "planning"].map(
      (id) => `conflict.weight_both_changed/dimension/${id}`,
    );
    const resolve = (choices: [string, Take][]) =>
      resolveConflicts(before, after, limitsOf(), overrides, new Map(choices));
    expect(resolve([[service!, "hq"]])).toMatchObject({ open: [{ key: planning }] });
    const outcome = resolve([
      [service!, "hq"],
      [planning!, "mine"],
    ]);
    expect(outcome).toMatchObject({
      overrides: { dimensions: [] },
      adjusted: [{ subject: { id: "planning" }, proposed: 3000 }],
    });
  });
});

describe("locating a problem in the edited plan", () => {
  const edited = hq((plan) => {
    plan.stages[0]!.questions.splice(1, 1, ownQuestion());
    plan.stages[0]!.guide = "本地。";
    plan.stages[1]!.questions[0]!.answerSeconds = 90;
  });
  const { overrides } = diffPlans(hq(), edited);

  it.each([
    [
      ["dimensions", 1],
      ["dimensions", 1],
    ],
    [["dimensions", "gone"], ["dimensions"]],
    [
      ["guides", 0],
      ["stages", 0, "guide"],
    ],
    [
      ["times", 0],
      ["stages", 1, "questions", 0, "answerSeconds"],
    ],
    [
      ["addedQuestions", 0, "question", "dimensions", 0, "id"],
      ["stages", 0, "questions", 1, "dimensions", 0, "id"],
    ],
    [["addedQuestions"], ["stages"]],
    [["droppedQuestions", 0], ["stages"]],
    [
      ["stages", "talk", "q1", "text"],
      ["stages", 0, "questions", 0, "text"],
    ],
    [
      ["stages", "talk", "q2"],
      ["stages", 0],
    ],
    [
      ["stages", "talk"],
      ["stages", 0],
    ],
    [
      ["stages", 1, "title"],
      ["stages", 1, "title"],
    ],
    [
      ["thresholds", "review"],
      ["thresholds", "review"],
    ],
  ])("%j is at %j", (path, place) => {
    expect(locateProblem(edited, overrides, { path })).toEqual(place);
  });

  it("follows a dimension from the overrides to its place in the plan", () => {
    const shifted = overridesOf({ dimensions: [{ id: "planning", weightBp: 9000 }] });
    const path = ["dimensions", 0, "weightBp"];
    expect(locateProblem(applyOverrides(hq(), shifted), shifted, { path })).toEqual([
      "dimensions",
      1,
      "weightBp",
    ]);
  });
});
