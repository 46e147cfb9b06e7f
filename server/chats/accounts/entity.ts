import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { Platform } from "../entity";

export type SyncResult = {
  departments: { new: number; changed: number; archived: number };
  /** Departments that could not be taken in, or closed, as they should. */
  problems: { name: string; why: { zh: string; en: string } }[];
  accounts: { new: number; linked: number; left: number };
  suspended: number;
  /** Left the company and are its last administrator: somebody has to see to it. */
  lastAdministrators: string[];
  /** So many would have left at once that nobody was: a person has to say that it is right. */
  heldBack: number;
};

/** `waiting`: asked for and not begun. `failed`: nothing after the failure was done, and nobody was taken for gone. */
export type SyncState = "waiting" | "running" | "done" | "failed";

/** Where the reading of a platform's contacts stands; one row for each platform. */
@Entity("contact_syncs")
export class ContactSync {
  @PrimaryColumn(column.short) platform!: Platform;
  @Column(column.short) state!: SyncState;
  /** Whose run it is: another one leaves it alone. */
  @Column(column.nullable(column.id)) jobId!: string | null;
  /** Read so far. */
  @Column({ ...column.count, default: 0 }) departments!: number;
  @Column({ ...column.count, default: 0 }) people!: number;
  /** The platform's own code, for whoever has to set something right. */
  @Column(column.nullable(column.line)) failure!: string | null;
  @Column(column.nullable(column.json)) result!: SyncResult | null;
  @Column(column.nullable(column.instant)) startedAt!: Date | null;
  @Column(column.instant) updatedAt!: Date;
  /** The last one that came to its end. */
  @Column(column.nullable(column.instant)) completedAt!: Date | null;
}
