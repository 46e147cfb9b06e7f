import type { z } from "zod";
import { conflict } from "../../http/errors";
import type { Services } from "../../services";
import type { Plan } from "../entity";
import { storeVersion } from "../planVersions";
import { lockPlan } from "../updatePlan";
import { pruneLimits } from "./pruneLimits";
import { queueRebase } from "./rebasePlans";
import type { limitsBody } from "./schema";

/** Sets how far derived plans may leave a plan. A version of its own: what leaves the new limits becomes a conflict. */
export async function setLimits(
  services: Pick<Services, "db" | "clock" | "queue">,
  id: string,
  { limits, version }: z.output<typeof limitsBody>,
  by: string | null,
): Promise<Plan> {
  return services.db.write(async (tx) => {
    const plan = await lockPlan(services, tx, id, version);
    if (plan.basePlanId !== null) throw conflict("plan.not_a_base");
    const change = { limits: pruneLimits(limits, plan.definition) };
    const saved = await storeVersion(tx, plan, change, { cause: "limits", by, at: services.clock.now() });
    await queueRebase(services, tx, id);
    return saved;
  });
}
