import { IsNull } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import type { Transaction } from "../db/database";
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
  const { db, clock } = services;
  const now = clock.now();
  const expiresAt = new Date(input.expiresAt);
  assertDeadline(now, expiresAt);
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview) throw notFound("interview.not_found");
    const changed = await reopenInterview(services, tx, interview, expiresAt);
    const candidate = await tx.manager.findOneByOrFail(Candidate, { id: interview.candidateId });
    return issueLink(services, tx, changed, candidate, input.deliverBy);
  });
}

/**
 * Lets the interview be started until then, by a link that the caller writes; those before it end. The caller holds the
 * interview.
 * @throws interview.status
 */
export async function reopenInterview(
  services: Pick<Services, "clock" | "env" | "events">,
  tx: Transaction,
  interview: Interview,
  expiresAt: Date,
): Promise<Interview> {
  const again = transition(interview.status, "reinvite") === "not_started" ? { startedAt: null } : {};
  const changed = await changeInterview(services, tx, interview, "reinvite", { expiresAt, ...again });
  await endLinks(services, tx, interview.id);
  await services.events.publish(tx, "interview.invited", interview.id, { resent: true });
  return changed;
}

const endLinks = ({ clock }: Pick<Services, "clock">, tx: Transaction, interviewId: string) =>
  updateRows(tx, Invitation, { interviewId, endedAt: IsNull() }, { endedAt: clock.now() });

/** Ends the link and everybody who came in by it. */
export async function revokeInvitation(services: Services, interviewId: string): Promise<void> {
  const { db } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview) throw notFound("interview.not_found");
    await endInvitation(services, tx, interview);
  });
}

/** The same within a transaction whose caller holds the interview. */
export async function endInvitation(
  services: Pick<Services, "clock" | "env" | "events">,
  tx: Transaction,
  interview: Interview,
): Promise<void> {
  const { id: interviewId } = interview;
  await changeInterview(services, tx, interview, "revoke");
  await endLinks(services, tx, interviewId);
  await tx.manager.delete(CandidateSession, { interviewId });
  await services.events.publish(tx, "interview.revoked", interviewId, {});
}
