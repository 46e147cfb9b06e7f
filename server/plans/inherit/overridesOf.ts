import { type ErrorDetail, invalid } from "../../http/errors";
import type { Locale } from "../../http/messages";
import type { PlanDefinition } from "../definition";
import { checkOverrides } from "../derive/checkOverrides";
import { diffPlans } from "../derive/diffPlans";
import type { PlanOverrides } from "../derive/overrides";
import type { Problem } from "../derive/problems";
import type { PlanAt } from "../planVersions";
import { locateProblem } from "./locateProblem";

const MOST_DETAILS = 50;

/**
 * What an edited plan changes of its base, within the base's limits.
 * @throws 422 `plan.change_refused` with every refused change: its place in the body, a code, a sentence
 */
export function overridesOf(
  { definition, limits }: Pick<PlanAt, "definition" | "limits">,
  edited: PlanDefinition,
  locale: Locale,
): PlanOverrides {
  const { overrides, refused } = diffPlans(definition, edited);
  const beyond = checkOverrides(definition, limits, overrides);
  // Beside refused changes the rest may not fit by itself; only what the limits say still means something.
  const problems =
    refused.length > 0 ? [...refused, ...beyond.filter(({ code }) => code.startsWith("limit."))] : beyond;
  if (problems.length === 0) return overrides;
  const details = problems.map((problem) => detailOf(edited, overrides, problem, locale));
  const told = new Map(details.map((detail) => [`${detail.path} ${detail.message}`, detail]));
  throw invalid("plan.change_refused", { details: [...told.values()].slice(0, MOST_DETAILS) });
}

const detailOf = (
  edited: PlanDefinition,
  overrides: PlanOverrides,
  problem: Problem,
  locale: Locale,
): ErrorDetail => ({
  path: ["definition", ...locateProblem(edited, overrides, problem)].join("."),
  code: problem.code,
  message: problem.message[locale],
});
