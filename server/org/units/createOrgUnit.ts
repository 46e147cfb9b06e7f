import type { z } from "zod";
import { newId } from "../../clock";
import { insertRow } from "../../db/rows";
import type { Services } from "../../services";
import { OrgUnit } from "../entity";
import { assertDistinct, assertPlace, changeTree, unitInUse } from "./changeTree";
import type { createUnitBody } from "./schema";

/** Hangs a new unit under a parent. Whether the actor may was asked before. */
export function createOrgUnit(
  services: Pick<Services, "db" | "clock" | "events" | "org">,
  { parentId, kind, name, code, sortOrder }: z.output<typeof createUnitBody>,
): Promise<OrgUnit> {
  const now = services.clock.now();
  return changeTree(services, async (tx, tree) => {
    unitInUse(tree, parentId);
    assertPlace(tree.refuseChild(parentId));
    assertDistinct(tree, { parentId, name, code });
    const unit: OrgUnit = {
      id: newId(),
      parentId,
      kind,
      name,
      code,
      sortOrder,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    };
    await insertRow(tx, OrgUnit, unit);
    return { unitId: unit.id, result: unit };
  });
}
