import { type EntityManager, MoreThan } from "typeorm";
import { Staff, StaffGrant } from "../entity";
import type { Grant } from "../permissions";
import { unitsOfPositions } from "../staff/grants";
import type { OrgTree } from "../tree";
import type { KnownPerson, OrgState } from "./types";

/** So many rows at once, that the event loop is not held while a large company is read. */
const PAGE = 1_000;

async function inPages<T extends Staff | StaffGrant>(
  manager: EntityManager,
  target: new () => T,
  select: (keyof T & string)[],
): Promise<T[]> {
  const rows: T[] = [];
  for (let after = ""; ;) {
    const page = await manager.find(target, {
      select: Object.fromEntries(select.map((name) => [name, true])) as never,
      where: { id: MoreThan(after) } as never,
      order: { id: "ASC" } as never,
      take: PAGE,
    });
    rows.push(...page);
    if (page.length < PAGE) return rows;
    after = page.at(-1)?.id ?? "";
  }
}

/** The company as a plan needs it: people by their blind indexes, nothing opened. */
export async function readState(manager: EntityManager, tree: OrgTree): Promise<OrgState> {
  const held = await inPages(manager, StaffGrant, ["id", "staffId", "role", "orgUnitId", "positionId"]);
  const grants = new Map<string, Grant[]>();
  for (const { staffId, role, orgUnitId, positionId } of held) {
    const own = grants.get(staffId) ?? [];
    own.push({ role, orgUnitId, positionId });
    grants.set(staffId, own);
  }
  const staff = await inPages(manager, Staff, [
    "id",
    "name",
    "emailIndex",
    "phoneIndex",
    "orgUnitId",
    "state",
  ]);
  const people = staff.map(({ id, name, emailIndex, phoneIndex, orgUnitId, state }): KnownPerson => ({
    id,
    name,
    emailKey: emailIndex,
    phoneKey: phoneIndex,
    orgUnitId,
    state,
    grants: grants.get(id) ?? [],
  }));
  return { tree, people, unitOf: await unitsOfPositions(manager, held) };
}
