import type { Pasted } from "./candidateSchema";

/** Totals of a page that counts on from what it was told: a call that comes twice, or late, takes nothing back. Pure. */
export function addUp(held: Pasted | null, heard: Pasted | undefined): Pasted | null {
  if (!held || !heard) return held ?? heard ?? null;
  return { times: Math.max(held.times, heard.times), length: Math.max(held.length, heard.length) };
}
