import type { Transaction } from "../../db/database";
import { invalid } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { ROOT_UNIT } from "../../org/tree";
import { mandatoryQuestionsFor } from "../../questions/mandatoryQuestions";
import type { PlanDefinition } from "../definition";
import type { Plan } from "../entity";
import { changedMandatory, withMandatory } from "./mandatoryQuestions";

type Owned = Pick<Plan, "orgUnitId" | "jobFamily"> & { definition: PlanDefinition };

/**
 * The plan as it may be stored: with every question that headquarters wants asked in its family. Below headquarters
 * these can be moved, but neither left out nor changed.
 * @param before what is stored now; null for a new plan
 * @throws 422 `plan.change_refused` where one was changed, `plan.no_room` where the plan is too full for one
 */
export async function askMandatory(
  tx: Transaction,
  { orgUnitId, jobFamily, definition }: Owned,
  before: PlanDefinition | null,
  locale: Locale,
): Promise<PlanDefinition> {
  const entries = await mandatoryQuestionsFor(tx.manager, jobFamily);
  if (entries.length === 0) return definition;
  const changed = orgUnitId === ROOT_UNIT ? [] : changedMandatory(definition, entries, before);
  if (changed.length > 0) {
    const details = changed.map(({ path, code, message }) => ({
      path: ["definition", ...path, "text"].join("."),
      code,
      message: message[locale],
    }));
    throw invalid("plan.change_refused", { details });
  }
  const { plan, left } = withMandatory(definition, entries);
  if (left.length > 0) throw invalid("plan.no_room", { params: { count: left.length } });
  return plan;
}
