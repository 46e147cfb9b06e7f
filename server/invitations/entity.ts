import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** A link to an interview. Only the hash of its secret is stored; a resend makes a new row and ends this one. */
@Entity("invitations")
@Index("invitations_token", ["tokenHash"], { unique: true })
@Index("invitations_by_interview", ["interviewId"])
export class Invitation {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.digest) tokenHash!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) endedAt!: Date | null;
}
