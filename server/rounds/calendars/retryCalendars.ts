import { newId } from "../../clock";
import { updateRows } from "../../db/rows";
import { holdOpenRound } from "../../decisions/secondRound/holdRound";
import { assertPerson } from "../../decisions/decideInterview";
import type { StaffActor } from "../../http/actors";
import { PRIORITY } from "../../queue/queue";
import type { Services } from "../../services";
import { RoundCalendar } from "../entity";

/**
 * Somebody has looked: what failed is tried again, and what nobody could say anything about is made anew.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`
 */
export async function retryCalendars(
  services: Services,
  actor: StaffActor,
  interviewId: string,
): Promise<void> {
  assertPerson(actor);
  const { db, queue, clock } = services;
  await db.write(async (tx) => {
    const { round } = await holdOpenRound(services, tx, actor, interviewId);
    const roundId = round.id;
    for (const state of ["failed", "unclear"] as const)
      await updateRows(tx, RoundCalendar, { roundId, state }, { state: "waiting", updatedAt: clock.now() });
    await queue.enqueue(
      tx,
      "rounds.calendar",
      { roundId },
      { key: `${roundId}:${newId()}`, priority: PRIORITY.waiting },
    );
  });
}
