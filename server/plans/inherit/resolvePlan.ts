import type { z } from "zod";
import { conflict, invalid } from "../../http/errors";
import type { Locale } from "../../http/messages";
import type { Services } from "../../services";
import type { RebaseNote } from "../derive/rebaseNotes";
import type { Plan } from "../entity";
import { storeVersion } from "../planVersions";
import { lockPlan } from "../updatePlan";
import { changeOnto, findLineage } from "./rebasePlans";
import { resolveConflicts } from "./resolveConflicts";
import type { resolveBody } from "./schema";

/**
 * Brings a derived plan to the newest version of its base, with a person's word on each conflict.
 * @throws 409 `plan.base_changed` where the base moved on since it was read, 422 `plan.conflicts_open` where something
 * was left undecided
 */
export async function resolvePlan(
  services: Pick<Services, "db" | "clock">,
  id: string,
  { version, baseVersion, resolutions }: z.output<typeof resolveBody>,
  { by, locale }: { by: string | null; locale: Locale },
): Promise<{ plan: Plan; adjusted: RebaseNote[] }> {
  return services.db.write(async (tx) => {
    const plan = await lockPlan(services, tx, id, version);
    const lineage = await findLineage(tx.manager, plan);
    if (!lineage) throw conflict("plan.not_derived");
    const { before, after } = lineage;
    if (after.version !== baseVersion) throw conflict("plan.base_changed");
    if (after.version === before.version) return { plan, adjusted: [] };
    const resolved = resolveConflicts(
      before.definition,
      after.definition,
      after.limits,
      lineage.overrides,
      new Map(resolutions.map(({ key, take }) => [key, take])),
    );
    if ("open" in resolved) {
      const details = resolved.open.map(({ key, code, message }) => ({
        path: `resolutions.${key}`,
        code,
        message: message[locale],
      }));
      throw invalid("plan.conflicts_open", { details: details.slice(0, 50) });
    }
    // Whoever resolves has just read what changed.
    const change = { ...changeOnto(plan, lineage, resolved.overrides), newsSince: null };
    const edit = { cause: "resolved" as const, by, at: services.clock.now() };
    return { plan: await storeVersion(tx, plan, change, edit), adjusted: resolved.adjusted };
  });
}
