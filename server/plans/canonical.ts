import { createHash } from "node:crypto";
import type { PlanDefinition } from "./definition";

/** The same data with the keys of every object in order; leaves the order of lists. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** The plan as one text whatever order its keys came in, and that text's SHA-256. */
export const canonicalPlan = (plan: PlanDefinition) => canonicalJson(plan);

export function canonicalJson(value: unknown): { text: string; sha256: string } {
  const text = JSON.stringify(sortKeys(value));
  return { text, sha256: createHash("sha256").update(text).digest("hex") };
}
