import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { InterviewLanguage, PlanDefinition } from "./definition";

@Entity("plans")
@Index("plans_updated", ["updatedAt", "id"])
@Index("plans_of_unit", ["orgUnitId"])
export class Plan {
  @PrimaryColumn(column.id) id!: string;
  /** The unit that owns it: units below may use it, only the owner's staff change it. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) name!: string;
  @Column(column.line) jobTitle!: string;
  @Column(column.short) language!: InterviewLanguage;
  @Column(column.count) questionCount!: number;
  @Column(column.count) estimatedMinutes!: number;
  @Column(column.sharedJson) definition!: PlanDefinition;
  @Column(column.count) version!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) archivedAt!: Date | null;
}

/** A plan as interviews carry it: canonical JSON under its own hash, written once and never changed (invariant 3). */
@Entity("frozen_plans")
export class FrozenPlan {
  @PrimaryColumn(column.digest) sha256!: string;
  @Column(column.text) text!: string;
  @Column(column.instant) createdAt!: Date;
}
