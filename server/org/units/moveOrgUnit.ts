import type { z } from "zod";
import { updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { OrgUnit } from "../entity";
import { assertDistinct, assertPlace, changeTree, unitInUse } from "./changeTree";
import type { moveUnitBody } from "./schema";

/**
 * Hangs a unit, with everything below it, under another parent: its people, plans and interviews stay its own, and
 * who sees them follows the new place at once.
 * @throws 422 `org_unit.cycle` under itself or below, `org_unit.too_deep`, `org_unit.root`
 */
export function moveOrgUnit(
  services: Pick<Services, "db" | "clock" | "events" | "org">,
  id: string,
  input: z.output<typeof moveUnitBody>,
): Promise<void> {
  const updatedAt = services.clock.now();
  return changeTree(services, async (tx, tree) => {
    const unit = unitInUse(tree, id);
    const { parentId, sortOrder = unit.sortOrder } = input;
    unitInUse(tree, parentId);
    assertPlace(tree.refuseMove(id, parentId));
    assertDistinct(tree, { ...unit, parentId });
    await updateRows(tx, OrgUnit, { id }, { parentId, sortOrder, updatedAt });
    return { unitId: id, result: undefined };
  });
}
