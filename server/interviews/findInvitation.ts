import type { EntityManager } from "typeorm";
import { gone, notFound } from "../http/errors";
import { Invitation } from "../invitations/entity";
import { hashToken } from "../security/tokens";
import { Interview } from "./entity";

/**
 * The interview behind a link. An unknown link and an ended one are told apart only because the ended one's
 * holder proved to know its secret.
 * @throws invitation.not_found, invitation.revoked
 */
export async function findByLink(manager: EntityManager, token: string): Promise<Interview> {
  const invitation = await manager.findOneBy(Invitation, { tokenHash: hashToken(token) });
  if (!invitation) throw notFound("invitation.not_found");
  const interview = await manager.findOneByOrFail(Interview, { id: invitation.interviewId });
  if (invitation.endedAt || interview.status === "revoked") throw gone("invitation.revoked");
  return interview;
}

/** Expiry gates starting, not finishing. */
export function assertNotExpired(interview: Interview, now: Date): void {
  const startable = ["not_started", "opened", "checking_device", "needs_person"].includes(interview.status);
  if (interview.status === "expired" || (startable && interview.expiresAt <= now)) {
    throw gone("invitation.expired");
  }
}
