import { type EntityManager, In, IsNull, Not } from "typeorm";
import { Interview } from "../../interviews/entity";
import type { InterviewStatus } from "../../interviews/status";
import { Position } from "../../positions/entity";
import { Staff } from "../entity";
import type { OrgTree } from "../tree";

export type Occupants = { units: number; staff: number; positions: number; interviews: number };

const open: InterviewStatus[] = ["not_started", "opened", "checking_device", "in_progress", "needs_person"];

/** What would lose its place if the unit went: units below it, people, positions in use, interviews not yet over. */
export async function countOccupants(manager: EntityManager, tree: OrgTree, id: string): Promise<Occupants> {
  const [staff, interviews, positions] = await Promise.all([
    manager.countBy(Staff, { orgUnitId: id, state: Not("suspended") }),
    manager.countBy(Interview, { orgUnitId: id, status: In(open) }),
    manager.countBy(Position, { orgUnitId: id, archivedAt: IsNull(), state: Not("closed") }),
  ]);
  const units = tree.children(id).filter(({ archivedAt }) => !archivedAt).length;
  return { units, staff, positions, interviews };
}
