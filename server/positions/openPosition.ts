import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { conflict, notFound } from "../http/errors";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import { listQuestions } from "../plans/definition";
import type { Plan } from "../plans/entity";
import { mandatoryQuestionsFor } from "../questions/mandatoryQuestions";
import { Position } from "./entity";

/** Whatever family the plan says it is of: who is invited to a position is asked what its family has to be asked. */
async function assertAsksMandatory(
  manager: EntityManager,
  { definition }: Pick<Plan, "definition">,
  { family }: Position,
): Promise<void> {
  const asked = new Set(listQuestions(definition).map(({ question }) => question.source?.questionId));
  const missing = (await mandatoryQuestionsFor(manager, family)).filter(
    ({ questionId, content }) => content[definition.language] && !asked.has(questionId),
  );
  if (missing.length > 0) throw conflict("plan.lacks_mandatory", { params: { count: missing.length } });
}

/**
 * The position that somebody is to be invited to by this plan.
 * @throws 404 `position.not_found` outside the scope, 409 `position.not_open`, `plan.lacks_mandatory`
 */
export async function openPosition(
  manager: EntityManager,
  id: string,
  plan: Pick<Plan, "definition">,
  scope: Scope,
): Promise<Position> {
  const position = await selectOne(manager, Position, { id });
  if (!position || !isInScope(scope, { orgUnitId: position.orgUnitId, positionId: id })) {
    throw notFound("position.not_found");
  }
  if (position.archivedAt || position.state !== "open") throw conflict("position.not_open");
  await assertAsksMandatory(manager, plan, position);
  return position;
}
