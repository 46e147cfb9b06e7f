import type { z } from "zod";
import { newId } from "../../clock";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { assertPerson } from "../../decisions/decideInterview";
import { holdOpenRound } from "../../decisions/secondRound/holdRound";
import { tellCandidate } from "../../decisions/secondRound/tellCandidate";
import type { StaffActor } from "../../http/actors";
import { invalid, notFound } from "../../http/errors";
import type { Services } from "../../services";
import { RoundSlot } from "../entity";
import { assertInterviewers } from "../interviewers";
import type { offerSlotsBody } from "../schema";
import { isFor } from "./findSlots";

const MINUTE_MS = 60_000;
const FARTHEST_MS = 180 * 24 * 60 * MINUTE_MS;

/**
 * Offers concrete times for a second round: to this candidate, who is written to, or to everybody of the position who
 * still chooses, who finds them on their page.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`; 422 `round.slot_time`,
 *   `round.slot_twice`, `round.no_position`, `round.interviewer_unknown`
 */
export async function offerSlots(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  { audience, slots }: z.output<typeof offerSlotsBody>,
): Promise<void> {
  assertPerson(actor);
  const { db, clock } = services;
  await db.write(async (tx) => {
    const { interview, round } = await holdOpenRound(services, tx, actor, interviewId);
    if (audience === "position" && interview.positionId === null) throw invalid("round.no_position");
    const now = clock.now();
    const starts = slots.map(({ startsAt }) => Date.parse(startsAt));
    if (starts.some((at) => at <= now.getTime() || at > now.getTime() + FARTHEST_MS))
      throw invalid("round.slot_time");
    if (new Set(slots.map((slot) => `${slot.startsAt} ${slot.place}`)).size < slots.length)
      throw invalid("round.slot_twice");
    await assertInterviewers(
      services,
      tx.manager,
      interview,
      slots.flatMap((slot) => slot.interviewerIds),
    );
    for (const { startsAt, minutes, ...slot } of slots) {
      await insertRow(tx, RoundSlot, {
        ...slot,
        id: newId(),
        orgUnitId: interview.orgUnitId,
        positionId: interview.positionId,
        interviewId: audience === "candidate" ? interviewId : null,
        startsAt: new Date(startsAt),
        endsAt: new Date(Date.parse(startsAt) + minutes * MINUTE_MS),
        // Nobody else could take a second seat.
        capacity: audience === "candidate" ? 1 : slot.capacity,
        taken: 0,
        closedAt: null,
        createdBy: actor.staffId,
        createdAt: now,
      });
    }
    // Who has a time agreed is not asked for another.
    if (round.state !== "agreed") await tellCandidate(services, tx, interview, { kind: "slots" });
  });
}

/**
 * Offers a slot no longer; who has a seat in it keeps it. Done twice it is done once.
 * @throws 404 `interview.not_found`, `round.slot_not_found`; 409 as `offerSlots`
 */
export async function closeSlot(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  slotId: string,
): Promise<void> {
  assertPerson(actor);
  const { db, clock } = services;
  await db.write(async (tx) => {
    const { interview } = await holdOpenRound(services, tx, actor, interviewId);
    const slot = await findForUpdate(db, tx, RoundSlot, { id: slotId });
    if (!slot || !isFor(services, slot, interview)) throw notFound("round.slot_not_found");
    if (slot.closedAt === null) await updateRows(tx, RoundSlot, { id: slotId }, { closedAt: clock.now() });
  });
}
