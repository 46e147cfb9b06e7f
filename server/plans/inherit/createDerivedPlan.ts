import { findForUpdate } from "../../db/locks";
import { insertRow } from "../../db/rows";
import { conflict, notFound } from "../../http/errors";
import type { Scope } from "../../org/permissions";
import { isInScope } from "../../org/scope";
import type { Services } from "../../services";
import { freshPlan } from "../createPlan";
import { emptyOverrides } from "../derive/overrides";
import { Plan } from "../entity";
import { recordVersion } from "../planVersions";

const NAME_LENGTH = 80;

/**
 * A unit's own plan that follows a base of a unit above it; at first the two are the same.
 * @param readable where the plans are that the actor may read
 * @throws 404 where the base is out of sight, 409 where it is archived, derived itself, or not of a unit above
 */
export async function createDerivedPlan(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  { basePlanId, name }: { basePlanId: string; name?: string | undefined },
  { orgUnitId, readable, by }: { orgUnitId: string; readable: Scope; by: string | null },
): Promise<Plan> {
  return db.write(async (tx) => {
    // Locked, so that a new version of the base comes either before this plan or to it.
    const base = await findForUpdate(db, tx, Plan, { id: basePlanId });
    if (!base || !isInScope(readable, base)) throw notFound("plan.not_found");
    if (base.archivedAt) throw conflict("plan.archived");
    const above = org.tree().isWithin(orgUnitId, base.orgUnitId) && orgUnitId !== base.orgUnitId;
    if (base.basePlanId !== null || !above) throw conflict("plan.not_a_base");
    const unit = org.tree().get(orgUnitId)?.name ?? "";
    const plan: Plan = {
      ...freshPlan(
        base.definition,
        {
          orgUnitId,
          jobFamily: base.jobFamily,
          name: (name ?? `${base.name} · ${unit}`).slice(0, NAME_LENGTH),
        },
        clock.now(),
      ),
      basePlanId: base.id,
      baseVersion: base.version,
      overrides: emptyOverrides(),
    };
    await insertRow(tx, Plan, plan);
    await recordVersion(tx, plan, { cause: "created", by });
    return plan;
  });
}
