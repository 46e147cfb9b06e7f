import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { CandidateSource } from "../candidates/entity";
import type { CandidacyOutcome } from "../pipeline/stages";
import type { JobFamily } from "../plans/jobFamilies";
import type { Member } from "./cutGroups";
import type { Leaving, PerformanceBand, ScoreBand } from "./fields";
import type { QueryDefinition } from "./schema";

/** What is known of one candidacy, flat: kept with each of its events, and made anew from them (./keepFacts). */
@Entity("archive_facts")
@Index("archive_facts_of_unit", ["orgUnitId", "updatedAt", "candidateId"])
export class ArchiveFact {
  @PrimaryColumn(column.id) candidacyId!: string;
  @Column(column.id) candidateId!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.line) jobTitle!: string;
  @Column(column.instant) openedAt!: Date;
  @Column(column.short) outcome!: CandidacyOutcome | "open";
  /** A day, as `2026-03-01`. */
  @Column(column.nullable(column.short)) hiredOn!: string | null;
  @Column(column.nullable(column.instant)) leftAt!: Date | null;
  @Column(column.nullable(column.short)) leftKind!: "resigned" | "dismissed" | "ended" | null;
  /** Of the newest report, 0–10; null while it is sealed. */
  @Column(column.nullable(column.real)) aiTotal!: number | null;
  /** 0–100. */
  @Column(column.nullable(column.real)) aiMatch!: number | null;
  /** What a person made of the interview, 0–10. */
  @Column(column.nullable(column.real)) reviewTotal!: number | null;
  /** Mean of the forms, 0–10. */
  @Column(column.nullable(column.real)) onSite!: number | null;
  /** Percent, as all below. */
  @Column(column.nullable(column.real)) test!: number | null;
  @Column(column.nullable(column.real)) performanceLatest!: number | null;
  @Column(column.nullable(column.real)) performanceMean!: number | null;
  @Column(column.count) performances!: number;
  @Column(column.count) trainings!: number;
  @Column(column.count) promotions!: number;
  @Column(column.instant) updatedAt!: Date;
}

/** The newest report's scores by the dimension's name, which is what plans have in common. */
@Entity("archive_fact_scores")
export class ArchiveFactScore {
  @PrimaryColumn(column.id) candidacyId!: string;
  @PrimaryColumn(column.digest) dimension!: string;
  @Column(column.line) name!: string;
  @Column(column.real) score!: number;
}

/**
 * People who are told of together or not at all (docs/adr/0034): at least five, alike in what their labels say. A
 * label is null where they differ in it.
 */
@Entity("archive_groups")
@Index("archive_groups_of_unit", ["orgUnitId"])
@Index("archive_groups_by_hire", ["family", "outcome", "hiredTo"])
export class ArchiveGroup {
  @PrimaryColumn(column.id) id!: string;
  /** The lowest unit in which all of them are: who may see that unit sees the group. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.count) people!: number;
  @Column(column.nullable(column.short)) family!: JobFamily | "none" | null;
  @Column(column.nullable(column.line)) jobTitle!: string | null;
  @Column(column.nullable(column.short)) outcome!: ArchiveFact["outcome"] | null;
  @Column(column.nullable(column.short)) source!: CandidateSource | null;
  @Column(column.nullable(column.short)) performance!: PerformanceBand | null;
  @Column(column.nullable(column.short)) leaving!: Leaving | null;
  @Column(column.nullable(column.short)) scoreBand!: ScoreBand | null;
  /** Whole points of the lowest and the highest AI total; null where nobody has one. */
  @Column(column.nullable(column.count)) aiFrom!: number | null;
  @Column(column.nullable(column.count)) aiTo!: number | null;
  /** Some have an AI total, some have none. */
  @Column(column.flag) aiMixed!: boolean;
  /** Quarters as year × 4 + 0…3, of the first and the last. */
  @Column(column.count) openedFrom!: number;
  @Column(column.count) openedTo!: number;
  @Column(column.nullable(column.count)) openedYear!: number | null;
  @Column(column.nullable(column.count)) hiredFrom!: number | null;
  @Column(column.nullable(column.count)) hiredTo!: number | null;
  /** 0 where nobody was hired. */
  @Column(column.nullable(column.count)) hiredYear!: number | null;
}

/** What a group adds up to in one measure, over those of it who have a value: at least five, or there is no row. */
@Entity("archive_group_sums")
@Index("archive_group_sums_by_measure", ["measure", "groupId"])
export class ArchiveGroupSum {
  @PrimaryColumn(column.id) groupId!: string;
  @PrimaryColumn(column.digest) measure!: string;
  @Column(column.nullable(column.line)) name!: string | null;
  @Column(column.count) n!: number;
  @Column(column.real) total!: number;
  @Column(column.real) squares!: number;
}

/**
 * One candidacy as it is told: in which group, for good, and what of it. It lags behind its fact, since a group takes
 * changes together or not at all.
 */
@Entity("archive_told")
@Index("archive_told_of_unit", ["orgUnitId"])
export class ArchiveTold {
  @PrimaryColumn(column.id) candidacyId!: string;
  @Column(column.id) groupId!: string;
  /** The group's. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.json) facts!: Member;
}

/** When a territory's groups were last cut, and how. */
@Entity("archive_cuts")
export class ArchiveCut {
  @PrimaryColumn(column.id) territoryId!: string;
  @Column(column.instant) cutAt!: Date;
  @Column(column.count) smallest!: number;
}

/** A question that somebody keeps, for themselves or for those who may see its unit. */
@Entity("archive_queries")
@Index("archive_queries_of_unit", ["orgUnitId", "updatedAt", "id"])
@Index("archive_queries_in_order", ["updatedAt", "id"])
@Index("archive_queries_of_staff", ["staffId", "updatedAt", "id"])
export class ArchiveQuery {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  /** Null: another system. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  /** Another system, by a token of its own. */
  @Column(column.nullable(column.id)) apiTokenId!: string | null;
  @Column(column.line) name!: string;
  @Column(column.flag) shared!: boolean;
  @Column(column.json) definition!: QueryDefinition;
  @Column(column.count) version!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** A saved question as it was after one save. */
@Entity("archive_query_versions")
export class ArchiveQueryVersion {
  @PrimaryColumn(column.id) queryId!: string;
  @PrimaryColumn(column.count) version!: number;
  @Column(column.line) name!: string;
  @Column(column.json) definition!: QueryDefinition;
  @Column(column.instant) savedAt!: Date;
}

/** One row, from when somebody first set it. */
@Entity("archive_query_settings")
export class ArchiveQuerySettings {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.count) smallest!: number;
  @Column(column.line) updatedBy!: string;
  @Column(column.instant) updatedAt!: Date;
}
