import type { StageAccess } from "../../../../server/plans/derive/limits";
import type { PlanLimits } from "../../api/types";

/** The limits with a bound of its own for one dimension, in basis points; null takes the general one again. */
export const withShift = (limits: PlanLimits, id: string, maxShiftBp: number | null): PlanLimits => ({
  ...limits,
  weights: {
    ...limits.weights,
    exceptions: [
      ...limits.weights.exceptions.filter((entry) => entry.id !== id),
      ...(maxShiftBp === null ? [] : [{ id, maxShiftBp }]),
    ],
  },
});

/** The limits with a rule of its own for one stage; null takes the general one again. */
export const withAccess = (limits: PlanLimits, id: string, access: StageAccess | null): PlanLimits => ({
  ...limits,
  stages: {
    ...limits.stages,
    exceptions: [
      ...limits.stages.exceptions.filter((entry) => entry.id !== id),
      ...(access === null ? [] : [{ id, access }]),
    ],
  },
});
