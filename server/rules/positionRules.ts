import type { z } from "zod";
import { refuseOtherSystems } from "../decisions/decideInterview";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { scopeOf } from "../org/permissions";
import { isInScope } from "../org/scope";
import { Plan } from "../plans/entity";
import { Position } from "../positions/entity";
import type { Services } from "../services";
import type { positionRulesBody, positionRulesSchema } from "./apiSchema";
import { isWithinReach } from "./checkRules";
import { PositionRules } from "./entity";

/** By which plan's rules people are screened for a position, and whether somebody always looks. */
export async function viewPositionRules(
  { db }: Pick<Services, "db">,
  positionId: string,
): Promise<z.input<typeof positionRulesSchema>> {
  const row = await selectOne(db.read, PositionRules, { positionId });
  const plan = row?.planId ? await selectOne(db.read, Plan, { id: row.planId }) : null;
  return {
    plan: plan && { id: plan.id, name: plan.name },
    reviewed: row?.reviewed ?? false,
    changedBy: row?.changedBy ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
  };
}

/**
 * Whether somebody always looks is what keeps people from being decided on by rules alone: a person says so.
 * @throws 403 decision.person_only; 404 plan.not_found where people of the position's unit cannot be invited by it
 */
export async function changePositionRules(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  positionId: string,
  { planId, reviewed }: z.output<typeof positionRulesBody>,
): Promise<void> {
  refuseOtherSystems(actor);
  await db.write(async (tx) => {
    const position = await selectOne(tx.manager, Position, { id: positionId });
    if (!position) throw notFound("position.not_found");
    const plan = planId === null ? null : await selectOne(tx.manager, Plan, { id: planId });
    const usable =
      plan &&
      isInScope(scopeOf(actor, "plans.read"), plan) &&
      isWithinReach(org.tree(), position.orgUnitId, plan);
    if (planId !== null && !usable) throw notFound("plan.not_found");
    const change = { planId, reviewed, changedBy: actor.name, changedAt: clock.now() };
    await holdRow(db, tx, PositionRules, { positionId }, { positionId, ...change });
    await updateRows(tx, PositionRules, { positionId }, change);
  });
}
