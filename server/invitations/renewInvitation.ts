import { IsNull } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { notFound } from "../http/errors";
import { changeInterview } from "../interviews/changeInterview";
import { Interview } from "../interviews/entity";
import { CandidateSession } from "../interviews/identityEntity";
import { transition } from "../interviews/status";
import type { Services } from "../services";
import { Invitation } from "./entity";
import { assertDeadline, issueLink } from "./issueLink";
import type { invitationSchema, resendBody } from "./schema";

/** Sends a new link and ends the old one; what was answered already stays. */
export async function renewInvitation(
  services: Services,
  interviewId: string,
  input: z.output<typeof resendBody>,
): Promise<z.input<typeof invitationSchema>> {
  const { db, clock, events } = services;
  const now = clock.now();
  const expiresAt = new Date(input.expiresAt);
  assertDeadline(now, expiresAt);
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview) throw notFound("interview.not_found");
    const again = transition(interview.status, "reinvite") === "not_started" ? { startedAt: null } : {};
    const changed = await changeInterview(services, tx, interview, "reinvite", { expiresAt, ...again });
    await updateRows(tx, Invitation, { interviewId, endedAt: IsNull() }, { endedAt: now });
    await events.publish(tx, "interview.invited", interviewId, { resent: true });
    const candidate = await tx.manager.findOneByOrFail(Candidate, { id: interview.candidateId });
    return issueLink(services, tx, changed, candidate, input.deliverBy);
  });
}

/** Ends the link and everybody who came in by it. */
export async function revokeInvitation(services: Services, interviewId: string): Promise<void> {
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview) throw notFound("interview.not_found");
    await changeInterview(services, tx, interview, "revoke");
    await updateRows(tx, Invitation, { interviewId, endedAt: IsNull() }, { endedAt: clock.now() });
    await tx.manager.delete(CandidateSession, { interviewId });
    await events.publish(tx, "interview.revoked", interviewId, {});
  });
}
