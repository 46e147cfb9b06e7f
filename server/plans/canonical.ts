import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { type PlanDefinition, planDefinitionSchema } from "./definition";

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** The plan as one text whatever order its keys came in, and that text's SHA-256: what an interview freezes. */
export function freezePlan(plan: PlanDefinition): { text: string; sha256: string } {
  const text = JSON.stringify(sortKeys(plan));
  return { text, sha256: createHash("sha256").update(text).digest("hex") };
}

/** A company runs a few dozen plans at a time; each is read with every chunk of every answer. */
const thawed = new LRUCache<string, PlanDefinition>({ max: 200 });

/** The plan that an interview carries. Shared between callers: nobody may change it. */
export function thawPlan(frozen: { frozenPlan: string; frozenPlanSha256: string }): PlanDefinition {
  const known = thawed.get(frozen.frozenPlanSha256);
  if (known) return known;
  const plan = planDefinitionSchema.parse(JSON.parse(frozen.frozenPlan));
  thawed.set(frozen.frozenPlanSha256, plan);
  return plan;
}
