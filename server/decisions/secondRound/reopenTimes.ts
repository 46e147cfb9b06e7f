import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import type { Services } from "../../services";
import { assertPerson } from "../decideInterview";
import { SecondRound } from "../entity";
import type { SecondRoundView } from "../schema";
import { holdOpenRound } from "./holdRound";
import { callOff } from "./settle";
import { tellCandidate } from "./tellCandidate";
import { presentSecondRound } from "./viewSecondRound";

/**
 * The agreed time cannot be kept: the candidate is asked for others, and told why the old one is off. Asked twice, or
 * where nothing is agreed, it is as it is, and nobody is written to.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`
 */
export async function reopenTimes(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  { reason }: { reason: string },
): Promise<SecondRoundView> {
  assertPerson(actor);
  const { db, clock, events } = services;
  return db.write(async (tx) => {
    const { interview, round } = await holdOpenRound(services, tx, actor, interviewId);
    if (round.state !== "agreed") return presentSecondRound(tx.manager, round);
    const change = {
      ...(await callOff(services, tx, round)),
      state: "proposing" as const,
      reason,
      times: [],
      note: null,
      proposedAt: null,
      updatedAt: clock.now(),
    };
    await updateRows(tx, SecondRound, { id: round.id }, change);
    const now = { ...round, ...change };
    await tellCandidate(services, tx, interview, { kind: "change", round: now, reason });
    await events.publish(tx, "second_round.reopened", interviewId, { by: actor.staffId });
    return presentSecondRound(tx.manager, now);
  });
}
