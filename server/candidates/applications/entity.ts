import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

/** A public page where people apply. Its token is hashed to be found by, and sealed to be shown to staff again. */
@Entity("application_links")
@Index("application_links_token", ["tokenHash"], { unique: true })
@Index("application_links_listed", ["createdAt", "id"])
@Index("application_links_of_unit", ["orgUnitId", "createdAt", "id"])
export class ApplicationLink {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** What the page says; of a link to a position, the position's own words stand there instead. */
  @Column(column.line) title!: string;
  @Column(column.text) duties!: string;
  @Column(column.digest) tokenHash!: string;
  @Column(column.sealed) tokenSealed!: string;
  @Column(column.flag) open!: boolean;
  @Column(column.nullable(column.instant)) expiresAt!: Date | null;
  @Column(column.count) received!: number;
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** What somebody sent through the page, in their own words. */
@Entity("applications")
@Index("applications_of_candidate", ["candidateId", "createdAt"])
@Index("applications_of_link", ["linkId", "createdAt"])
export class Application {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) linkId!: string;
  @Column(column.id) candidateId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** As the page called it then. */
  @Column(column.line) title!: string;
  /** `Stated` (./stated), sealed for this row. */
  @Column(column.text) statedSealed!: string;
  @Column(column.short) consentVersion!: string;
  @Column(column.flag) talentPool!: boolean;
  @Column(column.nullable(column.short)) resumeType!: string | null;
  @Column(column.count) resumeBytes!: number;
  @Column(column.instant) createdAt!: Date;
}
