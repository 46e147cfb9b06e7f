import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** `waiting` and `working`: the job makes it. `over`: taken or expired, and its file deleted. */
export type TakeOutState = "waiting" | "working" | "ready" | "failed" | "over";

/** A copy of everything that is kept of somebody, made for themselves. */
@Entity("take_outs")
@Index("take_outs_open", ["openKey"], { unique: true })
@Index("take_outs_of", ["candidateId", "createdAt"])
@Index("take_outs_by_state", ["state", "expiresAt"])
@Index("take_outs_token", ["tokenHash"], { unique: true })
export class TakeOut {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  /** Where they had proved who they are. */
  @Column(column.id) interviewId!: string;
  /** The person while it is being made or waits to be fetched, else its own id. */
  @Column(column.id) openKey!: string;
  @Column(column.short) state!: TakeOutState;
  @Column(column.count) done!: number;
  @Column(column.count) total!: number;
  @Column(column.nullable(column.real)) bytes!: number | null;
  /** Of the link by which it can be fetched, once, until `tokenUntil`. */
  @Column(column.nullable(column.digest)) tokenHash!: string | null;
  @Column(column.nullable(column.instant)) tokenUntil!: Date | null;
  @Column(column.nullable(column.instant)) takenAt!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) readyAt!: Date | null;
  /** The file is deleted then. */
  @Column(column.nullable(column.instant)) expiresAt!: Date | null;
}
