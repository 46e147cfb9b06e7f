import { milestoneAt } from "../backup/milestones";
import { tellChats } from "../chats/news";
import { insertRowOnce } from "../db/rows";
import { nextAllowed } from "../notifications/quietHours";
import { inDoubt } from "../queue/doubt";
import type { Services } from "../services";
import { DigestDay } from "./digestEntity";
import { dayOf } from "../wallClock";

/** A start in the evening says no good morning: later than so many hours after its time the day goes without. */
const LATE_MS = 6 * 3_600_000;

/**
 * When the day's digest is due: calls for it, once for each day whatever crashes. Who gets one, and whether there is
 * anything to say, is looked at when it is made.
 */
export async function callDigest(services: Services): Promise<void> {
  const { db, clock, env } = services;
  const now = clock.now();
  const day = dayOf(now, env.TIME_ZONE);
  const timeZone = env.TIME_ZONE;
  // Before its time it is as if until then were quiet.
  if (nextAllowed(now, { from: "00:00", to: env.DIGEST_TIME, timeZone }) > now) return;
  const early = new Date(now.getTime() - LATE_MS);
  const wasDue = dayOf(early, timeZone) === day && !isQuiet(early, env.DIGEST_TIME, timeZone);
  if (wasDue || (await db.read.existsBy(DigestDay, { day }))) return;
  // A restore at noon brings back a day whose digest was sent in the morning.
  const restoredAt = await milestoneAt(db.read, "restore");
  const wasDueThen =
    restoredAt && dayOf(restoredAt, timeZone) === day && !isQuiet(restoredAt, env.DIGEST_TIME, timeZone);
  await inDoubt(wasDueThen ? restoredAt : null, () =>
    db.write(async (tx) => {
      if (await tx.manager.existsBy(DigestDay, { day })) return;
      await insertRowOnce(tx, DigestDay, { day, createdAt: now });
      await tellChats(services, tx, { event: "digest.due", id: day });
    }),
  );
}

const isQuiet = (at: Date, until: string, timeZone: string) =>
  nextAllowed(at, { from: "00:00", to: until, timeZone }) > at;
