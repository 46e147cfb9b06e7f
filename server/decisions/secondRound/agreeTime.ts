import type { z } from "zod";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid } from "../../http/errors";
import { assertInterviewers, setInterviewers } from "../../rounds/interviewers";
import type { Services } from "../../services";
import { assertPerson } from "../decideInterview";
import { SecondRound } from "../entity";
import type { SecondRoundView, agreeBody } from "../schema";
import { holdOpenRound } from "./holdRound";
import { agreement } from "./settle";
import { agreedWords, tellCandidate } from "./tellCandidate";
import { presentSecondRound } from "./viewSecondRound";

/**
 * Agrees one of the times that the candidate proposed, and tells them with where and whom to ask for. Once: the same
 * again is answered alike, and nobody is written to twice.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`, `second_round.settled`;
 *   422 `second_round.not_proposed`, `round.interviewer_unknown`
 */
export async function agreeTime(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  { startsAt, endsAt, place, contactPerson, interviewerIds }: z.output<typeof agreeBody>,
): Promise<SecondRoundView> {
  assertPerson(actor);
  const { db, clock, events } = services;
  return db.write(async (tx) => {
    const { interview, round } = await holdOpenRound(services, tx, actor, interviewId);
    const wanted = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), place, contactPerson };
    if (round.state === "agreed") {
      if (!isSame(round, wanted)) throw conflict("second_round.settled");
      return presentSecondRound(tx.manager, round);
    }
    const now = clock.now();
    if (!isWithin(round, wanted) || wanted.startsAt <= now) throw invalid("second_round.not_proposed");
    const meeting = { ...wanted, slotId: null, agreedBy: actor.staffId };
    const agreed = { ...round, ...agreement(round, meeting, now) };
    await updateRows(tx, SecondRound, { id: round.id }, agreement(round, meeting, now));
    if (interviewerIds) {
      await assertInterviewers(services, tx.manager, interview, interviewerIds);
      await setInterviewers(services, tx, round, interviewerIds, actor.staffId);
    }
    await tellCandidate(services, tx, interview, agreedWords(services, interview, agreed));
    await events.publish(tx, "second_round.agreed", interviewId, { startsAt, by: actor.staffId });
    return presentSecondRound(tx.manager, agreed);
  });
}

type Wanted = { startsAt: Date; endsAt: Date; place: string; contactPerson: string };

const isSame = (round: SecondRound, wanted: Wanted) =>
  round.startsAt?.getTime() === wanted.startsAt.getTime() &&
  round.endsAt?.getTime() === wanted.endsAt.getTime() &&
  round.place === wanted.place &&
  round.contactPerson === wanted.contactPerson;

const isWithin = ({ times }: SecondRound, { startsAt, endsAt }: Wanted) =>
  startsAt < endsAt &&
  times.some((time) => new Date(time.startsAt) <= startsAt && endsAt <= new Date(time.endsAt));
