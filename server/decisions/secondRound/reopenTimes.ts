import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { assertPerson } from "../decideInterview";
import { SecondRound } from "../entity";
import { findAuthority } from "../mayDecide";
import type { SecondRoundView } from "../schema";
import { findSecondRound, isOver } from "./findSecondRound";
import { tellCandidate } from "./tellCandidate";
import { presentSecondRound } from "./viewSecondRound";

/** Nothing is agreed any more. */
export const NO_AGREEMENT = {
  startsAt: null,
  endsAt: null,
  place: null,
  contactPerson: null,
  agreedBy: null,
} as const satisfies Partial<SecondRound>;

/**
 * The agreed time cannot be kept: the candidate is asked for others, and told that the old one is off. Asked twice, or
 * where nothing is agreed, it is as it is, and nobody is written to.
 * @throws 404 `interview.not_found`, `second_round.none`; 409 `second_round.over`
 */
export async function reopenTimes(
  services: Services,
  actor: StaffActor,
  interviewId: string,
): Promise<SecondRoundView> {
  assertPerson(actor);
  const { db, clock, events } = services;
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview || !(await findAuthority(services, tx.manager, actor, interview)))
      throw notFound("interview.not_found");
    const round = await findSecondRound(tx.manager, interviewId);
    if (!round) throw notFound("second_round.none");
    if (isOver(round.state)) throw conflict("second_round.over");
    if (round.state !== "agreed") return presentSecondRound(tx.manager, round);
    const change = {
      ...NO_AGREEMENT,
      state: "proposing" as const,
      times: [],
      note: null,
      proposedAt: null,
      updatedAt: clock.now(),
    };
    await updateRows(tx, SecondRound, { id: round.id }, change);
    await tellCandidate(services, tx, interview, "change");
    await events.publish(tx, "second_round.reopened", interviewId, { by: actor.staffId });
    return presentSecondRound(tx.manager, { ...round, ...change });
  });
}
