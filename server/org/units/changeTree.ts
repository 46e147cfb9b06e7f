import type { Transaction } from "../../db/database";
import { conflict, invalid, notFound } from "../../http/errors";
import type { Services } from "../../services";
import { lockOrganisation } from "../organisation";
import { MAX_DEPTH, type MoveRefusal, type OrgNode, type OrgTree } from "../tree";

type TreeServices = Pick<Services, "db" | "events" | "org">;

/** One change of the tree at a time, on the tree as it is then; everybody sees it once this resolves. */
export async function changeTree<T>(
  { db, events, org }: TreeServices,
  change: (tx: Transaction, tree: OrgTree) => Promise<{ unitId: string; result: T }>,
): Promise<T> {
  const result = await db.write(async (tx) => {
    const changed = await change(tx, await lockOrganisation(db, tx));
    await events.publish(tx, "org.changed", changed.unitId, {});
    return changed.result;
  });
  await org.renew();
  return result;
}

/** The unit, where it is there to be changed. */
export function unitInUse(tree: OrgTree, id: string): OrgNode {
  const unit = tree.get(id);
  if (!unit) throw notFound("org_unit.not_found");
  if (unit.archivedAt) throw conflict("org_unit.archived");
  return unit;
}

export function assertPlace(refusal: MoveRefusal | null): void {
  switch (refusal) {
    case "root":
      throw invalid("org_unit.root");
    case "cycle":
      throw invalid("org_unit.cycle");
    case "too_deep":
      throw invalid("org_unit.too_deep", { params: { levels: MAX_DEPTH } });
    case "archived":
      throw conflict("org_unit.archived");
    case null:
  }
}

/** Two units of the same name side by side cannot be told apart; a code is the company's one key. */
export function assertDistinct(
  tree: OrgTree,
  { id, parentId, name, code }: Pick<OrgNode, "parentId" | "name" | "code"> & { id?: string },
): void {
  const siblings = parentId === null ? [] : tree.children(parentId);
  if (siblings.some((unit) => unit.id !== id && !unit.archivedAt && unit.name === name)) {
    throw conflict("org_unit.name_taken", { params: { name } });
  }
  const holder = code === null ? null : tree.findByCode(code);
  if (code !== null && holder && holder.id !== id) {
    throw conflict("org_unit.code_taken", { params: { code } });
  }
}
