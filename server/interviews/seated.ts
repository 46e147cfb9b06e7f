import type { CandidateActor } from "../http/actors";
import { conflict, unauthorized } from "../http/errors";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import type { Services } from "../services";
import { Interview } from "./entity";

/** The candidate's interview for changing it, if this tab is the one that may. */
export async function findSeated(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  actor: CandidateActor,
): Promise<Interview> {
  const interview = await findForUpdate(db, tx, Interview, { id: actor.interviewId });
  if (!interview) throw unauthorized();
  assertSeat(interview, actor);
  return interview;
}

export function assertSeat(interview: Pick<Interview, "seatTabId">, actor: CandidateActor): void {
  if (interview.seatTabId !== null && interview.seatTabId !== actor.tabId) {
    throw conflict("interview.opened_elsewhere");
  }
}
