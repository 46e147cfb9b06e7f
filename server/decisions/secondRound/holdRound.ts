import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import type { StaffActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import type { SecondRound } from "../entity";
import { findAuthority } from "../mayDecide";
import { findSecondRound, isOver } from "./findSecondRound";

/**
 * The second round that somebody who may decide arranges, with its interview held.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`
 */
export async function holdOpenRound(
  services: Services,
  tx: Transaction,
  actor: StaffActor & { staffId: string },
  interviewId: string,
): Promise<{ interview: Interview; round: SecondRound }> {
  const interview = await findForUpdate(services.db, tx, Interview, { id: interviewId });
  if (!interview || !(await findAuthority(services, tx.manager, actor, interview)))
    throw notFound("interview.not_found");
  const round = await findSecondRound(tx.manager, interviewId);
  if (!round) throw conflict("second_round.none");
  if (isOver(round.state)) throw conflict("second_round.over");
  return { interview, round };
}
