import { IsNull } from "typeorm";
import type { z } from "zod";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import { describeDefinition } from "./createPlan";
import type { PlanDefinition } from "./definition";
import { askMandatory } from "./inherit/askMandatory";
import { pruneLimits } from "./inherit/pruneLimits";
import { overridesOf } from "./inherit/overridesOf";
import { queueRebase } from "./inherit/rebasePlans";
import { Plan } from "./entity";
import type { JobFamily } from "./jobFamilies";
import { type Edit, findVersion, storeVersion } from "./planVersions";
import type { updatePlanBody } from "./schema";

type Changing = Pick<Services, "db" | "clock" | "queue">;

/** Reads a plan for changing it. @throws 404, 409 where it is archived or another version than the one that was read */
export async function lockPlan(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  id: string,
  version?: number,
): Promise<Plan> {
  const plan = await findForUpdate(db, tx, Plan, { id });
  if (!plan) throw notFound("plan.not_found");
  if (plan.archivedAt) throw conflict("plan.archived");
  if (version !== undefined && plan.version !== version) throw conflict("plan.changed");
  return plan;
}

export const defaultKeyOf = (jobFamily: JobFamily, language: string) => `${jobFamily}:${language}`;

/**
 * Changes a plan for interviews to come; those already invited keep the copy that was frozen into them. Of a derived
 * plan, what differs from its base is stored; plans derived from this one follow in a job.
 * @throws 422 `plan.change_refused` where a derived plan leaves what its base allows
 */
export async function updatePlan(
  services: Changing,
  id: string,
  { name, definition, jobFamily, version, note }: z.output<typeof updatePlanBody>,
  { by, locale, cause = "edited" }: Pick<Edit, "by"> & { locale: Locale; cause?: "edited" | "restored" },
): Promise<Plan> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const plan = await lockPlan(services, tx, id, version);
    const change =
      plan.basePlanId === null
        ? await ownChange(tx, plan, { definition, jobFamily: jobFamily ?? plan.jobFamily }, locale)
        : await derivedChange(tx, plan, definition, locale);
    const edit = { cause, by, note: note ?? null, at: clock.now() };
    const saved = await storeVersion(tx, plan, { name, ...change }, edit);
    if (plan.basePlanId === null) await queueRebase(services, tx, saved.id);
    // What stood against the newer base may be gone now.
    else if (plan.conflictVersion !== null) await queueRebase(services, tx, plan.basePlanId);
    return saved;
  });
}

async function ownChange(
  tx: Transaction,
  plan: Plan,
  edited: Pick<Plan, "definition" | "jobFamily">,
  locale: Locale,
): Promise<Partial<Plan>> {
  const { jobFamily } = edited;
  const { orgUnitId } = plan;
  const definition = await askMandatory(tx, { orgUnitId, ...edited }, plan, locale);
  const key = defaultKeyOf(jobFamily, definition.language);
  return {
    ...describeDefinition(definition),
    jobFamily,
    limits: plan.limits && pruneLimits(plan.limits, definition),
    // The default of another family or language is another plan's to be.
    defaultKey: plan.defaultKey === key ? key : null,
  };
}

async function derivedChange(
  tx: Transaction,
  { basePlanId, baseVersion }: Plan,
  definition: PlanDefinition,
  locale: Locale,
): Promise<Partial<Plan>> {
  const base = await findVersion(tx.manager, basePlanId as string, baseVersion as number);
  return { ...describeDefinition(definition), overrides: overridesOf(base, definition, locale) };
}

/**
 * Takes a plan out of use; interviews made from it go on.
 * @param derived what becomes of plans that follow it: `detach` leaves them as they are, plans of their own
 * @throws 409 `plan.has_derived` where some do and nobody has said
 */
export async function archivePlan(
  { db, clock }: Pick<Services, "db" | "clock">,
  id: string,
  { derived, by = null }: { derived?: "detach" | undefined; by?: string | null } = {},
): Promise<void> {
  const at = clock.now();
  await db.write(async (tx) => {
    const plan = await findForUpdate(db, tx, Plan, { id });
    if (!plan) throw notFound("plan.not_found");
    if (plan.archivedAt) return;
    const followers = await tx.manager.find(Plan, {
      select: { id: true },
      where: { basePlanId: id, archivedAt: IsNull() },
      order: { id: "ASC" },
    });
    if (followers.length > 0 && derived !== "detach") {
      throw conflict("plan.has_derived", { params: { count: followers.length } });
    }
    for (const follower of followers) {
      const own = await findForUpdate(db, tx, Plan, { id: follower.id });
      if (own?.basePlanId === id) await storeVersion(tx, own, DETACHED, { cause: "detached", by, at });
    }
    await updateRows(tx, Plan, { id }, { archivedAt: at, updatedAt: at, defaultKey: null });
  });
}

const DETACHED = {
  basePlanId: null,
  baseVersion: null,
  overrides: null,
  conflictVersion: null,
  newsSince: null,
} satisfies Partial<Plan>;
