import type { PlanDefinition } from "../definition";
import type { PlanLimits } from "../derive/limits";

/** Limits without what they say of dimensions, stages and questions that the plan does not have (any more). */
export function pruneLimits(limits: PlanLimits, plan: PlanDefinition): PlanLimits {
  const questions = new Set(plan.stages.flatMap((stage) => stage.questions.map(({ id }) => id)));
  return {
    ...limits,
    weights: { ...limits.weights, exceptions: known(limits.weights.exceptions, plan.dimensions) },
    stages: { ...limits.stages, exceptions: known(limits.stages.exceptions, plan.stages) },
    mandatoryQuestionIds: [...new Set(limits.mandatoryQuestionIds)].filter((id) => questions.has(id)),
  };
}

type Named = { id: string };

/** The entries whose id is among the items, each id once. */
function known<Entry extends Named>(entries: readonly Entry[], items: readonly Named[]): Entry[] {
  return entries.filter(({ id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id) === index;
    return first && items.some((item) => item.id === id);
  });
}
