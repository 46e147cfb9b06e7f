import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { ArchiveEventType } from "./candidacyEvents";
import type { CandidacyOutcome, Stage } from "./stages";

/** One person for one job: the fold of its events (./foldCandidacy), for boards and lists. */
@Entity("candidacies")
@Index("candidacies_open", ["openKey"], { unique: true })
@Index("candidacies_of_person", ["candidateId", "openedAt"])
@Index("candidacies_in_order", ["outcome", "since", "id"])
@Index("candidacies_by_stage", ["outcome", "stage", "since", "id"])
@Index("candidacies_of_unit", ["orgUnitId", "outcome", "since", "id"])
@Index("candidacies_of_unit_by_stage", ["orgUnitId", "outcome", "stage", "since", "id"])
@Index("candidacies_of_position", ["positionId", "outcome", "since", "id"])
@Index("candidacies_of_position_by_change", ["positionId", "updatedAt", "id"])
@Index("candidacies_of_position_by_stage", ["positionId", "outcome", "stage", "since", "id"])
export class Candidacy {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  /** Who may see it follows from it. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** As the counters tell jobs apart (insight/progress/countChange). */
  @Column(column.digest) jobKey!: string;
  @Column(column.line) jobTitle!: string;
  /** Of person and job while it is open, else its own id: nobody is under way to one job twice. */
  @Column(column.line) openKey!: string;
  @Column(column.short) stage!: Stage;
  /** `open` while there is none. */
  @Column(column.short) outcome!: CandidacyOutcome | "open";
  @Column(column.nullable(column.short)) offer!: "made" | "accepted" | null;
  @Column(column.flag) employed!: boolean;
  /** Events so far; the last one's number. */
  @Column(column.count) events!: number;
  /** When it came to where it stands. */
  @Column(column.instant) since!: Date;
  @Column(column.instant) openedAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** Which candidacy an interview belongs to. */
@Entity("candidacy_interviews")
@Index("candidacy_interviews_of", ["candidacyId"])
export class CandidacyInterview {
  @PrimaryColumn(column.id) interviewId!: string;
  @Column(column.id) candidacyId!: string;
}

/** Something that happened to a person's candidacy or at their work. Written once and never changed. */
@Entity("archive_events")
@Index("archive_events_of_candidacy", ["candidacyId", "number"], { unique: true })
@Index("archive_events_of_person", ["candidateId", "at", "id"])
export class ArchiveEvent {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  @Column(column.id) candidacyId!: string;
  /** From 1, in the order of writing. */
  @Column(column.count) number!: number;
  @Column(column.short) type!: ArchiveEventType;
  @Column(column.json) data!: Record<string, unknown>;
  /** When it happened, which may lie back. */
  @Column(column.instant) at!: Date;
  @Column(column.instant) writtenAt!: Date;
  /** Staff; null where nobody did: a rule, the candidate, the course of an interview. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.short) source!: EventSource;
  /** The token by which another system said so; null through every other door, and in rows from before it was kept. */
  @Column(column.nullable(column.id)) apiTokenId!: string | null;
}

/** Through which door it came. */
export type EventSource = "product" | "candidate" | "rule" | "staff" | "import" | "api";
