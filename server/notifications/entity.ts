import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

export type MessageChannel = "sms" | "email";
export type MessageState = "waiting" | "sending" | "sent" | "failed" | "unknown";

/** A message to a person. `sending` is claimed before the outside call; after a crash there it is `unknown`. */
@Entity("messages")
@Index("messages_by_interview", ["interviewId"])
export class Message {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.short) channel!: MessageChannel;
  @Column(column.short) purpose!: "invitation" | "code";
  @Column(column.sealed) toSealed!: string;
  @Column(column.line) subject!: string;
  /** Sealed: it carries a link or a code. */
  @Column(column.text) textSealed!: string;
  @Column(column.short) state!: MessageState;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) sentAt!: Date | null;
}

/** What the local sandbox "delivered": the inbox page shows it. The id is the message's, so that twice is once. */
@Entity("sandbox_messages")
@Index("sandbox_messages_age", ["createdAt"])
export class SandboxMessage {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) channel!: MessageChannel;
  @Column(column.sealed) toSealed!: string;
  @Column(column.line) subject!: string;
  @Column(column.text) textSealed!: string;
  @Column(column.instant) createdAt!: Date;
}
