import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { DecideVia, DecisionOutcome, DeclineReason, SecondRoundState, TimeWindow } from "./schema";

/**
 * What somebody decided on an interview. A reversed one stays; what is decided after it has the next number, so that
 * of two at once only one can be written.
 */
@Entity("decisions")
@Index("decisions_once", ["interviewId", "number"], { unique: true })
@Index("decisions_in_order", ["decidedAt"])
export class Decision {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  /** From 1. */
  @Column(column.count) number!: number;
  @Column(column.short) outcome!: DecisionOutcome;
  /** Why it was declined. */
  @Column(column.nullable(column.short)) reason!: DeclineReason | null;
  @Column(column.nullable(column.text)) note!: string | null;
  /** The report that lay there. */
  @Column(column.count) reportVersion!: number;
  @Column(column.id) staffId!: string;
  /** For whom they stood in (StaffDelegation). */
  @Column(column.nullable(column.id)) onBehalfOf!: string | null;
  @Column(column.short) via!: DecideVia;
  @Column(column.instant) decidedAt!: Date;
  @Column(column.nullable(column.instant)) reversedAt!: Date | null;
  @Column(column.nullable(column.id)) reversedBy!: string | null;
  @Column(column.nullable(column.text)) reversalReason!: string | null;
}

export type CalledOff = TimeWindow & { place: string };

/** The second round of somebody who advanced: the candidate says when they can, and one of these times is agreed. */
@Entity("second_rounds")
@Index("second_rounds_of_decision", ["decisionId"], { unique: true })
@Index("second_rounds_of_interview", ["interviewId"])
@Index("second_rounds_by_state", ["state", "proposedAt"])
export class SecondRound {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.id) decisionId!: string;
  @Column(column.short) state!: SecondRoundState;
  /** When the candidate can; the earliest first. */
  @Column(column.json) times!: TimeWindow[];
  /** What the candidate wrote with it. */
  @Column(column.nullable(column.text)) note!: string | null;
  @Column(column.nullable(column.instant)) proposedAt!: Date | null;
  /** The agreed time. */
  @Column(column.nullable(column.instant)) startsAt!: Date | null;
  @Column(column.nullable(column.instant)) endsAt!: Date | null;
  /** An address, or a link to a meeting. */
  @Column(column.nullable(column.line)) place!: string | null;
  /** Whom to ask for, as the candidate reads it. */
  @Column(column.nullable(column.line)) contactPerson!: string | null;
  @Column(column.nullable(column.id)) agreedBy!: string | null;
  /** The slot whose seat it is (server/rounds). */
  @Column(column.nullable(column.id)) slotId!: string | null;
  /** When the agreed time was agreed; the last one's, where none is any more. */
  @Column(column.nullable(column.instant)) settledAt!: Date | null;
  /** Grows whenever what was agreed is off or another: calendars go by it (RFC 5545). */
  @Column({ ...column.count, default: 0 }) sequence!: number;
  /** The last time that is off: what calendars are told to take out. */
  @Column(column.nullable(column.json)) calledOff!: CalledOff | null;
  /** How often the candidate has moved an agreed time. */
  @Column({ ...column.count, default: 0 }) moves!: number;
  /** Why another time was asked for, by whoever asked last. */
  @Column(column.nullable(column.text)) reason!: string | null;
  /** Whether the candidate came, where somebody said. */
  @Column(column.nullable(column.short)) attendance!: "came" | "missed" | null;
  @Column(column.nullable(column.id)) attendedBy!: string | null;
  /** When the candidate declined or it was cancelled. */
  @Column(column.nullable(column.instant)) endedAt!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}
