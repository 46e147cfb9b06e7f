import { refreshCards } from "../chats/cards";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { HelpRequest } from "./entity";

/**
 * Somebody of HR sees to it; of two at once it is the first, and the other is told who.
 * @throws 404 `interview.not_found` where the actor does not invite for that unit
 */
export async function takeHelpRequest(
  services: Pick<Services, "db" | "clock" | "queue">,
  actor: StaffActor,
  id: string,
): Promise<{ request: HelpRequest; first: boolean }> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const request = await findForUpdate(db, tx, HelpRequest, { id });
    const interview = request && (await selectOne(tx.manager, Interview, { id: request.interviewId }));
    if (!request || !interview || !canOver(actor, "interviews.invite", interview)) {
      throw notFound("interview.not_found");
    }
    if (request.takenAt) return { request, first: false };
    const taken = { takenById: actor.staffId, takenBy: actor.name, takenAt: clock.now() };
    await updateRows(tx, HelpRequest, { id }, taken);
    await refreshCards(services, tx, id);
    return { request: { ...request, ...taken }, first: true };
  });
}
