import type { z } from "zod";
import { newId } from "../clock";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, forbidden, invalid, notFound } from "../http/errors";
import { canOver } from "../org/permissions";
import { unitFor } from "../org/scope";
import { createToken, hashToken } from "../security/tokens";
import type { Services } from "../services";
import { ApiToken } from "./entity";
import { presentToken } from "./listTokens";
import { noteChange } from "./noteChange";
import type { createTokenBody, shownTokenSchema } from "./schema";
import { TOKEN_MARK } from "./findToken";

type Needed = Pick<Services, "db" | "clock" | "org">;
type Shown = z.input<typeof shownTokenSchema>;

const HOUR_MS = 3_600_000;
/** As it is shown in lists: too little to guess the rest by. */
const PREFIX_LENGTH = TOKEN_MARK.length + 6;
const LONGEST_DAYS = 3 * 366;

function newSecret() {
  const token = `${TOKEN_MARK}${createToken(32)}`;
  return { token, tokenHash: hashToken(token), prefix: token.slice(0, PREFIX_LENGTH) };
}

/**
 * Makes a token for another system. Nobody gives one more than they have themselves.
 * @throws 404 org_unit.not_found; 403 api_token.wider; 422 api_token.expiry
 */
export async function createApiToken(
  services: Needed,
  actor: StaffActor,
  { orgUnitId: requested, name, scopes, expiresAt }: z.output<typeof createTokenBody>,
): Promise<Shown> {
  const { db, clock } = services;
  const orgUnitId = unitFor(services, actor, "integrations.manage", requested);
  if (!scopes.every((scope) => canOver(actor, scope, { orgUnitId, positionId: null })))
    throw forbidden("api_token.wider");
  const now = clock.now();
  const ends = expiresAt === null ? null : new Date(expiresAt);
  if (ends && (ends <= now || ends.getTime() > now.getTime() + LONGEST_DAYS * 24 * HOUR_MS))
    throw invalid("api_token.expiry");
  const { token, ...secret } = newSecret();
  const row: ApiToken = {
    ...secret,
    id: newId(),
    orgUnitId,
    name,
    previousHash: null,
    previousUntil: null,
    scopes,
    createdBy: actor.name,
    createdAt: now,
    expiresAt: ends,
    lastUsedAt: null,
    revokedAt: null,
  };
  await db.write(async (tx) => {
    await insertRow(tx, ApiToken, row);
    await noteChange(services, tx, actor, "token_created", row);
  });
  return { ...presentToken(services, row), token };
}

/**
 * Another token in its place; the one before works on for so long.
 * @throws 409 api_token.ended
 */
export async function rotateApiToken(
  services: Needed,
  actor: StaffActor,
  id: string,
  overlapHours: number,
): Promise<Shown> {
  const { db, clock } = services;
  const { token, ...secret } = newSecret();
  const row = await db.write(async (tx) => {
    const before = await findForUpdate(db, tx, ApiToken, { id });
    if (!before) throw notFound("api_token.not_found");
    const now = clock.now();
    if (before.revokedAt || (before.expiresAt && before.expiresAt <= now)) throw conflict("api_token.ended");
    const change = {
      ...secret,
      previousHash: overlapHours === 0 ? null : before.tokenHash,
      previousUntil: overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR_MS),
    };
    await updateRows(tx, ApiToken, { id }, change);
    await noteChange(services, tx, actor, "token_rotated", before);
    return { ...before, ...change };
  });
  return { ...presentToken(services, row), token };
}

/** Ends a token, and the one before it, at once; a second time changes nothing. */
export async function revokeApiToken(services: Needed, actor: StaffActor, id: string): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const token = await selectOne(tx.manager, ApiToken, { id });
    if (!token || token.revokedAt) return;
    const ended = { revokedAt: clock.now(), previousHash: null, previousUntil: null };
    await updateRows(tx, ApiToken, { id }, ended);
    await noteChange(services, tx, actor, "token_revoked", token);
  });
}
