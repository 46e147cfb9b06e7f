import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { findSecondRound, isOver } from "../decisions/secondRound/findSecondRound";
import { Interview } from "../interviews/entity";
import type { InterviewStatus } from "../interviews/status";
import { Invitation } from "../invitations/entity";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import type { Message, MessagePurpose } from "./entity";

/** In which states of the interview its link still says something to the candidate. */
const NEEDED: Partial<Record<MessagePurpose, ReadonlySet<InterviewStatus>>> = {
  invitation: new Set(["not_started", "opened", "checking_device", "in_progress", "needs_person"]),
  feedback_ready: new Set(["completed", "timed_out"]),
  review_answered: new Set(["completed", "timed_out"]),
  reminder: new Set(["not_started", "opened", "checking_device", "in_progress"]),
};

/**
 * Whether a message that waited (for the morning, for a gateway) has nothing to say any more: its interview was
 * finished, withdrawn or revoked meanwhile, or its link was ended by another one; of a second round, it
 * was called off, or moved.
 */
export async function isMoot(
  { cipher }: Pick<Services, "cipher">,
  manager: EntityManager,
  {
    id,
    purpose,
    interviewId,
    paramsSealed,
    createdAt,
  }: Pick<Message, "id" | "purpose" | "interviewId" | "paramsSealed" | "createdAt">,
): Promise<boolean> {
  if (interviewId !== null && (purpose === "second_round" || purpose === "second_round_agreed")) {
    const round = await findSecondRound(manager, interviewId);
    if (round === null || isOver(round.state)) return true;
    // Of a time that is off, or was before another one.
    return (
      purpose === "second_round_agreed" &&
      (round.state !== "agreed" || createdAt < (round.settledAt ?? createdAt))
    );
  }
  const needed = NEEDED[purpose];
  if (!needed || interviewId === null) return false;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  if (interview && !needed.has(interview.status)) return true;
  if (paramsSealed === null) return false;
  const { token } = JSON.parse(cipher.decrypt(paramsSealed, `messages.params:${id}`)) as { token?: string };
  if (token === undefined) return false;
  const invitation = await selectOne(manager, Invitation, { tokenHash: hashToken(token) });
  return invitation !== null && invitation.endedAt !== null;
}
