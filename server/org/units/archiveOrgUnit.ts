import { updateRows } from "../../db/rows";
import { conflict, invalid } from "../../http/errors";
import type { Services } from "../../services";
import { OrgUnit } from "../entity";
import { ROOT_UNIT } from "../tree";
import { changeTree, unitInUse } from "./changeTree";
import { countOccupants } from "./occupants";

/**
 * Closes an empty unit. It stays in the tree, so that what happened in it is still found by those above it.
 * @throws 409 `org_unit.occupied`, naming what is in the way
 */
export function archiveOrgUnit(
  services: Pick<Services, "db" | "clock" | "events" | "org">,
  id: string,
): Promise<void> {
  const now = services.clock.now();
  return changeTree(services, async (tx, tree) => {
    if (id === ROOT_UNIT) throw invalid("org_unit.root");
    unitInUse(tree, id);
    const occupants = await countOccupants(tx.manager, tree, id, now);
    const inTheWay = Object.entries(occupants).filter(([, count]) => count > 0);
    if (inTheWay.length > 0) {
      throw conflict("org_unit.occupied", {
        params: occupants,
        details: inTheWay.map(([path, count]) => ({
          path,
          code: "org_unit.occupied",
          message: String(count),
        })),
      });
    }
    await updateRows(tx, OrgUnit, { id }, { archivedAt: now, updatedAt: now });
    return { unitId: id, result: undefined };
  });
}
