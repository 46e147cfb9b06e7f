import type { Context } from "koa";
import { actorOfToken } from "../apiTokens/findToken";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import type { StaffActor } from "../http/actors";
import { forbidden } from "../http/errors";
import { createToken, hashToken, safeEqual } from "../security/tokens";
import type { Services } from "../services";
import { findAbsent } from "./delegations/findDelegations";
import { Staff, StaffSession } from "./entity";
import { findSession } from "./findSession";
import { tellLoggedOut } from "./login/sessions";
import type { Grant } from "./permissions";
import { staffActor } from "./staffActor";
import { ROOT_UNIT } from "./tree";

const COOKIE = "zm_session";
const LIVES_MS = 12 * 3_600_000;
/** How exactly "last seen" is known: writing it down at each request would make every read a write. */
const SEEN_EVERY_MS = 5 * 60_000;
const API_TOKEN_NAME = "API";
const API_TOKEN_GRANTS: readonly Grant[] = [{ role: "hq_admin", orgUnitId: ROOT_UNIT, positionId: null }];

const bearerOf = (ctx: Context) => /^Bearer (\S+)$/.exec(ctx.get("authorization"))?.[1] ?? null;

const apiActor = ({ org }: Pick<Services, "org">): StaffActor => ({
  kind: "staff",
  sessionId: null,
  staffId: null,
  name: API_TOKEN_NAME,
  role: "hq_admin",
  orgUnitId: ROOT_UNIT,
  grants: API_TOKEN_GRANTS,
  ability: org.abilityFor(API_TOKEN_GRANTS),
  expiresAt: null,
  enrolFirst: false,
});

/** Who sends this request as staff: the deployment's API token, another system's, or a session cookie of somebody active. */
export async function findStaff(
  services: Pick<Services, "db" | "env" | "clock" | "org">,
  ctx: Context,
): Promise<StaffActor | null> {
  const { env } = services;
  const bearer = bearerOf(ctx);
  if (bearer) {
    const known = env.ZHIMIAN_API_TOKEN !== undefined && safeEqual(bearer, env.ZHIMIAN_API_TOKEN);
    return known ? apiActor(services) : actorOfToken(services, bearer);
  }
  const token = ctx.cookies.get(COOKIE);
  return token ? actorOfSession(services, hashToken(token)) : null;
}

/** Whose session this is; null where it has ended or its person may not work here any more. */
export async function actorOfSession(
  services: Pick<Services, "db" | "clock" | "org" | "env">,
  tokenHash: string,
): Promise<StaffActor | null> {
  const { db, clock } = services;
  const session = await findSession(db, tokenHash);
  const now = clock.now();
  if (!session || session.expiresAt <= now) return null;
  const absent = session.isDelegate ? await findAbsent(db.read, session.staffId, now) : [];
  const actor = staffActor(services, session, session, absent);
  if (actor && now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await db.write((tx) => updateRows(tx, StaffSession, { id: session.id }, { lastSeenAt: now }));
  }
  return actor;
}

/**
 * Logs a person in: a session and its cookie. Who they are was proved by whoever calls this.
 * @throws 403 `session.suspended` for somebody who is not active
 */
export async function startStaffSession(
  { db, clock, env, events }: Pick<Services, "db" | "clock" | "env" | "events">,
  ctx: Context,
  staffId: string,
): Promise<StaffSession> {
  const token = createToken(32);
  const now = clock.now();
  // Whatever this browser brought along, from whomever it has it, means nothing after a login.
  const brought = ctx.cookies.get(COOKIE);
  const session: StaffSession = {
    id: newId(),
    staffId,
    tokenHash: hashToken(token),
    userAgent: ctx.get("user-agent").slice(0, 255),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + LIVES_MS),
  };
  await db.write(async (tx) => {
    // Whoever suspends them meanwhile either sees this session or is seen here.
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (staff?.state !== "active") throw forbidden("session.suspended");
    if (brought) await endSessionIn(events, tx, brought);
    await insertRow(tx, StaffSession, session);
    await updateRows(tx, Staff, { id: staffId }, { lastLoginAt: now });
  });
  ctx.cookies.set(COOKIE, token, {
    httpOnly: true,
    sameSite: "strict",
    secure: env.PUBLIC_URL !== undefined,
    maxAge: LIVES_MS,
    overwrite: true,
  });
  return session;
}

export async function endStaffSession(
  { db, events }: Pick<Services, "db" | "events">,
  ctx: Context,
): Promise<void> {
  const token = ctx.cookies.get(COOKIE);
  ctx.cookies.set(COOKIE, null);
  if (!token) return;
  await db.write((tx) => endSessionIn(events, tx, token));
}

async function endSessionIn(events: Services["events"], tx: Transaction, token: string): Promise<void> {
  const session = await tx.manager.findOneBy(StaffSession, { tokenHash: hashToken(token) });
  if (!session) return;
  await tx.manager.delete(StaffSession, { id: session.id });
  await tellLoggedOut(events, tx, session.staffId);
}
