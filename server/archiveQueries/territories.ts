import { ROOT_UNIT, type OrgTree } from "../org/tree";
import { type Member, cutAlike, peopleIn } from "./cutGroups";

/** Units that are cut together: one right below the root with everything below it, or the root by itself. */
export type Territory = { id: string; units: readonly string[] };

export const territoriesOf = (tree: OrgTree): Territory[] => [
  { id: ROOT_UNIT, units: [ROOT_UNIT] },
  ...tree.children(ROOT_UNIT).map(({ id }) => ({ id, units: tree.descendants(id) })),
];

export type Cut = { orgUnitId: string; members: Member[] };

/**
 * The groups of a territory. Whoever is too few in their unit is cut with the unit above, and seen by those who may see
 * that; whoever is too few in the whole territory is in none.
 */
export function* cutTerritory(
  tree: OrgTree,
  { id, units }: Territory,
  members: readonly Member[],
  least: number,
): Generator<Cut> {
  const inUnit = new Map<string, Member[]>();
  for (const member of members) {
    const known = inUnit.get(member.orgUnitId);
    if (known) known.push(member);
    else inUnit.set(member.orgUnitId, [member]);
  }
  // Children stand behind their parents.
  for (const unit of units.toReversed()) {
    const here = inUnit.get(unit) ?? [];
    if (here.length === 0) continue;
    if (peopleIn(here) >= least) {
      for (const group of cutAlike(here, least)) yield { orgUnitId: unit, members: group };
      continue;
    }
    const parent = tree.get(unit)?.parentId;
    if (unit === id || !parent) continue;
    inUnit.set(parent, [...(inUnit.get(parent) ?? []), ...here]);
  }
}
