import { type EntityManager, In, IsNull, MoreThan, Not } from "typeorm";
import { Batch } from "../../batches/entity";
import { ApplicationLink } from "../../candidates/applications/entity";
import { Interview } from "../../interviews/entity";
import type { InterviewStatus } from "../../interviews/status";
import { Position } from "../../positions/entity";
import { Staff } from "../entity";
import type { OrgTree } from "../tree";

export type Occupants = {
  units: number;
  staff: number;
  positions: number;
  interviews: number;
  batches: number;
  pages: number;
};

const open: InterviewStatus[] = ["not_started", "opened", "checking_device", "in_progress", "needs_person"];

/**
 * What would lose its place if the unit went: units below it, people, positions in use, interviews not yet over,
 * batches that still invite, pages on which people still apply.
 */
export async function countOccupants(
  manager: EntityManager,
  tree: OrgTree,
  id: string,
  now: Date,
): Promise<Occupants> {
  const page = { orgUnitId: id, open: true };
  const [staff, interviews, positions, batches, pages] = await Promise.all([
    manager.countBy(Staff, { orgUnitId: id, state: Not("suspended") }),
    manager.countBy(Interview, { orgUnitId: id, status: In(open) }),
    manager.countBy(Position, { orgUnitId: id, archivedAt: IsNull(), state: Not("closed") }),
    manager.countBy(Batch, { orgUnitId: id, state: In(["running", "paused"]) }),
    manager.countBy(ApplicationLink, [
      { ...page, expiresAt: IsNull() },
      { ...page, expiresAt: MoreThan(now) },
    ]),
  ]);
  const units = tree.children(id).filter(({ archivedAt }) => !archivedAt).length;
  return { units, staff, positions, interviews, batches, pages };
}
