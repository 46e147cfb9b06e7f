import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SyncState } from "../../chats/accounts/entity";
import * as column from "../../db/columns";

/** What the roster last said of somebody at work: what the next reading is held against. */
@Entity("roster_people")
export class RosterPerson {
  @PrimaryColumn(column.id) candidacyId!: string;
  /** DingTalk's; by it a leaving is asked for once the contacts know them no more. */
  @Column(column.line) userId!: string;
  @Column(column.nullable(column.line)) department!: string | null;
  @Column(column.nullable(column.line)) position!: string | null;
  @Column(column.nullable(column.line)) level!: string | null;
  @Column(column.nullable(column.short)) status!: "probation" | "regular" | null;
  /** The last day that was taken over: told once, also where a person says afterwards that it was not so. */
  @Column(column.nullable(column.short)) leftOn!: string | null;
  @Column(column.instant) updatedAt!: Date;
}

/** What one reading has written so far; a run that was cut off goes on counting. */
export type RosterWritten = {
  /** Seen for the first time: taken note of, nothing else. */
  first: number;
  /** Records that went on the timelines. */
  written: number;
  /** Of these, leavings of which DingTalk does not say why. */
  unstated: number;
};
export type RosterResult = RosterWritten & {
  /** At work as the archive knows it. */
  people: number;
  /** No phone number, or no account with it. */
  noAccount: number;
  /** An account, and nothing in the roster. */
  noRecord: number;
  /** Somebody else's name: whom it is about is not ours to guess. */
  unclear: number;
  /** Against what is on record: nothing was written. */
  refused: number;
};

/** Where the reading of DingTalk's HR roster stands: one row. */
@Entity("roster_syncs")
export class RosterSync {
  @PrimaryColumn(column.short) platform!: "dingtalk";
  @Column(column.short) state!: SyncState;
  /** Whose run it is: another one leaves it alone. */
  @Column(column.nullable(column.id)) jobId!: string | null;
  /** Read so far. */
  @Column({ ...column.count, default: 0 }) people!: number;
  @Column(column.nullable(column.json)) soFar!: RosterWritten | null;
  /** DingTalk's own code, for whoever has to set something right. */
  @Column(column.nullable(column.line)) failure!: string | null;
  @Column(column.nullable(column.json)) result!: RosterResult | null;
  @Column(column.nullable(column.instant)) startedAt!: Date | null;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) completedAt!: Date | null;
}
