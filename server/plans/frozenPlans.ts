import { LRUCache } from "lru-cache";
import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import { canonicalPlan } from "./canonical";
import { type AskedQuestion, type PlanDefinition, frozenPlanSchema, listQuestions } from "./definition";
import { FrozenPlan } from "./entity";

/**
 * Keeps the plan as it is now, under the hash of its canonical text; a hundred invitations to one plan keep it once.
 * @returns the hash, which the interview carries
 */
export async function freezePlan(tx: Transaction, plan: PlanDefinition, now: Date): Promise<string> {
  const { text, sha256 } = canonicalPlan(plan);
  await insertRowOnce(tx, FrozenPlan, { sha256, text, createdAt: now });
  return sha256;
}

/** A company runs a few dozen plans at a time; each is asked for with every chunk of every answer. */
const thawed = new LRUCache<string, PlanDefinition>({ max: 200 });

/** The plan that an interview carries. Shared between callers: nobody may change it. */
export async function thawPlan(
  manager: EntityManager,
  { frozenPlanSha256: sha256 }: { frozenPlanSha256: string },
): Promise<PlanDefinition> {
  const known = thawed.get(sha256);
  if (known) return known;
  const { text } = await manager.findOneByOrFail(FrozenPlan, { sha256 });
  const plan = frozenPlanSchema.parse(JSON.parse(text));
  thawed.set(sha256, plan);
  return plan;
}

const listed = new WeakMap<PlanDefinition, readonly AskedQuestion[]>();

/** The questions of a plan that nobody changes any more: listed once, since every request of a candidate asks. */
export function questionsOf(plan: PlanDefinition): readonly AskedQuestion[] {
  const known = listed.get(plan);
  if (known) return known;
  const made = listQuestions(plan);
  listed.set(plan, made);
  return made;
}
