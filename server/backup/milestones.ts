import { Column, Entity, type EntityManager, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import { selectOne } from "../db/statements";

/**
 * `backup`: a backup of this database was whole. `restore`: this database was restored, and what was due by then may
 * have been done by days that it has lost.
 */
export type MilestoneId = "backup" | "restore";

/** When something last happened to the database as a whole. */
@Entity("milestones")
export class Milestone {
  @PrimaryColumn(column.short) id!: MilestoneId;
  @Column(column.instant) at!: Date;
}

export const milestoneAt = async (manager: EntityManager, id: MilestoneId): Promise<Date | null> =>
  (await selectOne(manager, Milestone, { id }))?.at ?? null;
