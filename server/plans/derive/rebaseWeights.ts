import { apportion } from "./apportion";
import { FULL_WEIGHT } from "../definition";
import { maxShiftOf } from "./limits";
import type { DimensionOverride } from "./overrides";
import { percent } from "./problems";
import { type RebaseContext, type RebaseNote, note } from "./rebaseNotes";

type Weighed = { id: string; weightBp: number };

/**
 * Weights are merged by their shifts. A branch that gave a dimension 5 points more than headquarters still does after
 * headquarters moved it, which keeps the sum at 100 % by itself and the limit on shifts meaningful. Where both set the
 * same value, the shift is used up. Then each shift is cut to its limit, and if the shifts no longer cancel, the
 * heavier side shrinks in proportion: towards headquarters, so never out of the limits.
 *
 * `pinned` dimensions keep headquarters' weight. Returns the weights that differ from the new base.
 */
export function rebaseWeights(
  { before, after, limits }: Pick<RebaseContext, "before" | "after" | "limits">,
  overrides: readonly DimensionOverride[],
  pinned: ReadonlySet<string>,
): { weights: Weighed[]; conflicts: RebaseNote[]; resolved: RebaseNote[] } {
  const conflicts: RebaseNote[] = [];
  const resolved: RebaseNote[] = [];
  const rows = after.dimensions.map(({ id, name, weightBp: hq }) => {
    const base = before.dimensions.find((dimension) => dimension.id === id)?.weightBp ?? hq;
    const branch = overrides.find((override) => override.id === id)?.weightBp ?? base;
    const wanted = branch === hq ? 0 : branch - base;
    const max = pinned.has(id) ? 0 : maxShiftOf(limits, id);
    const shift = Math.max(-Math.min(max, hq), Math.min(wanted, max, FULL_WEIGHT - hq));
    return { id, name, base, hq, branch, wanted, shift };
  });
  const shifts = cancelOut(rows.map(({ shift }) => shift));
  rows.forEach(({ id, name, base, hq, branch, wanted }, index) => {
    if (branch === base) return;
    const subject = { kind: "dimension", id } as const;
    const proposed = hq + shifts[index]!;
    const values = { base, hq, branch, proposed };
    const params = { name, base: percent(base), hq: percent(hq), proposed: percent(proposed) };
    if (wanted === 0) resolved.push(note("resolved.same_change", subject, { name }, values));
    else if (hq !== base)
      conflicts.push(
        note("conflict.weight_both_changed", subject, { ...params, branch: percent(branch) }, values),
      );
    else if (proposed !== branch)
      conflicts.push(
        note("conflict.weight_adjusted", subject, { ...params, branch: percent(branch) }, values),
      );
  });
  const weights = rows.flatMap(({ id, hq }, index) =>
    shifts[index] === 0 ? [] : [{ id, weightBp: hq + shifts[index]! }],
  );
  return { weights, conflicts, resolved };
}

const sum = (values: number[]) => values.reduce((left, right) => left + right, 0);

/** Shrinks the heavier side of positive and negative shifts until they sum to zero. */
function cancelOut(shifts: readonly number[]): number[] {
  const ups = shifts.map((shift) => Math.max(shift, 0));
  const downs = shifts.map((shift) => Math.max(-shift, 0));
  const kept = Math.min(sum(ups), sum(downs));
  const up = apportion(ups, kept);
  const down = apportion(downs, kept);
  return shifts.map((_, index) => up[index]! - down[index]!);
}
