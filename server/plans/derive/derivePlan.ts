import { type PlanDefinition, planDefinitionSchema } from "../definition";
import { applyOverrides } from "./applyOverrides";
import { findMisfits } from "./findMisfits";
import type { PlanOverrides } from "./overrides";
import type { Problem } from "./problems";

/** Stored overrides do not fit the base they are laid on: it changed and nobody rebased them. */
export class OverridesDoNotFit extends Error {
  constructor(readonly problems: Problem[]) {
    super(
      `Overrides do not fit: ${problems.map(({ code, path }) => `${code} at ${path.join(".")}`).join("; ")}`,
    );
  }
}

/**
 * The whole plan of a branch. Idempotent: an addition that the base already holds stays one, and what is gone already
 * may be dropped again.
 *
 * @throws {OverridesDoNotFit} when the overrides refer to something missing or the result is no valid plan.
 */
export function derivePlan(base: PlanDefinition, overrides: PlanOverrides): PlanDefinition {
  const problems = findMisfits(base, overrides);
  if (problems.length > 0) throw new OverridesDoNotFit(problems);
  return planDefinitionSchema.parse(applyOverrides(base, overrides));
}
