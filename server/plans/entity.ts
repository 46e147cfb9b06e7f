import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { InterviewLanguage, PlanDefinition } from "./definition";
import type { PlanLimits } from "./derive/limits";
import type { PlanOverrides } from "./derive/overrides";
import type { JobFamily } from "./jobFamilies";

@Entity("plans")
@Index("plans_updated", ["updatedAt", "id"])
@Index("plans_of_unit", ["orgUnitId"])
@Index("plans_of_base", ["basePlanId"])
@Index("plans_default", ["defaultKey"], { unique: true })
export class Plan {
  @PrimaryColumn(column.id) id!: string;
  /** The unit that owns it: units below may use it, only the owner's staff change it. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) name!: string;
  @Column(column.line) jobTitle!: string;
  @Column(column.short) jobFamily!: JobFamily;
  @Column(column.short) language!: InterviewLanguage;
  @Column(column.count) questionCount!: number;
  @Column(column.count) estimatedMinutes!: number;
  /** Follow-ups that one interview can have at most; 0 for a structured plan. Null only where it is still uncounted. */
  @Column(column.nullable(column.count)) mostFollowUps!: number | null;
  /** What is asked. A derived plan's is made of its base and its overrides, and kept so that interviews read one row. */
  @Column(column.sharedJson) definition!: PlanDefinition;
  @Column(column.count) version!: number;
  /** `family:language` of headquarters' default plan, which is unique; null for every other plan. */
  @Column(column.nullable(column.short)) defaultKey!: string | null;
  /** How far plans derived from this one may leave it; null takes the product's own. */
  @Column(column.nullable(column.json)) limits!: PlanLimits | null;
  /** What it is derived from, and as of which version. All three are set together, or none is. */
  @Column(column.nullable(column.id)) basePlanId!: string | null;
  @Column(column.nullable(column.count)) baseVersion!: number | null;
  @Column(column.nullable(column.json)) overrides!: PlanOverrides | null;
  /** A newer version of the base that does not fit by itself: somebody has to resolve it. */
  @Column(column.nullable(column.count)) conflictVersion!: number | null;
  /** The version of the base that its people last knew of; null where there is nothing new to tell. */
  @Column(column.nullable(column.count)) newsSince!: number | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) archivedAt!: Date | null;
}

/** Why a version of a plan came about. */
export const PLAN_CAUSES = [
  "created",
  "edited",
  "restored",
  "limits",
  "rebased",
  "resolved",
  "detached",
] as const;
export type PlanCause = (typeof PLAN_CAUSES)[number];

/** A plan as it was at one version; written with it and never changed. */
@Entity("plan_versions")
export class PlanVersion {
  @PrimaryColumn(column.id) planId!: string;
  @PrimaryColumn(column.count) version!: number;
  @Column(column.line) name!: string;
  /** Canonical JSON. */
  @Column(column.text) definition!: string;
  @Column(column.nullable(column.json)) limits!: PlanLimits | null;
  @Column(column.short) cause!: PlanCause;
  /** Name of the person; null where the product did it by itself. */
  @Column(column.nullable(column.line)) savedBy!: string | null;
  @Column(column.instant) savedAt!: Date;
  @Column(column.nullable(column.line)) note!: string | null;
}

/** A plan as interviews carry it: canonical JSON under its own hash, written once and never changed (invariant 3). */
@Entity("frozen_plans")
export class FrozenPlan {
  @PrimaryColumn(column.digest) sha256!: string;
  @Column(column.text) text!: string;
  @Column(column.instant) createdAt!: Date;
}
