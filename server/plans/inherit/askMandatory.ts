import type { Transaction } from "../../db/database";
import { invalid } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { ROOT_UNIT } from "../../org/tree";
import { mandatoryQuestionsFor } from "../../questions/mandatoryQuestions";
import type { BankEntry } from "../../questions/bankEntry";
import { type PlanDefinition, listQuestions } from "../definition";
import type { Plan } from "../entity";
import { changedMandatory, withMandatory } from "./mandatoryQuestions";

type Owned = Pick<Plan, "orgUnitId" | "jobFamily"> & { definition: PlanDefinition };
type Before = Pick<Plan, "jobFamily" | "definition">;

/** What has to be asked. A branch does not rid its plan of questions by calling it one of another family. */
async function requiredOf(
  { manager }: Transaction,
  { orgUnitId, jobFamily, definition }: Owned,
  before: Before | null,
): Promise<BankEntry[]> {
  const entries = await mandatoryQuestionsFor(manager, jobFamily);
  if (!before || before.jobFamily === jobFamily || orgUnitId === ROOT_UNIT) return entries;
  const known = new Set(entries.map(({ questionId }) => questionId));
  const asked = new Set(listQuestions(before.definition).map(({ question }) => question.source?.questionId));
  const kept = (await mandatoryQuestionsFor(manager, before.jobFamily)).filter(
    ({ questionId, content }) =>
      !known.has(questionId) && asked.has(questionId) && content[definition.language],
  );
  return [...entries, ...kept];
}

/**
 * The plan as it may be stored: with every question that headquarters wants asked in its family. Below headquarters
 * these can be moved, but neither left out nor changed.
 * @param before what is stored now; null for a new plan
 * @throws 422 `plan.change_refused` where one was changed, `plan.no_room` where the plan is too full for one
 */
export async function askMandatory(
  tx: Transaction,
  wanted: Owned,
  before: Before | null,
  locale: Locale,
): Promise<PlanDefinition> {
  const { orgUnitId, definition } = wanted;
  const entries = await requiredOf(tx, wanted, before);
  if (entries.length === 0) return definition;
  const changed =
    orgUnitId === ROOT_UNIT ? [] : changedMandatory(definition, entries, before?.definition ?? null);
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
