import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { PassRateFigures } from "./passRates";

/** That surely too few pass for a job in a unit: once for each unit, job and window. */
@Entity("alerts")
@Index("alerts_once", ["orgUnitId", "jobKey", "day"], { unique: true })
@Index("alerts_listed", ["createdAt", "id"])
export class PassRateAlert {
  @PrimaryColumn(column.id) id!: string;
  /** A branch, or the root where it is so everywhere. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** See `jobKeyOf`. */
  @Column(column.digest) jobKey!: string;
  @Column(column.line) jobTitle!: string;
  /** When it was raised, on the company's clocks: two workers that look at once raise one. */
  @Column(column.short) day!: string;
  @Column(column.json) figures!: PassRateFigures;
  /** Completed interviews from here to `createdAt` are counted. */
  @Column(column.instant) since!: Date;
  @Column(column.instant) createdAt!: Date;
}
