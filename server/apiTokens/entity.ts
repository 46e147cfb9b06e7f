import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { IntegrationChangeKind, IntegrationDetails } from "./changeKinds";
import type { TokenScope } from "./scopes";

/** What another system comes with: permissions within a unit. The token itself is nowhere, only its hash. */
@Entity("api_tokens")
@Index("api_tokens_by_hash", ["tokenHash"], { unique: true })
@Index("api_tokens_by_previous_hash", ["previousHash"], { unique: true })
@Index("api_tokens_in_order", ["createdAt", "id"])
@Index("api_tokens_of_unit", ["orgUnitId", "createdAt", "id"])
export class ApiToken {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) name!: string;
  /** How it begins, by which people tell tokens apart. */
  @Column(column.short) prefix!: string;
  @Column(column.digest) tokenHash!: string;
  /** The one before the last rotation, which is still good for a while. */
  @Column(column.nullable(column.digest)) previousHash!: string | null;
  @Column(column.nullable(column.instant)) previousUntil!: Date | null;
  @Column(column.json) scopes!: TokenScope[];
  @Column(column.line) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
  /** Null for one that ends only by revoking. */
  @Column(column.nullable(column.instant)) expiresAt!: Date | null;
  /** To some minutes. */
  @Column(column.nullable(column.instant)) lastUsedAt!: Date | null;
  @Column(column.nullable(column.instant)) revokedAt!: Date | null;
}

/** Who gave another system access, changed it or took it away. Written once and never changed. */
@Entity("integration_changes")
@Index("integration_changes_in_order", ["at", "id"])
@Index("integration_changes_of_unit", ["orgUnitId", "at", "id"])
export class IntegrationChange {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  /** The token or the webhook, and its name at the time. */
  @Column(column.id) subjectId!: string;
  @Column(column.line) name!: string;
  @Column(column.short) what!: IntegrationChangeKind;
  @Column(column.nullable(column.json)) details!: IntegrationDetails | null;
  /** Null where nobody did: it was turned off by itself. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.line) author!: string;
  @Column(column.instant) at!: Date;
}
