import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { OrgUnitKind } from "./tree";
import type { StaffRole } from "./permissions";

/** A node of the company's tree. Exactly one, the root, has no parent. */
@Entity("org_units")
@Index("org_units_code", ["code"], { unique: true })
@Index("org_units_by_parent", ["parentId", "sortOrder"])
export class OrgUnit {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.nullable(column.id)) parentId!: string | null;
  @Column(column.short) kind!: OrgUnitKind;
  @Column(column.line) name!: string;
  /** What imports and platforms know the unit by. */
  @Column(column.nullable(column.line)) code!: string | null;
  @Column(column.count) sortOrder!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) archivedAt!: Date | null;
}

/** `invited`: known, has never logged in. `suspended`: may not log in; every session has ended. */
export type StaffState = "invited" | "active" | "suspended";

/** A person who works with interviews. Contact data is sealed; the index columns find it by whole value. */
@Entity("staff")
@Index("staff_email", ["emailIndex"], { unique: true })
@Index("staff_phone", ["phoneIndex"])
@Index("staff_by_unit", ["orgUnitId"])
@Index("staff_listed", ["createdAt", "id"])
export class Staff {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.line) name!: string;
  @Column(column.sealed) emailSealed!: string;
  @Column(column.digest) emailIndex!: string;
  @Column(column.nullable(column.sealed)) phoneSealed!: string | null;
  @Column(column.nullable(column.digest)) phoneIndex!: string | null;
  /** Where they belong; what they may do is in their grants. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.short) state!: StaffState;
  @Column(column.nullable(column.line)) passwordHash!: string | null;
  @Column(column.nullable(column.sealed)) totpSealed!: string | null;
  @Column(column.nullable(column.instant)) totpEnabledAt!: Date | null;
  /** A secret that was shown and not yet confirmed by a code. */
  @Column(column.nullable(column.sealed)) totpPendingSealed!: string | null;
  /** The 30-second step of the last code taken: that code and older ones are refused. */
  @Column(column.nullable(column.count)) totpLastStep!: number | null;
  @Column(column.nullable(column.instant)) lastLoginAt!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** A role within a scope: a unit with everything below it, or a single position. Exactly one of the two is set. */
@Entity("staff_grants")
@Index("staff_grants_unit", ["staffId", "role", "orgUnitId"], { unique: true })
@Index("staff_grants_position", ["staffId", "role", "positionId"], { unique: true })
@Index("staff_grants_by_unit", ["orgUnitId"])
@Index("staff_grants_by_position", ["positionId"])
export class StaffGrant {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) staffId!: string;
  @Column(column.short) role!: StaffRole;
  @Column(column.nullable(column.id)) orgUnitId!: string | null;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.instant) createdAt!: Date;
}

/** Somebody away, and who decides for them meanwhile. One that has been ended by hand says when. */
@Entity("staff_delegations")
@Index("staff_delegations_of_staff", ["staffId", "endsAt"])
@Index("staff_delegations_of_delegate", ["delegateId", "endsAt"])
export class StaffDelegation {
  @PrimaryColumn(column.id) id!: string;
  /** Who is away. */
  @Column(column.id) staffId!: string;
  @Column(column.id) delegateId!: string;
  @Column(column.instant) startsAt!: Date;
  /** The first moment at which it holds no more. */
  @Column(column.instant) endsAt!: Date;
  @Column(column.id) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) endedAt!: Date | null;
}

@Entity("staff_sessions")
@Index("staff_sessions_token", ["tokenHash"], { unique: true })
@Index("staff_sessions_by_staff", ["staffId"])
export class StaffSession {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) staffId!: string;
  @Column(column.digest) tokenHash!: string;
  @Column(column.line) userAgent!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) lastSeenAt!: Date;
  @Column(column.instant) expiresAt!: Date;
}

export type StaffLinkPurpose = "invitation" | "reset";

/** A link by which a person sets their password. Only the hash of its secret is stored. */
@Entity("staff_invitations")
@Index("staff_invitations_token", ["tokenHash"], { unique: true })
@Index("staff_invitations_by_staff", ["staffId"])
export class StaffInvitation {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) staffId!: string;
  @Column(column.short) purpose!: StaffLinkPurpose;
  @Column(column.digest) tokenHash!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) expiresAt!: Date;
  @Column(column.nullable(column.instant)) usedAt!: Date | null;
}
