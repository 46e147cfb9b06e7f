import { setImmediate as breathe } from "node:timers/promises";
import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { selectOne } from "../../db/statements";
import { PRIORITY } from "../../queue/queue";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { describeDefinition } from "../createPlan";
import { derivePlan } from "../derive/derivePlan";
import type { PlanOverrides } from "../derive/overrides";
import { rebaseOverrides } from "../derive/rebaseOverrides";
import { sameValue } from "../derive/values";
import { Plan } from "../entity";
import { type PlanAt, findVersion, storeVersion } from "../planVersions";

/** Asks for the plans derived from a base to follow its newest version, in the transaction that made it. */
export async function queueRebase(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  basePlanId: string,
): Promise<void> {
  if (!(await tx.manager.existsBy(Plan, { basePlanId, archivedAt: IsNull() }))) return;
  await queue.enqueue(tx, "plans.rebase", { basePlanId }, { key: basePlanId, priority: PRIORITY.normal });
}

/** A derived plan between the version of its base that it follows and the newest one. */
export type Lineage = { base: Plan; before: PlanAt; after: PlanAt; overrides: PlanOverrides };

/** Null for a plan that is derived from nothing. */
export async function findLineage(manager: Transaction["manager"], plan: Plan): Promise<Lineage | null> {
  const { basePlanId, baseVersion, overrides } = plan;
  if (basePlanId === null || baseVersion === null || overrides === null) return null;
  const base = await selectOne(manager, Plan, { id: basePlanId });
  if (!base) return null;
  const before = await findVersion(manager, basePlanId, baseVersion);
  const after = base.version === baseVersion ? before : await findVersion(manager, basePlanId, base.version);
  return { base, before, after, overrides };
}

/** What a derived plan becomes on the newest version of its base. */
export const changeOnto = (
  plan: Plan,
  { base, before, after }: Lineage,
  overrides: PlanOverrides,
): Partial<Plan> => ({
  ...describeDefinition(derivePlan(after.definition, overrides)),
  jobFamily: base.jobFamily,
  overrides,
  baseVersion: after.version,
  conflictVersion: null,
  newsSince: sameValue(before.definition, after.definition)
    ? plan.newsSince
    : (plan.newsSince ?? before.version),
});

/**
 * Every branch follows headquarters' change where nothing it has changed itself stands against it, and is told; where
 * something does, it stays on the version it has until somebody resolves it. One plan at a time, each whole.
 */
export const rebasePlans = (
  services: Pick<Services, "db" | "clock">,
): JobHandler<{ basePlanId: string }> => ({
  concurrency: 1,
  attempts: 5,
  async run({ basePlanId }, { progress, signal }) {
    const followers = await services.db.read.find(Plan, {
      select: { id: true },
      where: { basePlanId, archivedAt: IsNull() },
      order: { id: "ASC" },
    });
    const failures: unknown[] = [];
    for (const [index, { id }] of followers.entries()) {
      signal.throwIfAborted();
      // One plan that cannot be read must not hold up the others.
      await services.db
        .write((tx) => follow(services, tx, id))
        .catch((error: unknown) => failures.push(error));
      if (index % 20 === 19) await progress(index + 1, followers.length);
    }
    if (failures.length > 0) throw failures[0];
  },
});

async function follow(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  id: string,
): Promise<void> {
  const plan = await findForUpdate(db, tx, Plan, { id });
  if (!plan || plan.archivedAt) return;
  const lineage = await findLineage(tx.manager, plan);
  if (!lineage || lineage.after.version === lineage.before.version) return;
  const { before, after } = lineage;
  // The biggest plan there can be takes some 30 ms for each of these steps: others get their turn between them.
  await breathe();
  const rebased = rebaseOverrides(before.definition, after.definition, after.limits, lineage.overrides);
  if (rebased.conflicts.length > 0) {
    if (plan.conflictVersion === after.version) return;
    await updateRows(tx, Plan, { id }, { conflictVersion: after.version, updatedAt: clock.now() });
    return;
  }
  await breathe();
  const change = changeOnto(plan, lineage, rebased.overrides);
  await breathe();
  if (sameValue(change.definition, plan.definition)) {
    // Nothing to keep a version of, and nobody's open editor to make stale.
    const { overrides, baseVersion, conflictVersion, newsSince, jobFamily } = change;
    await updateRows(tx, Plan, { id }, { overrides, baseVersion, conflictVersion, newsSince, jobFamily });
    return;
  }
  await storeVersion(tx, plan, change, { cause: "rebased", by: null, at: clock.now() });
}
