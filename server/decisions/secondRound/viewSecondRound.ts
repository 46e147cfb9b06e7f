import type { EntityManager } from "typeorm";
import { Staff } from "../../org/entity";
import type { SecondRound } from "../entity";
import type { SecondRoundView } from "../schema";
import { findSecondRound } from "./findSecondRound";

/** How far the second round of an interview is, for staff; null where there is none. */
export async function viewSecondRound(
  manager: EntityManager,
  interviewId: string,
): Promise<SecondRoundView | null> {
  const round = await findSecondRound(manager, interviewId);
  return round && presentSecondRound(manager, round);
}

export async function presentSecondRound(
  manager: EntityManager,
  round: SecondRound,
): Promise<SecondRoundView> {
  const by = round.agreedBy === null ? null : await manager.findOneBy(Staff, { id: round.agreedBy });
  return {
    ...presentForCandidate(round),
    agreedBy: round.agreedBy === null ? null : { id: round.agreedBy, name: by?.name ?? "" },
  };
}

/** Without who agreed: the candidate reads whom to ask for. */
export const presentForCandidate = (round: SecondRound): Omit<SecondRoundView, "agreedBy"> => ({
  id: round.id,
  state: round.state,
  times: round.times,
  note: round.note,
  proposedAt: round.proposedAt?.toISOString() ?? null,
  agreed:
    round.startsAt && round.endsAt
      ? {
          startsAt: round.startsAt.toISOString(),
          endsAt: round.endsAt.toISOString(),
          place: round.place ?? "",
          contactPerson: round.contactPerson ?? "",
        }
      : null,
  endedAt: round.endedAt?.toISOString() ?? null,
});
