import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { KeptCondition, ScreeningResult } from "./schema";

/**
 * How a person came out against the position that they last applied for; no row where it screens by nothing, or no
 * résumé was read. Reasons are worked out anew when asked for: they quote the résumé, which is sealed.
 */
@Entity("candidate_screenings")
@Index("candidate_screenings_listed", ["result", "createdAt", "candidateId"])
@Index("candidate_screenings_of_unit", ["result", "orgUnitId", "createdAt", "candidateId"])
@Index("candidate_screenings_of_position", ["result", "positionId", "createdAt", "candidateId"])
export class CandidateScreening {
  @PrimaryColumn(column.id) candidateId!: string;
  /** Where the person has gone on to another position, the row is not about them until they are screened again. */
  @Column(column.id) positionId!: string;
  /** The person's, as of tags (candidates/writeCandidates), so that a list by result is read in its order. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.short) result!: ScreeningResult;
  @Column(column.json) conditions!: KeptCondition[];
  /** `SCREENING_RULES` by which it came about. */
  @Column(column.short) rules!: string;
  @Column(column.count) positionVersion!: number;
  @Column(column.id) resumeId!: string;
  @Column(column.instant) screenedAt!: Date;
}
