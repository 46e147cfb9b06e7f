import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { DimensionCalibration } from "./company/schema";

/** A spreadsheet; reviews that were written blind; all reviews. */
export const CALIBRATION_SOURCES = ["upload", "blind_reviews", "all_reviews"] as const;
export type CalibrationSource = (typeof CALIBRATION_SOURCES)[number];
export type CalibrationState = "fitted" | "active" | "ended";

/**
 * How the engine's levels are put right by people's ratings: one upload is one version, for a unit with all below it
 * or for one position. The answers themselves are not kept. What it says is never changed; only whether it is in use.
 */
@Entity("calibrations")
@Index("calibrations_of_place", ["place", "version"], { unique: true })
@Index("calibrations_listed", ["createdAt", "id"])
export class Calibration {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  /** Null for all positions of the unit. */
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** `unit:<id>` or `position:<id>`: what versions are counted in. */
  @Column(column.line) place!: string;
  @Column(column.count) version!: number;
  @Column(column.short) state!: CalibrationState;
  /** The engine whose levels were put right, `name@version`; no other one's are. */
  @Column(column.short) engine!: string;
  /** Rated answers that it was learned from. */
  @Column(column.count) answers!: number;
  @Column({ ...column.short, default: "upload" }) source!: CalibrationSource;
  @Column(column.sharedJson) dimensions!: DimensionCalibration[];
  @Column(column.line) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.line)) activatedBy!: string | null;
  @Column(column.nullable(column.instant)) activatedAt!: Date | null;
  @Column(column.nullable(column.line)) endedBy!: string | null;
  @Column(column.nullable(column.instant)) endedAt!: Date | null;
}
