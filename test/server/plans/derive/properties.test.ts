import { assert, gen, property } from "fast-check";
import { type PlanDefinition, FULL_WEIGHT, planDefinitionSchema } from "../../../../server/plans/definition";
import { checkOverrides } from "../../../../server/plans/derive/checkOverrides";
import { comparePlans } from "../../../../server/plans/derive/comparePlans";
import { derivePlan } from "../../../../server/plans/derive/derivePlan";
import { diffPlans } from "../../../../server/plans/derive/diffPlans";
import { isMandatory } from "../../../../server/plans/derive/limits";
import { normalizeOverrides } from "../../../../server/plans/derive/normalizeOverrides";
import {
  addedQuestionsOf,
  emptyOverrides,
  planOverridesSchema,
} from "../../../../server/plans/derive/overrides";
import { rebaseOverrides } from "../../../../server/plans/derive/rebaseOverrides";
import { isAllowed } from "./oracle";
import { type Draw, baseEdits, branchEdits, drawLimits, drawPlan, editPlan } from "./randomPlans";

const numRuns = 250;

const sumOf = (plan: PlanDefinition) => plan.dimensions.reduce((sum, { weightBp }) => sum + weightBp, 0);
const questionsOf = (plan: PlanDefinition) => plan.stages.flatMap(({ questions }) => questions);

/** A base, its limits, and a plan that a branch may have of it. */
function drawBranch(draw: Draw) {
  const base = drawPlan(draw);
  const limits = drawLimits(draw, base);
  const edited = editPlan(draw, base, branchEdits, (plan) => isAllowed(base, limits, plan));
  return { base, limits, edited, overrides: diffPlans(base, edited).overrides };
}

describe("deriving", () => {
  it("gives back every allowed edit, from what is stored of it", () => {
    assert(
      property(gen(), (draw) => {
        const { base, limits, edited, overrides } = drawBranch(draw);
        expect(diffPlans(base, edited).refused).toEqual([]);
        expect(checkOverrides(base, limits, overrides)).toEqual([]);
        const stored = planOverridesSchema.parse(JSON.parse(JSON.stringify(overrides)));
        expect(stored).toEqual(overrides);
        expect(derivePlan(base, stored)).toEqual(edited);
      }),
      { numRuns },
    );
  });

  it("stores nothing where nothing differs", () => {
    assert(
      property(gen(), (draw) => {
        const base = drawPlan(draw);
        expect(diffPlans(base, base)).toEqual({ overrides: emptyOverrides(), refused: [] });
        expect(derivePlan(base, emptyOverrides())).toEqual(base);
      }),
      { numRuns },
    );
  });

  it("is idempotent, and its overrides are in their smallest form", () => {
    assert(
      property(gen(), (draw) => {
        const { base, overrides } = drawBranch(draw);
        const derived = derivePlan(base, overrides);
        expect(derivePlan(derived, overrides)).toEqual(derived);
        expect(normalizeOverrides(base, overrides)).toEqual(overrides);
      }),
      { numRuns },
    );
  });

  it("leaves base and overrides as they were", () => {
    assert(
      property(gen(), (draw) => {
        const { base, overrides } = drawBranch(draw);
        const before = JSON.stringify([base, overrides]);
        derivePlan(base, overrides);
        expect(JSON.stringify([base, overrides])).toBe(before);
      }),
      { numRuns },
    );
  });
});

describe("limits", () => {
  it("are kept by any sequence of edits: accepted exactly when the plan itself is allowed", () => {
    assert(
      property(gen(), (draw) => {
        const base = drawPlan(draw);
        const limits = drawLimits(draw, base);
        let stored = emptyOverrides();
        for (let step = 0; step < 4; step += 1) {
          const current = derivePlan(base, stored);
          const edited = editPlan(draw, current, baseEdits);
          const { overrides, refused } = diffPlans(base, edited);
          const accepted = refused.length === 0 && checkOverrides(base, limits, overrides).length === 0;
          expect(accepted).toBe(isAllowed(base, limits, edited));
          if (!accepted) continue;
          stored = overrides;
          expect(derivePlan(base, stored)).toEqual(edited);
          expect(sumOf(edited)).toBe(FULL_WEIGHT);
        }
      }),
      { numRuns },
    );
  });
});

describe("rebasing", () => {
  it("onto the same base changes nothing", () => {
    assert(
      property(gen(), (draw) => {
        const { base, limits, overrides } = drawBranch(draw);
        expect(rebaseOverrides(base, structuredClone(base), limits, overrides)).toEqual({
          overrides,
          changes: [],
          conflicts: [],
          resolved: [],
        });
      }),
      { numRuns },
    );
  });

  it("gives a valid plan within the new limits, whatever headquarters did", () => {
    assert(
      property(gen(), (draw) => {
        const { base, overrides } = drawBranch(draw);
        const after = editPlan(draw, base, baseEdits);
        const limits = drawLimits(draw, after);
        const rebased = rebaseOverrides(base, after, limits, overrides);
        expect(checkOverrides(after, limits, rebased.overrides)).toEqual([]);
        const derived = derivePlan(after, rebased.overrides);
        expect(planDefinitionSchema.parse(derived)).toEqual(derived);
        expect(isAllowed(after, limits, derived)).toBe(true);
        expect(sumOf(derived)).toBe(FULL_WEIGHT);
        const mandatory = questionsOf(after).filter((question) => isMandatory(question, limits));
        expect(questionsOf(derived)).toEqual(expect.arrayContaining(mandatory));
        expect(rebased.changes.length === 0).toBe(comparePlans(base, after).same);

        const again = rebaseOverrides(after, after, limits, rebased.overrides);
        expect(again).toEqual({ overrides: rebased.overrides, changes: [], conflicts: [], resolved: [] });
      }),
      { numRuns },
    );
  });

  it("loses no question of the branch in silence", () => {
    assert(
      property(gen(), (draw) => {
        const { base, overrides } = drawBranch(draw);
        const after = editPlan(draw, base, baseEdits);
        const limits = drawLimits(draw, after);
        const { conflicts, resolved, ...rebased } = rebaseOverrides(base, after, limits, overrides);
        const kept = addedQuestionsOf(rebased.overrides).map(({ text }) => text);
        const aside = conflicts.flatMap(({ setAside }) => {
          if (!setAside) return [];
          return "stage" in setAside
            ? setAside.stage.questions.map(({ text }) => text)
            : [setAside.question.text];
        });
        const adopted = resolved
          .filter(({ code }) => code === "resolved.adopted")
          .map(({ subject }) => subject.id);
        const accounted = (id: string, text: string, stageId?: string) =>
          kept.includes(text) ||
          aside.includes(text) ||
          adopted.includes(id) ||
          adopted.includes(stageId ?? id);
        for (const { question } of overrides.addedQuestions)
          expect(accounted(question.id, question.text)).toBe(true);
        for (const { stage } of overrides.addedStages)
          for (const { id, text } of stage.questions) expect(accounted(id, text, stage.id)).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe("comparing", () => {
  it("finds no difference exactly between plans that say the same", () => {
    assert(
      property(gen(), (draw) => {
        const one = drawPlan(draw);
        const other = editPlan(draw, one, baseEdits);
        const said = (plan: PlanDefinition) => JSON.stringify(planDefinitionSchema.parse(plan));
        expect(comparePlans(one, other).same).toBe(said(one) === said(other));
      }),
      { numRuns },
    );
  });
});
