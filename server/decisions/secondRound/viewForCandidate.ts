import type { z } from "zod";
import { selectOne } from "../../db/statements";
import type { CandidateActor } from "../../http/actors";
import { Interview } from "../../interviews/entity";
import { listSlots, openSlots } from "../../rounds/slots/findSlots";
import type { Services } from "../../services";
import { MOST_TIMES, type candidateRoundViewSchema } from "../schema";
import { findSecondRound, isOver } from "./findSecondRound";
import { mayMove } from "./moves";
import { offeredTimes } from "./offeredTimes";
import { presentForCandidate } from "./viewSecondRound";

/** What the candidate sees after each step. */
export async function viewForCandidate(
  services: Pick<Services, "db" | "clock" | "env" | "org">,
  { interviewId }: CandidateActor,
): Promise<z.input<typeof candidateRoundViewSchema>> {
  const { db, clock, env } = services;
  const now = clock.now();
  const round = await findSecondRound(db.read, interviewId);
  const interview =
    round && !isOver(round.state) ? await selectOne(db.read, Interview, { id: interviewId }) : null;
  const slots = interview ? await listSlots(services, db.read, interview, now) : [];
  return {
    round: round && presentForCandidate(round),
    offered: offeredTimes(now, env.TIME_ZONE),
    // The one that they have is none to choose.
    slots: openSlots(slots, now).filter(({ id }) => id !== round?.slotId),
    most: MOST_TIMES,
    mayMove: round !== null && mayMove(round, now),
    timeZone: env.TIME_ZONE,
  };
}
