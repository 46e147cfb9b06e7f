import type { z } from "zod";
import { updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { OrgUnit } from "../entity";
import { assertDistinct, changeTree, unitInUse } from "./changeTree";
import type { renameUnitBody } from "./schema";

/** Changes what a unit is called, by people (name), by other systems (code), and where it stands among its siblings. */
export function renameOrgUnit(
  services: Pick<Services, "db" | "clock" | "events" | "org">,
  id: string,
  input: z.output<typeof renameUnitBody>,
): Promise<void> {
  const updatedAt = services.clock.now();
  return changeTree(services, async (tx, tree) => {
    const unit = unitInUse(tree, id);
    const { name, code = unit.code, sortOrder = unit.sortOrder } = input;
    assertDistinct(tree, { id, parentId: unit.parentId, name, code });
    await updateRows(tx, OrgUnit, { id }, { name, code, sortOrder, updatedAt });
    return { unitId: id, result: undefined };
  });
}
