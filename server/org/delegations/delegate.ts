import { MoreThan } from "typeorm";
import type { z } from "zod";
import { newId } from "../../clock";
import { findForUpdate } from "../../db/locks";
import { insertRow } from "../../db/rows";
import { conflict, invalid } from "../../http/errors";
import type { Services } from "../../services";
import { addDays, dayOf, startOfDay } from "../../wallClock";
import { Staff, StaffDelegation, StaffGrant } from "../entity";
import { isOnlyAuditor } from "../permissions";
import type { delegateBody } from "./schema";
import { tellDelegation } from "./tellDelegation";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 90;

/**
 * Lets a colleague decide what one may decide oneself, for these days and no longer. One at a time: whoever is asked
 * in one's place is clear.
 * @throws 422 `delegation.dates`, `delegation.self`, `delegation.who`, `delegation.auditor`; 409 `delegation.overlap`
 */
export async function delegate(
  services: Pick<Services, "db" | "clock" | "env" | "blindIndex" | "platforms" | "queue">,
  staffId: string,
  { email, from, until }: z.output<typeof delegateBody>,
): Promise<void> {
  const { db, clock, env, blindIndex } = services;
  const now = clock.now();
  const startsAt = startOfDay(from, env.TIME_ZONE);
  const endsAt = startOfDay(addDays(until, 1), env.TIME_ZONE);
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1 || days > LONGEST_DAYS || from < dayOf(now, env.TIME_ZONE)) throw invalid("delegation.dates");
  await db.write(async (tx) => {
    // One's own row is the lock: two at once cannot both find the time free.
    await findForUpdate(db, tx, Staff, { id: staffId });
    // Theirs too: whoever suspends them meanwhile ends this delegation, or is seen here.
    const emailIndex = blindIndex.email(email);
    const colleague = emailIndex && (await findForUpdate(db, tx, Staff, { emailIndex }));
    if (!colleague || colleague.state !== "active") throw invalid("delegation.who");
    if (colleague.id === staffId) throw invalid("delegation.self");
    const grants = await tx.manager.findBy(StaffGrant, { staffId: colleague.id });
    if (isOnlyAuditor(grants)) throw invalid("delegation.auditor");
    const others = await tx.manager.findBy(StaffDelegation, { staffId, endsAt: MoreThan(startsAt) });
    if (others.some((other) => other.endedAt === null && other.startsAt < endsAt))
      throw conflict("delegation.overlap");
    const delegation = { id: newId() };
    await insertRow(tx, StaffDelegation, {
      ...delegation,
      staffId,
      delegateId: colleague.id,
      startsAt,
      endsAt,
      createdBy: staffId,
      createdAt: now,
      endedAt: null,
    });
    await tellDelegation(services, tx, delegation, "begun", startsAt > now ? startsAt : now);
    await tellDelegation(services, tx, delegation, "ended", endsAt);
  });
}
