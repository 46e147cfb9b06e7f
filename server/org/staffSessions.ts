import type { Context } from "koa";
import { newId } from "../clock";
import { insertRow } from "../db/rows";
import type { StaffActor } from "../http/actors";
import { selectOne } from "../db/statements";
import { createToken, hashToken, safeEqual } from "../security/tokens";
import type { Services } from "../services";
import { StaffSession } from "./entity";
import type { StaffRole } from "./roles";

const COOKIE = "zm_session";
const LIVES_MS = 12 * 3_600_000;
const API_TOKEN_NAME = "API";

const bearerOf = (ctx: Context) => /^Bearer (\S+)$/.exec(ctx.get("authorization"))?.[1] ?? null;

/** Who sends this request as staff: the deployment's API token, or a session cookie. */
export async function findStaff(
  { db, env, clock }: Pick<Services, "db" | "env" | "clock">,
  ctx: Context,
): Promise<StaffActor | null> {
  const bearer = bearerOf(ctx);
  if (bearer) {
    const known = env.ZHIMIAN_API_TOKEN !== undefined && safeEqual(bearer, env.ZHIMIAN_API_TOKEN);
    return known ? { kind: "staff", sessionId: null, name: API_TOKEN_NAME, role: "hq_admin" } : null;
  }
  const token = ctx.cookies.get(COOKIE);
  if (!token) return null;
  const session = await selectOne(db.read, StaffSession, { tokenHash: hashToken(token) });
  if (!session || session.expiresAt <= clock.now()) return null;
  return { kind: "staff", sessionId: session.id, name: session.name, role: session.role };
}

export async function startStaffSession(
  { db, clock, env }: Pick<Services, "db" | "clock" | "env">,
  ctx: Context,
  staff: { name: string; role: StaffRole },
): Promise<StaffSession> {
  const token = createToken(32);
  const now = clock.now();
  const session: StaffSession = {
    id: newId(),
    tokenHash: hashToken(token),
    ...staff,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIVES_MS),
  };
  await db.write((tx) => insertRow(tx, StaffSession, session));
  ctx.cookies.set(COOKIE, token, {
    httpOnly: true,
    sameSite: "strict",
    secure: env.PUBLIC_URL !== undefined,
    maxAge: LIVES_MS,
    overwrite: true,
  });
  return session;
}

export async function endStaffSession({ db }: Pick<Services, "db">, ctx: Context): Promise<void> {
  const token = ctx.cookies.get(COOKIE);
  if (token) await db.write((tx) => tx.manager.delete(StaffSession, { tokenHash: hashToken(token) }));
  ctx.cookies.set(COOKIE, null);
}
