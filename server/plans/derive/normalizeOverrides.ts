import type { PlanDefinition } from "../definition";
import { applyOverrides } from "./applyOverrides";
import { diffPlans } from "./diffPlans";
import type { PlanOverrides } from "./overrides";

/**
 * The same difference in its one smallest form, which is what gets stored: what equals the base goes, lists stand in
 * the base's order, anchors are the nearest base items. Only for overrides without misfits.
 */
export const normalizeOverrides = (base: PlanDefinition, overrides: PlanOverrides): PlanOverrides =>
  diffPlans(base, applyOverrides(base, overrides)).overrides;
