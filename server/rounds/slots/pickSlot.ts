import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { SecondRound } from "../../decisions/entity";
import { findSecondRound, isOver } from "../../decisions/secondRound/findSecondRound";
import { assertMayMove, moved } from "../../decisions/secondRound/moves";
import { agreement, callOff } from "../../decisions/secondRound/settle";
import { agreedWords, tellCandidate } from "../../decisions/secondRound/tellCandidate";
import type { CandidateActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { setInterviewers } from "../interviewers";
import { mailInterviewers } from "../tellInterviewers";
import { hasSeat, holdSlots, takeSeat } from "./seats";
import { isFor } from "./findSlots";

/**
 * The candidate takes a seat of a slot that is offered to them: with that the time is agreed, and both sides are told.
 * Who has a time already changes places, with a reason; the same slot again changes nothing.
 * @throws 404 `second_round.none`, `round.slot_not_found`; 409 `round.slot_gone`, `second_round.over`,
 *   `second_round.agreed`, `second_round.moves`; 422 `second_round.reason_required`
 */
export async function pickSlot(
  services: Services,
  { interviewId }: CandidateActor,
  { slotId, reason }: { slotId: string; reason: string },
): Promise<void> {
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    const round = interview && (await findSecondRound(tx.manager, interviewId));
    if (!interview || !round) throw notFound("second_round.none");
    if (round.slotId === slotId) return;
    if (isOver(round.state)) throw conflict("second_round.over");
    const now = clock.now();
    assertMayMove(round, reason, now);
    const slots = await holdSlots(db, tx, [slotId, ...(round.slotId ? [round.slotId] : [])]);
    const slot = slots.get(slotId);
    if (!slot || !isFor(services, slot, interview)) throw notFound("round.slot_not_found");
    if (!hasSeat(slot, now)) throw conflict("round.slot_gone");
    const off = await callOff(services, tx, round);
    await takeSeat(tx, slot);
    const { startsAt, endsAt, place, contactPerson } = slot;
    const meeting = { startsAt, endsAt, place, contactPerson, slotId, agreedBy: null };
    const { sequence: _, ...lapsed } = off;
    const change = {
      ...lapsed,
      ...moved(round, reason),
      ...agreement(round, meeting, now),
      times: [],
    };
    await updateRows(tx, SecondRound, { id: round.id }, change);
    const agreed = { ...round, ...change };
    // Where the slot names nobody, whoever was named for the round comes.
    if (slot.interviewerIds.length > 0) {
      const gone = await setInterviewers(services, tx, agreed, slot.interviewerIds, null);
      if (off.calledOff) await mailInterviewers(services, tx, round.id, { gone, byMove: true });
    }
    await tellCandidate(services, tx, interview, agreedWords(services, interview, agreed));
    await events.publish(tx, "second_round.agreed", interviewId, {
      startsAt: startsAt.toISOString(),
      by: null,
    });
  });
}
