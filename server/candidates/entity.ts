import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

export const CANDIDATE_SOURCES = [
  "job_site",
  "referral",
  "campus",
  "application",
  "import",
  "interview",
  "other",
] as const;
/** How somebody first came to the company's notice. */
export type CandidateSource = (typeof CANDIDATE_SOURCES)[number];

export const CANDIDATE_STATES = ["active", "merged", "archived"] as const;
/** `merged`: known by another row now; this one is kept, so that the merge can be undone. */
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** A person. Contact data is sealed; the index columns find it by whole value without opening it. */
@Entity("candidates")
@Index("candidates_identity", ["orgUnitId", "identityKey"], { unique: true })
@Index("candidates_phone", ["phoneIndex"])
@Index("candidates_email", ["emailIndex"])
@Index("candidates_listed", ["state", "createdAt", "id"])
@Index("candidates_of_unit", ["orgUnitId", "state", "createdAt", "id"])
@Index("candidates_of_position", ["positionId", "state", "createdAt", "id"])
@Index("candidates_by_source", ["source", "state", "createdAt", "id"])
@Index("candidates_in_talent_pool", ["inTalentPool", "state", "createdAt", "id"])
export class Candidate {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  /** What they last applied for. */
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.line) name!: string;
  @Column(column.nullable(column.sealed)) phoneSealed!: string | null;
  @Column(column.nullable(column.digest)) phoneIndex!: string | null;
  @Column(column.nullable(column.sealed)) emailSealed!: string | null;
  @Column(column.nullable(column.digest)) emailIndex!: string | null;
  /** The blind index that tells people of one unit apart: of the phone, without one of the address. */
  @Column(column.nullable(column.digest)) identityKey!: string | null;
  @Column(column.short) source!: CandidateSource;
  @Column(column.nullable(column.line)) sourceDetail!: string | null;
  @Column(column.short) state!: CandidateState;
  @Column(column.nullable(column.id)) mergedInto!: string | null;
  /** Only with their own agreement, given on the application page or recorded with how it was given. */
  @Column(column.flag) inTalentPool!: boolean;
  @Column(column.nullable(column.instant)) talentPoolAt!: Date | null;
  @Column(column.nullable(column.line)) talentPoolHow!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** What names are found by: pieces of them, each with the people who have it, in the order of the list. */
@Entity("candidate_name_grams")
@Index("candidate_name_grams_of", ["candidateId", "gram"])
@Index("candidate_name_grams_of_unit", ["gram", "orgUnitId", "createdAt", "candidateId"])
export class CandidateNameGram {
  @PrimaryColumn(column.short) gram!: string;
  @PrimaryColumn(column.instant) createdAt!: Date;
  @PrimaryColumn(column.id) candidateId!: string;
  /** The person's (./writeCandidates). */
  @Column(column.id) orgUnitId!: string;
}

/** A tag on a person; `createdAt` and `orgUnitId` are the person's, so that a list by tag is read in its order. */
@Entity("candidate_tags")
@Index("candidate_tags_listed", ["tag", "createdAt", "candidateId"])
@Index("candidate_tags_of_unit", ["tag", "orgUnitId", "createdAt", "candidateId"])
export class CandidateTag {
  @PrimaryColumn(column.id) candidateId!: string;
  @PrimaryColumn(column.short) tag!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.id) orgUnitId!: string;
}

/** Every tag that was ever used in a unit: what is offered while one types. */
@Entity("candidate_tag_names")
export class CandidateTagName {
  @PrimaryColumn(column.id) orgUnitId!: string;
  @PrimaryColumn(column.short) tag!: string;
}

@Entity("candidate_notes")
@Index("candidate_notes_of", ["candidateId", "createdAt", "id"])
export class CandidateNote {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.line) author!: string;
  @Column(column.text) text!: string;
  @Column(column.instant) createdAt!: Date;
}

/** An agreement to the talent pool that was taken back. Written once and never changed. */
@Entity("talent_pool_withdrawals")
@Index("talent_pool_withdrawals_of", ["candidateId", "createdAt"])
export class TalentPoolWithdrawal {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  /** When and how they had agreed. */
  @Column(column.nullable(column.instant)) agreedAt!: Date | null;
  @Column(column.nullable(column.line)) how!: string | null;
  /** Who recorded that they withdrew. */
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
}

export const MERGED_FIELDS = [
  "name",
  "phoneSealed",
  "emailSealed",
  "orgUnitId",
  "positionId",
  "talentPoolAt",
  "talentPoolHow",
] as const;
/** What a merge changed of the surviving row; contact data is sealed for that row, instants are ISO text. */
export type MergeChange = Partial<
  Record<(typeof MERGED_FIELDS)[number], { before: string | null; after: string | null }>
>;

/** Two rows found to be one person. Everything needed to take it back. */
@Entity("candidate_merges")
@Index("candidate_merges_into", ["survivorId", "createdAt"])
@Index("candidate_merges_of", ["mergedId"])
export class CandidateMerge {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) survivorId!: string;
  @Column(column.id) mergedId!: string;
  @Column(column.json) changed!: MergeChange;
  @Column(column.json) movedInterviewIds!: string[];
  @Column(column.json) addedTags!: string[];
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) undoneAt!: Date | null;
}

/**
 * A row to hold while people with this phone or address are looked up and made, where the database does not work one
 * transaction after another: the unique key alone does not cover two units of one branch.
 */
@Entity("contact_locks")
export class ContactLock {
  /** A blind index. */
  @PrimaryColumn(column.digest) id!: string;
}
