import type { PlanDefinition, Question } from "../../../../server/plans/definition";
import type { PlanLimits } from "../../../../server/plans/derive/limits";

/**
 * Whether a plan is one that a branch may have, asked of the plan itself and written without the code under test: no
 * overrides, no anchors, only "is this still headquarters' plan, within its limits".
 */
export function isAllowed(base: PlanDefinition, limits: PlanLimits, plan: PlanDefinition): boolean {
  const baseQuestions = new Map(
    base.stages.flatMap((stage) => stage.questions.map((q) => [q.id, { q, stage }])),
  );
  const isBase = ({ id }: { id: string }) => baseQuestions.has(id);
  const baseStageIds = base.stages.map(({ id }) => id);
  const planQuestions = plan.stages.flatMap(({ questions }) => questions);
  const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);
  const frame = (whole: PlanDefinition) => ({
    ...whole,
    dimensions: whole.dimensions.map((dimension) => ({ ...dimension, weightBp: 0, requiredScore: 0 })),
    stages: [],
    thresholds: null,
  });
  const rise = (now: number, was: number) => Math.round(now * 10) - Math.round(was * 10);
  const mandatory = (question: Question) =>
    question.mandatory === true || limits.mandatoryQuestionIds.includes(question.id);
  const accessOf = (id: string) =>
    limits.stages.exceptions.find((entry) => entry.id === id)?.access ?? limits.stages.access;

  if (!same(frame(plan), frame(base))) return false;
  return [
    plan.dimensions.every((dimension, index) => {
      const was = base.dimensions[index]!;
      const max =
        limits.weights.exceptions.find(({ id }) => id === was.id)?.maxShiftBp ?? limits.weights.maxShiftBp;
      const raised = rise(dimension.requiredScore, was.requiredScore);
      return (
        Math.abs(dimension.weightBp - was.weightBp) <= max &&
        (limits.requiredScoreMayRise ? raised >= 0 : raised === 0)
      );
    }),
    (["advance", "review"] as const).every((key) => {
      const max = key === "advance" ? limits.thresholds.advanceMaxRise : limits.thresholds.reviewMaxRise;
      const risen = rise(plan.thresholds[key], base.thresholds[key]);
      return risen >= 0 && risen <= Math.round(max * 10);
    }),
    same(
      plan.stages.map(({ id }) => id).filter((id) => baseStageIds.includes(id)),
      baseStageIds,
    ),
    planQuestions.filter((question) => !isBase(question)).length <= limits.maxAddedQuestions,
    plan.stages.every((stage) => baseStageIds.includes(stage.id) || !stage.questions.some(isBase)),
    base.stages.every((was) => {
      const now = plan.stages.find(({ id }) => id === was.id);
      if (!now) return false;
      if (accessOf(was.id) === "locked") return same(now, was);
      if (now.kind !== was.kind || now.title !== was.title) return false;
      if (accessOf(was.id) === "adjustable" && !now.questions.every(isBase)) return false;
      const kept = now.questions.filter(isBase);
      const order = was.questions.filter(({ id }) => kept.some((question) => question.id === id));
      return (
        same(
          kept.map(({ id }) => id),
          order.map(({ id }) => id),
        ) &&
        was.questions.filter(mandatory).every((question) => kept.some((each) => same(each, question))) &&
        kept.every((question) => {
          const { q } = baseQuestions.get(question.id)!;
          return same({ ...question, prepSeconds: q.prepSeconds, answerSeconds: q.answerSeconds }, q);
        })
      );
    }),
  ].every(Boolean);
}
