import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { InterviewLanguage } from "../plans/definition";
import type { ScreeningCondition } from "../profiles/screening/conditions";
import type { Competency } from "./competency";
import type { Stage } from "../pipeline/stages";
import type { JobFamily } from "../plans/jobFamilies";

/** `paused` is also where a new one begins: it is written, and nobody is invited to it. */
export const POSITION_STATES = ["open", "paused", "closed"] as const;
export type PositionState = (typeof POSITION_STATES)[number];

/** Why wording that looks unlawful may stand, and which wording: anything new has to be judged anew. */
export type LintOverride = { reason: string; by: string; at: string; quotes: string[] };

/** An opening in the job library. */
@Entity("positions")
@Index("positions_updated", ["updatedAt", "id"])
@Index("positions_of_unit", ["orgUnitId", "updatedAt", "id"])
export class Position {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) title!: string;
  @Column(column.short) family!: JobFamily;
  @Column(column.short) language!: InterviewLanguage;
  @Column(column.short) state!: PositionState;
  @Column(column.count) headcount!: number;
  @Column(column.text) duties!: string;
  @Column(column.json) skills!: string[];
  @Column(column.json) competencies!: Competency[];
  /** What résumés are screened by; null in rows from before there was screening. */
  @Column(column.nullable(column.json)) screening!: ScreeningCondition[] | null;
  /** The steps to a hire (server/pipeline/stages); null means those that every job has. */
  @Column(column.nullable(column.json)) stages!: Stage[] | null;
  @Column(column.nullable(column.json)) lintOverride!: LintOverride | null;
  @Column(column.count) version!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) archivedAt!: Date | null;
}
