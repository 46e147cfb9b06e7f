import { LRUCache } from "lru-cache";
import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import { canonicalPlan } from "./canonical";
import { type PlanDefinition, planDefinitionSchema } from "./definition";
import { DEFAULT_LIMITS, type PlanLimits } from "./derive/limits";
import { Plan, type PlanCause, PlanVersion } from "./entity";

/** A plan as it was at one version, with the limits that plans derived from that version keep to. */
export type PlanAt = { version: number; name: string; definition: PlanDefinition; limits: PlanLimits };

/** Who changed a plan and why; `by` is null where the product did it by itself. */
export type Edit = { cause: PlanCause; by: string | null; note?: string | null };

/** Writes the plan's present state into its history. */
export async function recordVersion(tx: Transaction, plan: Plan, { cause, by, note }: Edit): Promise<void> {
  await insertRow(tx, PlanVersion, {
    planId: plan.id,
    version: plan.version,
    name: plan.name,
    definition: canonicalPlan(plan.definition).text,
    limits: plan.limits,
    cause,
    savedBy: by,
    savedAt: plan.updatedAt,
    note: note ?? null,
  });
}

/** Changes a plan that the caller has locked, and keeps the version that this makes. */
export async function storeVersion(
  tx: Transaction,
  plan: Plan,
  change: Partial<Plan>,
  edit: Edit & { at: Date },
): Promise<Plan> {
  const stored = { ...change, version: plan.version + 1, updatedAt: edit.at };
  await updateRows(tx, Plan, { id: plan.id }, stored);
  const next = { ...plan, ...stored };
  await recordVersion(tx, next, edit);
  return next;
}

/** Versions never change, and each plan derived from one asks for it again. */
const known = new LRUCache<string, PlanAt>({ max: 100 });

/**
 * Shared between callers: nobody may change it.
 * @throws 404 `plan.version_not_found`
 */
export async function findVersion(manager: EntityManager, planId: string, version: number): Promise<PlanAt> {
  const key = `${planId}:${version}`;
  const cached = known.get(key);
  if (cached) return cached;
  const row = await selectOne(manager, PlanVersion, { planId, version });
  if (!row) throw notFound("plan.version_not_found");
  const plan: PlanAt = {
    version,
    name: row.name,
    definition: planDefinitionSchema.parse(JSON.parse(row.definition)),
    limits: row.limits ?? DEFAULT_LIMITS,
  };
  // A version that is still being written may be rolled back and come again as another one.
  if (!manager.queryRunner?.isTransactionActive) known.set(key, plan);
  return plan;
}
