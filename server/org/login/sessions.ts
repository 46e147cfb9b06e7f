import { LessThan, LessThanOrEqual, MoreThan, Not } from "typeorm";
import type { z } from "zod";
import type { SelfActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Transaction } from "../../db/database";
import type { Services } from "../../services";
import { StaffInvitation, StaffSession } from "../entity";
import { deviceWords } from "./device";
import type { mySessionsSchema } from "./schema";
import { pruneThrottles } from "./throttle";

/** Where the person is logged in, the latest used first. */
export async function listSessions(
  { db, clock }: Pick<Services, "db" | "clock">,
  { staffId, sessionId }: SelfActor,
): Promise<z.input<typeof mySessionsSchema>> {
  const sessions = await db.read.find(StaffSession, {
    where: { staffId, expiresAt: MoreThan(clock.now()) },
    order: { lastSeenAt: "DESC", id: "DESC" },
    take: 100,
  });
  return {
    items: sessions.map(({ id, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      device: deviceWords(userAgent),
      current: id === sessionId,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

/** @throws 404 `session.not_found`, also for somebody else's */
export async function endSession(
  { db, events }: Pick<Services, "db" | "events">,
  { staffId }: SelfActor,
  id: string,
): Promise<void> {
  await db.write(async (tx) => {
    const { affected } = await tx.manager.delete(StaffSession, { id, staffId });
    if (affected === 0) throw notFound("session.not_found");
    await tellLoggedOut(events, tx, staffId);
  });
}

export async function endOtherSessions(
  { db, events }: Pick<Services, "db" | "events">,
  { staffId, sessionId }: SelfActor,
): Promise<void> {
  await db.write(async (tx) => {
    await tx.manager.delete(StaffSession, { staffId, id: Not(sessionId) });
    await tellLoggedOut(events, tx, staffId);
  });
}

/** Logs a person out everywhere, with the change that is the reason for it (suspended, other grants). */
export async function endSessionsOf(
  { events }: Pick<Services, "events">,
  tx: Transaction,
  staffId: string,
): Promise<void> {
  await tx.manager.delete(StaffSession, { staffId });
  await tellLoggedOut(events, tx, staffId);
}

/** Open live channels of the person look again whether their session is there. */
export const tellLoggedOut = (events: Services["events"], tx: Transaction, staffId: string): Promise<void> =>
  events.publish(tx, "staff.logged_out", staffId, {});

const LINKS_KEPT_MS = 90 * 24 * 3_600_000;

/** Sessions that are over, links that are long dead, counts that are long forgiven. */
export async function pruneLogins(services: Pick<Services, "db" | "clock">): Promise<void> {
  const now = services.clock.now();
  const longAgo = new Date(now.getTime() - LINKS_KEPT_MS);
  await services.db.write(async (tx) => {
    await tx.manager.delete(StaffSession, { expiresAt: LessThanOrEqual(now) });
    await tx.manager.delete(StaffInvitation, { expiresAt: LessThan(longAgo) });
  });
  await pruneThrottles(services);
}
