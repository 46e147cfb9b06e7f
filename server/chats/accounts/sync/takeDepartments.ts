import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../../../db/database";
import { updateRows } from "../../../db/rows";
import { OrgUnit } from "../../../org/entity";
import { lockOrganisation, readTree } from "../../../org/organisation";
import { applySync } from "../../../org/sync/applySync";
import { planSyncInTurns } from "../../../org/sync/planSync";
import { problemWords } from "../../../org/sync/problems";
import { type OrgTree, ROOT_UNIT } from "../../../org/tree";
import { countOccupants } from "../../../org/units/occupants";
import type { ContactDepartment } from "../../../platforms/contactSource";
import type { Services } from "../../../services";
import type { Platform } from "../../entity";
import type { SyncResult } from "../entity";
import { type DepartmentMap, mapDepartments } from "./mapDepartments";

type Needed = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "events" | "org">;

/** A platform's contacts change the tree as an administrator of the whole company may. */
const PLATFORM = {
  staffId: null,
  grants: [{ role: "hq_admin" as const, orgUnitId: ROOT_UNIT, positionId: null }],
  place: ROOT_UNIT,
};
const NOT_EMPTY = {
  zh: "平台上已删除，但这里还有人员、岗位或面试，没有停用。",
  en: "Deleted on the platform, and not archived here: people, positions or interviews are still in it.",
};
const PROBLEMS_SHOWN = 50;

export type DepartmentsTaken = Pick<SyncResult, "departments" | "problems"> & {
  /** Our unit of somebody in these departments; the company itself where none of them is one of ours. */
  unitOf(departmentIds: readonly string[]): string;
};

/** Takes all departments in, in one transaction that holds the organisation, and closes the empty ones that are gone. */
export async function takeDepartments(
  services: Needed,
  platform: Platform,
  departments: readonly ContactDepartment[],
): Promise<DepartmentsTaken> {
  const { db, org } = services;
  const taken = await db.write(async (tx) => {
    const before = await lockOrganisation(db, tx);
    const map = await inTurns(mapDepartments(before, platform, departments));
    for (const { unitId, code } of map.adopted) {
      await updateRows(tx, OrgUnit, { id: unitId }, { code, updatedAt: services.clock.now() });
    }
    const tree = map.adopted.length > 0 ? await readTree(tx.manager) : before;
    const state = { tree, people: [], unitOf: () => null };
    const wanted = { units: map.units, people: [] };
    const plan = await planSyncInTurns(state, wanted, PLATFORM);
    await applySync(services, tx, plan, wanted);
    const problems = plan.units.flatMap((outcome, index) => {
      const name = map.units[index]?.name ?? "";
      return outcome.outcome === "refused" ? [{ name, why: problemWords(outcome.problem) }] : [];
    });
    const closed = await closeGone(services, tx, platform, map);
    const count = (kind: string) => plan.units.filter(({ outcome }) => outcome === kind).length;
    return {
      map,
      departments: { new: count("new"), changed: count("changed"), archived: closed.archived },
      problems: [...problems, ...closed.problems].slice(0, PROBLEMS_SHOWN),
      tree: await readTree(tx.manager),
    };
  });
  await org.renew();
  const { map, tree, ...result } = taken;
  return { ...result, unitOf: unitFinder(tree, map, departments) };
}

async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
}

async function closeGone(
  { clock, events }: Needed,
  tx: Transaction,
  platform: Platform,
  { codes }: DepartmentMap,
): Promise<{ archived: number; problems: SyncResult["problems"] }> {
  const now = clock.now();
  const there = new Set([...codes.values()].map((code) => code.toLowerCase()));
  let tree = await readTree(tx.manager);
  const gone = tree
    .descendants(ROOT_UNIT)
    .map((id) => tree.require(id))
    .filter(({ code, archivedAt }) => {
      const key = code?.toLowerCase() ?? "";
      return !archivedAt && key.startsWith(`${platform}:`) && !there.has(key);
    });
  const problems: SyncResult["problems"] = [];
  let archived = 0;
  // What stands lowest goes first, so that a branch that is gone as a whole goes as a whole.
  for (const { id, name } of gone.toReversed()) {
    const occupants = await countOccupants(tx.manager, tree, id, now);
    if (Object.values(occupants).some((count) => count > 0)) {
      problems.push({ name, why: NOT_EMPTY });
      continue;
    }
    await updateRows(tx, OrgUnit, { id }, { archivedAt: now, updatedAt: now });
    archived += 1;
    tree = await readTree(tx.manager);
  }
  if (archived > 0) await events.publish(tx, "org.changed", ROOT_UNIT, {});
  return { archived, problems };
}

function unitFinder(
  tree: OrgTree,
  { codes }: Pick<DepartmentMap, "codes">,
  departments: readonly ContactDepartment[],
): DepartmentsTaken["unitOf"] {
  const byCode = new Map<string, string>();
  for (const id of tree.descendants(ROOT_UNIT)) {
    const { code, archivedAt } = tree.require(id);
    if (code !== null && !archivedAt) byCode.set(code.toLowerCase(), id);
  }
  const above = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  /** A department that was refused is its parent's people's place. */
  function nearest(departmentId: string): string {
    const seen = new Set<string>();
    for (let at: string | null = departmentId; at !== null && !seen.has(at); at = above.get(at) ?? null) {
      const unitId = byCode.get((codes.get(at) ?? "").toLowerCase());
      if (unitId) return unitId;
      seen.add(at);
    }
    return ROOT_UNIT;
  }
  return ([first]) => (first === undefined ? ROOT_UNIT : nearest(first));
}
