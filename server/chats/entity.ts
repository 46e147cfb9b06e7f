import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

export type Platform = "dingtalk" | "wecom";

/** Somebody's account on a chat platform, as its contacts or a message told of it. */
@Entity("chat_accounts")
@Index("chat_accounts_user", ["platform", "userKey"], { unique: true })
@Index("chat_accounts_of_staff", ["staffId"])
@Index("chat_accounts_by_mobile", ["mobileIndex"])
@Index("chat_accounts_by_email", ["emailIndex"])
@Index("chat_accounts_listed", ["platform", "staffId", "id"])
export class ChatAccount {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) platform!: Platform;
  /** As the platform writes it: what is sent goes to this. */
  @Column(column.line) userId!: string;
  /** The same in small letters: WeCom compares them so. */
  @Column(column.line) userKey!: string;
  @Column(column.line) name!: string;
  /** Blind indexes (security/blindIndex) of what the contacts tell; null where they tell nothing. */
  @Column(column.nullable(column.digest)) mobileIndex!: string | null;
  @Column(column.nullable(column.digest)) emailIndex!: string | null;
  /** The address is the company's mailbox, which the platform gives; any other one may be the member's own to write. */
  @Column({ ...column.flag, default: false }) emailProved!: boolean;
  /** Whose it is among our staff; null is nobody who may do anything here. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  /** Who said so: what the contacts tell, or a person, whose word (also that it is nobody's) the contacts do not change. */
  @Column(column.nullable(column.short)) linkedBy!: "contacts" | "person" | null;
  /** Our unit that their department is; null where it is none of ours. */
  @Column(column.nullable(column.id)) orgUnitId!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  /** Left the company: may no longer log in or be written to. */
  @Column(column.nullable(column.instant)) leftAt!: Date | null;
}

/** A group chat in which the bot was spoken to. */
@Entity("chat_groups")
@Index("chat_groups_chat", ["platform", "chatId"], { unique: true })
@Index("chat_groups_by_unit", ["orgUnitId"])
export class ChatGroup {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) platform!: Platform;
  /** DingTalk's openConversationId, WeCom's chatid. */
  @Column(column.line) chatId!: string;
  @Column(column.line) title!: string;
  /** The unit whose news the group gets; null until somebody who may connects it. */
  @Column(column.nullable(column.id)) orgUnitId!: string | null;
  @Column(column.nullable(column.id)) connectedBy!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** `taken`: written down and acknowledged; `handled`: answered, or its work is done. */
export type ChatEventState = "taken" | "handled" | "failed";

/** What came from a platform, written down before it is acknowledged, so that a crash loses none and none counts twice. */
@Entity("chat_events")
@Index("chat_events_age", ["createdAt"])
export class ChatEventRow {
  /** Hex SHA-256 of platform and the platform's own id. */
  @PrimaryColumn(column.digest) id!: string;
  @Column(column.short) platform!: Platform;
  @Column(column.short) kind!: string;
  /** Sealed JSON: people's words and names. Emptied once it is handled. */
  @Column(column.nullable(column.text)) eventSealed!: string | null;
  @Column(column.short) state!: ChatEventState;
  @Column(column.instant) createdAt!: Date;
}

export type CardKind =
  | "invitation"
  | "progress"
  | "report"
  | "approval"
  | "help_request"
  | "alert"
  | "digest"
  | "meeting"
  | "choice"
  | "comparison"
  | "second_round";
/**
 * `sending` is claimed before the outside call. `unknown`: it may be there, and nobody could say; listed for a person,
 * never repeated. `closed`: it is there and changes no more.
 */
export type CardState = "waiting" | "sending" | "shown" | "closed" | "unknown" | "failed";

/**
 * A card in a chat: a view of something of ours that is brought up to date when that changes. Its id is the
 * platforms' `outTrackId` and `task_id`.
 */
@Entity("chat_cards")
@Index("chat_cards_once", ["kind", "subjectId", "platform", "placeKind", "placeIndex"], { unique: true })
@Index("chat_cards_of_subject", ["subjectId", "kind"])
@Index("chat_cards_by_state", ["state", "createdAt"])
@Index("chat_cards_in_place", ["placeIndex", "kind", "createdAt"])
export class ChatCard {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) platform!: Platform;
  @Column(column.short) kind!: CardKind;
  /** What it shows: an interview, a batch, an alert, a question asked back. */
  @Column(column.id) subjectId!: string;
  @Column(column.short) placeKind!: "group" | "person";
  /** SHA-256 of the platform's id of the group or the person. */
  @Column(column.digest) placeIndex!: string;
  @Column(column.sealed) placeSealed!: string;
  /** To whom among our staff, where it is for one person. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.short) locale!: "zh" | "en";
  /** What the kind needs beside its subject, sealed JSON: the choices of a question, say. */
  @Column(column.nullable(column.text)) dataSealed!: string | null;
  @Column(column.short) state!: CardState;
  /** SHA-256 of the faces that the platform has: nothing is sent where nothing has changed. */
  @Column(column.nullable(column.digest)) shownDigest!: string | null;
  /** What the platform wants back for the next change: WeCom's `response_code`, sealed. */
  @Column(column.nullable(column.sealed)) handleSealed!: string | null;
  /** Claims so far. What an attempt writes counts only while no later one has begun. */
  @Column({ ...column.count, default: 0 }) tries!: number;
  @Column({ ...column.count, default: 8 }) triesLeft!: number;
  /** The job that is at it: one that finds itself here was cut off. */
  @Column(column.nullable(column.id)) claimedBy!: string | null;
  /** The faces of a first attempt of which nobody has said what became of it, and since when that is so. */
  @Column(column.nullable(column.digest)) triedDigest!: string | null;
  @Column(column.nullable(column.instant)) triedAt!: Date | null;
  @Column(column.nullable(column.line)) failureDetail!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) shownAt!: Date | null;
  @Column(column.nullable(column.instant)) updatedAt!: Date | null;
}

/** When the next message may go somewhere: what all processes together have used of a platform's limit. */
@Entity("chat_turns")
@Index("chat_turns_age", ["freeAt"])
export class ChatTurn {
  /** SHA-256 of platform, what is limited, and its id. */
  @PrimaryColumn(column.digest) id!: string;
  @Column(column.instant) freeAt!: Date;
}
