import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { findSecondRound, isOver } from "../decisions/secondRound/findSecondRound";
import { Interview } from "../interviews/entity";
import type { InterviewStatus } from "../interviews/status";
import { Invitation } from "../invitations/entity";
import { LETTER_KINDS, Letter } from "../letters/entity";
import { isLetterTrue } from "../letters/isLetterTrue";
import { Candidacy } from "../pipeline/entity";
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
 * Whether a message that waited (for the morning, for a gateway, for whoever was cut off with it) has nothing to say any
 * more: its interview was finished, withdrawn or revoked meanwhile, or its link was ended by another one; of a second
 * round, it was called off, or moved; of an application, it does not stand as the letter says.
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
  if (LETTER_KINDS.some((kind) => kind === purpose))
    return isLetterMoot(manager, tokenOf({ cipher }, { id, paramsSealed }));
  const needed = NEEDED[purpose];
  if (!needed || interviewId === null) return false;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  if (interview && !needed.has(interview.status)) return true;
  const token = tokenOf({ cipher }, { id, paramsSealed });
  if (token === undefined) return false;
  const invitation = await selectOne(manager, Invitation, { tokenHash: hashToken(token) });
  return invitation !== null && invitation.endedAt !== null;
}

function tokenOf(
  { cipher }: Pick<Services, "cipher">,
  { id, paramsSealed }: Pick<Message, "id" | "paramsSealed">,
): string | undefined {
  if (paramsSealed === null) return undefined;
  return (JSON.parse(cipher.decrypt(paramsSealed, `messages.params:${id}`)) as { token?: string }).token;
}

/** By its link a message is known as its letter's, also where there was no interview, or it goes another way instead. */
async function isLetterMoot(manager: EntityManager, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false;
  const letter = await selectOne(manager, Letter, { tokenHash: hashToken(token) });
  const candidacy = letter && (await selectOne(manager, Candidacy, { id: letter.candidacyId }));
  if (!letter || !candidacy) return false;
  return !(await isLetterTrue(manager, letter, candidacy));
}
