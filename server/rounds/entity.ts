import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Platform } from "../chats/entity";
import * as column from "../db/columns";
import type { CalendarState, FormRating, FormRecommendation } from "./schema";

/**
 * A concrete time that is offered for second rounds: to one candidate, or to all of a position who still choose. Whoever
 * takes a seat holds this row, so that nobody shares one.
 */
@Entity("round_slots")
@Index("round_slots_of_interview", ["interviewId", "startsAt", "id"])
@Index("round_slots_of_position", ["positionId", "startsAt", "id"])
export class RoundSlot {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** For whom alone; null offers it to everybody of the position. */
  @Column(column.nullable(column.id)) interviewId!: string | null;
  @Column(column.instant) startsAt!: Date;
  @Column(column.instant) endsAt!: Date;
  @Column(column.line) place!: string;
  @Column(column.line) contactPerson!: string;
  @Column(column.json) interviewerIds!: string[];
  @Column(column.count) capacity!: number;
  @Column(column.count) taken!: number;
  /** No longer offered; who has a seat keeps it. */
  @Column(column.nullable(column.instant)) closedAt!: Date | null;
  @Column(column.id) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
}

/** Who meets the candidate, and owes a form for it. */
@Entity("round_interviewers")
@Index("round_interviewers_of_person", ["staffId", "state", "createdAt", "roundId"])
export class RoundInterviewer {
  @PrimaryColumn(column.id) roundId!: string;
  @PrimaryColumn(column.id) staffId!: string;
  @Column(column.id) interviewId!: string;
  /** `released`: the round ended without their form. */
  @Column(column.short) state!: "open" | "sent" | "released";
  @Column(column.instant) createdAt!: Date;
}

/** What one interviewer makes of a meeting. One that was sent is never changed: who amends it writes the next version. */
@Entity("round_forms")
@Index("round_forms_of_person", ["roundId", "staffId", "version"], { unique: true })
export class RoundForm {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) roundId!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.id) staffId!: string;
  /** From 1, of this person on this round. */
  @Column(column.count) version!: number;
  @Column(column.short) state!: "draft" | "sent";
  @Column(column.json) ratings!: FormRating[];
  @Column(column.text) notes!: string;
  @Column(column.nullable(column.short)) recommendation!: FormRecommendation | null;
  /** 0–10, of one that was sent; null where too little was rated. */
  @Column(column.nullable(column.real)) total!: number | null;
  /** The frozen plan that was rated by. */
  @Column(column.digest) rubricSha256!: string;
  @Column(column.nullable(column.instant)) sentAt!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** A round's event in the calendars of one platform. */
@Entity("round_calendars")
export class RoundCalendar {
  @PrimaryColumn(column.id) roundId!: string;
  @PrimaryColumn(column.short) platform!: Platform;
  @Column(column.short) state!: CalendarState;
  /** The platform's id of the event; null while there is none. */
  @Column(column.nullable(column.line)) eventId!: string | null;
  /** In whose calendar it was made: DingTalk's union id. */
  @Column(column.nullable(column.line)) owner!: string | null;
  /** What it shows of the round, and who is in it. */
  @Column(column.count) sequence!: number;
  @Column(column.json) userIds!: string[];
  /** The platform's code of the last trouble. */
  @Column(column.nullable(column.line)) detail!: string | null;
  @Column(column.instant) updatedAt!: Date;
}
