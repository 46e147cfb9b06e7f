import type { z } from "zod";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import type { Services } from "../services";
import { describeDefinition } from "./createPlan";
import { Plan } from "./entity";
import type { updatePlanBody } from "./schema";

/** Changes a plan for interviews to come; those already invited keep the copy that was frozen into them. */
export async function updatePlan(
  { db, clock }: Pick<Services, "db" | "clock">,
  id: string,
  { name, definition, version }: z.output<typeof updatePlanBody>,
): Promise<Plan> {
  return db.write(async (tx) => {
    const plan = await findForUpdate(db, tx, Plan, { id });
    if (!plan) throw notFound("plan.not_found");
    if (plan.archivedAt) throw conflict("plan.archived");
    if (plan.version !== version) throw conflict("plan.changed");
    const change = {
      name,
      ...describeDefinition(definition),
      version: version + 1,
      updatedAt: clock.now(),
    };
    await updateRows(tx, Plan, { id }, change);
    return { ...plan, ...change };
  });
}

export async function archivePlan({ db, clock }: Pick<Services, "db" | "clock">, id: string): Promise<void> {
  const now = clock.now();
  await db.write(async (tx) => {
    const plan = await findForUpdate(db, tx, Plan, { id });
    if (!plan) throw notFound("plan.not_found");
    if (!plan.archivedAt) await updateRows(tx, Plan, { id }, { archivedAt: now, updatedAt: now });
  });
}
