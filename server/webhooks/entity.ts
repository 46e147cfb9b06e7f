import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { WebhookEventType } from "./eventTypes";

/** `off`: by a person, and nothing is kept for it. `gave_up`: by itself, and what happens waits as dead letters. */
export type WebhookState = "on" | "off" | "gave_up";

/** Where another system hears of what happens in a unit. */
@Entity("webhook_endpoints")
@Index("webhook_endpoints_by_state", ["state"])
@Index("webhook_endpoints_in_order", ["createdAt", "id"])
@Index("webhook_endpoints_of_unit", ["orgUnitId", "createdAt", "id"])
export class WebhookEndpoint {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) name!: string;
  @Column(column.text) url!: string;
  @Column(column.json) types!: WebhookEventType[];
  /** Sealed, not hashed: what is sent is signed with it. */
  @Column(column.sealed) secretSealed!: string;
  /** The one before the last rotation: what is sent is signed with both for a while. */
  @Column(column.nullable(column.sealed)) previousSealed!: string | null;
  @Column(column.nullable(column.instant)) previousUntil!: Date | null;
  @Column(column.short) state!: WebhookState;
  /** Since when nothing has arrived; null while all is well. */
  @Column(column.nullable(column.instant)) failingSince!: Date | null;
  @Column(column.line) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** `sending` is claimed before the call. `dead` waits for a person. */
export type DeliveryState = "waiting" | "sending" | "delivered" | "dead";
/** Why the last try failed; `endpoint_off`, `out_of_unit` and `in_doubt` (after a restore) where none was made. */
export type DeliveryFailure =
  | "address_refused"
  | "not_found"
  | "unreachable"
  | "insecure"
  | "timeout"
  | "status"
  | "endpoint_off"
  | "out_of_unit"
  | "in_doubt";

/** One event on its way to one endpoint. */
@Entity("webhook_deliveries")
@Index("webhook_deliveries_once", ["endpointId", "eventId"], { unique: true })
@Index("webhook_deliveries_due", ["endpointId", "state", "nextTryAt", "id"])
@Index("webhook_deliveries_in_chain", ["endpointId", "chain", "state", "id"])
@Index("webhook_deliveries_listed", ["endpointId", "createdAt", "id"])
@Index("webhook_deliveries_of_state", ["endpointId", "state", "createdAt", "id"])
export class WebhookDelivery {
  /** UUIDv7: the order in which things happened. */
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) endpointId!: string;
  /** What the receiver knows it by, at each try. */
  @Column(column.id) eventId!: string;
  @Column(column.short) type!: WebhookEventType;
  /** The candidacy (or interview) whose events arrive one after another. */
  @Column(column.id) chain!: string;
  /** As it is sent, byte by byte: what is signed. */
  @Column(column.text) body!: string;
  @Column(column.short) state!: DeliveryState;
  @Column(column.count) tries!: number;
  @Column(column.instant) nextTryAt!: Date;
  /** The job at it, and until when it is taken to be alive. */
  @Column(column.nullable(column.id)) claimedBy!: string | null;
  @Column(column.nullable(column.instant)) claimedUntil!: Date | null;
  @Column(column.nullable(column.count)) responseStatus!: number | null;
  @Column(column.nullable(column.short)) failure!: DeliveryFailure | null;
  @Column(column.nullable(column.count)) tookMs!: number | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) lastTryAt!: Date | null;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
}
