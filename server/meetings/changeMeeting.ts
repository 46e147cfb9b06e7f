import type { z } from "zod";
import { refreshCards } from "../chats/cards";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import type { Services } from "../services";
import { Meeting } from "./entity";
import type { meetingBody } from "./schema";

/** Writes what came of it. Done again is done by whoever was first; not done after all is open again. */
export async function changeMeeting(
  services: Pick<Services, "db" | "clock" | "queue">,
  actor: StaffActor,
  id: string,
  { notes, done }: z.output<typeof meetingBody>,
): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const meeting = await findForUpdate(db, tx, Meeting, { id });
    if (!meeting) throw notFound("meeting.not_found");
    const now = clock.now();
    const change: Partial<Meeting> = { updatedAt: now };
    if (notes !== undefined) change.notes = notes;
    if (done === true && !meeting.doneAt) Object.assign(change, { doneAt: now, doneBy: actor.name });
    if (done === false) Object.assign(change, { doneAt: null, doneBy: null });
    await updateRows(tx, Meeting, { id }, change);
    await refreshCards(services, tx, meeting.alertId);
    await refreshCards(services, tx, id);
  });
}
