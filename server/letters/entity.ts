import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/**
 * `held`: may still be taken back. `sent`: handed to the messages. `unreachable`: there is no way to this person.
 */
export type LetterState = "held" | "sent" | "cancelled" | "unreachable";

/** `thank_you`: the application ends here. `offer`: we would like them to come; `offer_off`: we take that back. */
export const LETTER_KINDS = ["thank_you", "offer", "offer_off"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** A letter to a candidate on how their application came out: one for each time it ends, and for each offer. */
@Entity("letters")
@Index("letters_once", ["candidacyId", "kind", "round"], { unique: true })
@Index("letters_token", ["tokenHash"], { unique: true })
@Index("letters_of_person", ["candidateId", "createdAt"])
export class Letter {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidacyId!: string;
  @Column({ ...column.short, default: "thank_you" }) kind!: LetterKind;
  /**
   * Of which cause it tells, and of one there is one letter, however often asked. Of an ending: how often the candidacy
   * had been opened again before. Of an offer: the number of its event.
   */
  @Column(column.count) round!: number;
  @Column(column.id) candidateId!: string;
  @Column(column.flag) offerTalentPool!: boolean;
  @Column(column.short) state!: LetterState;
  /** Not before. */
  @Column(column.instant) dueAt!: Date;
  /** Of the secret in its link; null until it goes out. */
  @Column(column.nullable(column.digest)) tokenHash!: string | null;
  /** The messages that carry it: as long as none has left, it can be taken back. */
  @Column(column.json) messageIds!: string[];
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) sentAt!: Date | null;
  @Column(column.nullable(column.instant)) cancelledAt!: Date | null;
}

/** By which channel a candidate wants to hear from us; without a row, the way their invitation went. */
@Entity("candidate_channels")
export class CandidateChannel {
  @PrimaryColumn(column.id) candidateId!: string;
  @Column(column.short) channel!: "sms" | "email";
  @Column(column.instant) updatedAt!: Date;
}
