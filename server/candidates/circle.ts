import type { Scope } from "../org/permissions";
import type { OrgTree } from "../org/tree";

/**
 * The units within which the same phone is the same person: those of a unit's branch, without branches below it. A
 * branch takes people in as if no other branch knew anybody, so that nothing tells it whom the others know.
 * Pure: follows the tree of the moment, so that a unit that moves takes its people along.
 */
export function circleOf(tree: OrgTree, unitId: string): string[] {
  const branch = tree.nearestBranch(unitId).id;
  return tree.descendants(branch).filter((id) => tree.nearestBranch(id).id === branch);
}

/** Of the circle, the units whose people somebody with this scope may know of. Their own unit is always among them. */
export function knownUnits(tree: OrgTree, unitId: string, scope: Scope): string[] {
  const circle = circleOf(tree, unitId);
  if (scope === "all") return circle;
  const seen = new Set(scope.orgUnitIds);
  return circle.filter((id) => id === unitId || seen.has(id));
}

/** For what reaches a unit from outside, with nobody's eyes: the unit and what lies below it in its circle. */
export function knownBelow(tree: OrgTree, unitId: string): string[] {
  const below = new Set(tree.descendants(unitId));
  return circleOf(tree, unitId).filter((id) => below.has(id));
}
