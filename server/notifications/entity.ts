import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Platform } from "../chats/entity";
import * as column from "../db/columns";
import type { MessageFailure } from "./failures";
import type { QuietHours } from "./quietHours";

export const GATEWAYS = ["sms", "email"] as const;
export type Gateway = (typeof GATEWAYS)[number];
/** Those of the platforms are delivered by the bot, which has the connections. */
export type MessageChannel = Gateway | Platform;
export type MessagePurpose =
  | "invitation"
  | "reminder"
  | "code"
  | "staff_invitation"
  | "staff_reset"
  | "second_round"
  | "second_round_agreed"
  | "second_round_off"
  | "thank_you"
  | "offer"
  | "offer_off"
  | "feedback_ready"
  | "review_answered"
  | "notice";
/**
 * `sending` is claimed before the outside call. `sent` was accepted by the channel, `delivered` confirmed by it.
 * `unknown`: it may have gone out, and nobody could say; never repeated without a person's word.
 * `settled`: it was one of these two last, and somebody has seen to it in another way.
 */
export type MessageState = "waiting" | "sending" | "sent" | "delivered" | "failed" | "unknown" | "settled";

/** The same message on another way, to where it goes there, in the words that suit it. */
export type Instead = { channel: Gateway; to: string; text: string };

/** A calendar file (RFC 5545) as a mail carries it (RFC 6047). */
export type MailCalendar = { method: "REQUEST" | "CANCEL"; text: string };

/** A message to one person. */
@Entity("messages")
@Index("messages_by_interview", ["interviewId"])
@Index("messages_by_staff", ["staffId"])
@Index("messages_by_batch_recipient", ["batchRecipientId"])
@Index("messages_by_state", ["state", "createdAt", "id"])
export class Message {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.nullable(column.id)) interviewId!: string | null;
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.nullable(column.id)) batchRecipientId!: string | null;
  @Column(column.short) channel!: MessageChannel;
  @Column(column.short) purpose!: MessagePurpose;
  @Column(column.sealed) toSealed!: string;
  @Column(column.line) subject!: string;
  /** Sealed: it carries a link or a code. */
  @Column(column.text) textSealed!: string;
  /** What fills an SMS template, sealed JSON. */
  @Column(column.nullable(column.text)) paramsSealed!: string | null;
  @Column(column.short) state!: MessageState;
  /**
   * Sealed JSON of `Instead`: how it goes where a chat platform refuses it. Forgotten as soon as an attempt may have
   * arrived.
   */
  @Column(column.nullable(column.text)) insteadSealed!: string | null;
  /** Sealed JSON of `MailCalendar`: the calendar file that goes along by mail. */
  @Column(column.nullable(column.text)) calendarSealed!: string | null;
  /** The message that went in its place. */
  @Column(column.nullable(column.id)) replacedBy!: string | null;
  @Column(column.nullable(column.instant)) sendAfter!: Date | null;
  /** Later it must not go out: the code or the link would be dead. */
  @Column(column.nullable(column.instant)) validUntil!: Date | null;
  @Column(column.nullable(column.json)) quietHours!: QuietHours | null;
  /** Claims so far. What an attempt writes counts only while no later one has begun. */
  @Column({ ...column.count, default: 0 }) tries!: number;
  @Column({ ...column.count, default: 0 }) triesLeft!: number;
  @Column(column.nullable(column.instant)) attemptedAt!: Date | null;
  /** The channel's own number for it. */
  @Column(column.nullable(column.line)) reference!: string | null;
  /** The last trouble; final only in state `failed`. */
  @Column(column.nullable(column.short)) failure!: MessageFailure | null;
  @Column(column.nullable(column.line)) failureDetail!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) sentAt!: Date | null;
  @Column(column.nullable(column.instant)) deliveredAt!: Date | null;
}

/** What the local sandbox "delivered": the inbox page shows it. The id is the message's, so that twice is once. */
@Entity("sandbox_messages")
@Index("sandbox_messages_age", ["createdAt"])
export class SandboxMessage {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) channel!: Gateway;
  @Column(column.sealed) toSealed!: string;
  @Column(column.line) subject!: string;
  @Column(column.text) textSealed!: string;
  @Column(column.instant) createdAt!: Date;
}
