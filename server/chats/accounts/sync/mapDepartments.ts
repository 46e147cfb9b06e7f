import { type SourceUnit, STEP } from "../../../org/sync/types";
import { type OrgNode, type OrgTree, ROOT_UNIT } from "../../../org/tree";
import type { ContactDepartment } from "../../../platforms/contactSource";
import type { Platform } from "../../entity";

/** What a department is called among our units. */
export const codeOf = (platform: Platform, departmentId: string): string => `${platform}:${departmentId}`;

export type DepartmentMap = {
  /** Units as the platform knows them, parents first. */
  units: SourceUnit[];
  /** Units of ours that are plainly these departments, and have no code yet. */
  adopted: { unitId: string; code: string }[];
  /** By department: the code of its unit. */
  codes: ReadonlyMap<string, string>;
};

const NAME_LENGTH = 60;
const nameOf = ({ id, name }: ContactDepartment) => name.trim().slice(0, NAME_LENGTH).trim() || id;

/**
 * Which unit each department is. A unit that was there before, of the same name in the same place, is taken for the
 * department: nobody wants two. One that has a code of its own keeps it, and what stands in it. Pure; stops between
 * departments, so that whoever runs it can let others work.
 */
export function* mapDepartments(
  tree: OrgTree,
  platform: Platform,
  departments: readonly ContactDepartment[],
): Generator<void, DepartmentMap> {
  const byCode = new Map<string, OrgNode>();
  for (const id of tree.descendants(ROOT_UNIT)) {
    const unit = tree.require(id);
    if (unit.code !== null) byCode.set(unit.code.toLowerCase(), unit);
  }
  const below = new Map<string | null, ContactDepartment[]>();
  for (const department of departments) {
    below.set(department.parentId, [...(below.get(department.parentId) ?? []), department]);
  }
  const units: SourceUnit[] = [];
  const adopted: DepartmentMap["adopted"] = [];
  const codes = new Map<string, string>();
  const taken = new Set<string>();

  type Place = { departmentId: string | null; code: string | null; unitId: string | null };
  const waiting: Place[] = [{ departmentId: null, code: null, unitId: ROOT_UNIT }];
  let steps = 0;
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    for (const department of below.get(place.departmentId) ?? []) {
      if ((steps += 1) % STEP === 0) yield;
      const code = codeOf(platform, department.id);
      const name = nameOf(department);
      const known = byCode.get(code);
      const twin = known ? null : findTwin(place.unitId, name);
      if (twin) taken.add(twin.id);
      if (twin?.code === null) adopted.push({ unitId: twin.id, code });
      const unitCode = twin?.code ?? code;
      codes.set(department.id, unitCode);
      if (!twin) units.push({ code, parentCode: place.code, name, kind: null });
      waiting.push({ departmentId: department.id, code: unitCode, unitId: (known ?? twin)?.id ?? null });
    }
  }

  function isFree({ id, code, archivedAt }: OrgNode): boolean {
    return !archivedAt && !taken.has(id) && !code?.toLowerCase().startsWith(`${platform}:`);
  }

  function findTwin(parentId: string | null, name: string): OrgNode | null {
    const siblings = parentId === null ? [] : tree.children(parentId);
    return siblings.find((unit) => unit.name === name && isFree(unit)) ?? null;
  }

  return { units, adopted, codes };
}
