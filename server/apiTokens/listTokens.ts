import type { z } from "zod";
import { armsOf } from "../db/selectNewest";
import type { StaffActor } from "../http/actors";
import { scopeOf } from "../org/permissions";
import { presentUnitRef } from "../org/staff/presentStaff";
import type { Services } from "../services";
import { ApiToken, IntegrationChange } from "./entity";
import type {
  apiTokenPageSchema,
  apiTokenSchema,
  integrationChangePageSchema,
  tokenListQuery,
} from "./schema";
import { newestPage } from "../http/newestPage";

type Needed = Pick<Services, "db" | "org" | "clock">;
type Query = z.output<typeof tokenListQuery>;

const SHOWN = [
  "id",
  "orgUnitId",
  "name",
  "prefix",
  "scopes",
  "createdBy",
  "createdAt",
  "expiresAt",
  "lastUsedAt",
  "revokedAt",
  "previousUntil",
] as const satisfies (keyof ApiToken)[];
type Listed = Pick<ApiToken, (typeof SHOWN)[number]>;

export function presentToken(
  { org, clock }: Pick<Services, "org" | "clock">,
  token: Listed,
): z.input<typeof apiTokenSchema> {
  const now = clock.now();
  const { id, name, prefix, scopes, createdBy, createdAt, expiresAt, revokedAt, previousUntil } = token;
  return {
    id,
    name,
    prefix,
    scopes,
    createdBy,
    orgUnit: presentUnitRef(org.tree(), token.orgUnitId),
    state: revokedAt ? "revoked" : expiresAt && expiresAt <= now ? "expired" : "active",
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    previousUntil: previousUntil && previousUntil > now ? previousUntil.toISOString() : null,
  };
}

/** Tokens of the actor's units, the newest first. */
export async function listApiTokens(
  services: Needed,
  actor: StaffActor,
  { cursor, limit }: Query,
): Promise<z.input<typeof apiTokenPageSchema>> {
  const arms = armsOf(scopeOf(actor, "integrations.manage"));
  const list = { time: "createdAt", arms, cursor, limit } as const;
  const page = await newestPage(services.db.read, ApiToken, list, SHOWN);
  return { items: page.items.map((row) => presentToken(services, row)), nextCursor: page.nextCursor };
}

/** Who gave access to other systems, changed it or took it away, the last first. */
export async function listChanges(
  { db }: Needed,
  actor: StaffActor,
  { cursor, limit }: Query,
): Promise<z.input<typeof integrationChangePageSchema>> {
  const arms = armsOf(scopeOf(actor, "integrations.manage"));
  const page = await newestPage(db.read, IntegrationChange, { time: "at", arms, cursor, limit }, [
    "id",
    "subjectId",
    "name",
    "what",
    "details",
    "author",
    "at",
  ]);
  return {
    items: page.items.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    nextCursor: page.nextCursor,
  };
}
