import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { conflict } from "../../http/errors";
import { ROOT_UNIT } from "../../org/tree";
import type { Services } from "../../services";
import { Plan } from "../entity";
import { defaultKeyOf, lockPlan } from "../updatePlan";

/** Makes a plan of headquarters the default of its job family and language, in place of the one before; or no longer. */
export async function setDefault(
  services: Pick<Services, "db">,
  id: string,
  isDefault: boolean,
): Promise<Plan> {
  const { db } = services;
  return db.write(async (tx) => {
    const plan = await lockPlan(services, tx, id);
    if (plan.orgUnitId !== ROOT_UNIT || plan.basePlanId !== null) throw conflict("plan.default_hq_only");
    const key = defaultKeyOf(plan.jobFamily, plan.language);
    if (isDefault) {
      const holder = await findForUpdate(db, tx, Plan, { defaultKey: key });
      if (holder && holder.id !== id) await updateRows(tx, Plan, { id: holder.id }, { defaultKey: null });
    }
    const defaultKey = isDefault ? key : null;
    await updateRows(tx, Plan, { id }, { defaultKey });
    return { ...plan, defaultKey };
  });
}
