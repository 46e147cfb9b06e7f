import type { z } from "zod";
import { contactFor, maskContact, openContact } from "../candidates/contact";
import type { Candidate } from "../candidates/entity";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { badRequest, invalid } from "../http/errors";
import type { Interview } from "../interviews/entity";
import type { MessageChannel } from "../notifications/entity";
import { sendMessage } from "../notifications/sendMessage";
import { thawPlan } from "../plans/frozenPlans";
import { estimateMinutes } from "../plans/duration";
import { createToken, hashToken } from "../security/tokens";
import type { Services } from "../services";
import { Invitation } from "./entity";
import { invitationParams, invitationSubject, invitationText } from "./invitationText";
import { candidateLink, linkBase, qrCodeOf } from "./links";
import type { invitationSchema } from "./schema";

const SOONEST_MS = 10 * 60_000;
const LATEST_MS = 180 * 24 * 3_600_000;

export function assertDeadline(now: Date, expiresAt: Date): void {
  const ahead = expiresAt.getTime() - now.getTime();
  if (ahead < SOONEST_MS) throw invalid("invitation.expires_too_soon");
  if (ahead > LATEST_MS) throw invalid("invitation.expires_too_late");
}

/** Writes a new link for the interview and the messages that carry it; the secret leaves only in what it returns. */
export async function issueLink(
  services: Services,
  tx: Transaction,
  interview: Interview,
  candidate: Candidate,
  deliverBy: MessageChannel[],
): Promise<z.input<typeof invitationSchema>> {
  const { env, clock } = services;
  const token = createToken(24);
  await insertRow(tx, Invitation, {
    id: newId(),
    interviewId: interview.id,
    tokenHash: hashToken(token),
    createdAt: clock.now(),
    endedAt: null,
  });

  const { origin, reachableFromPhone } = linkBase(env);
  const link = candidateLink(origin, token);
  const plan = await thawPlan(tx.manager, interview);
  const facts = {
    companyName: env.COMPANY_NAME,
    candidateName: candidate.name,
    link,
    minutes: estimateMinutes(plan, interview.extraTimePercent),
    plan,
    expiresAt: interview.expiresAt,
    timeZone: env.TIME_ZONE,
  };
  const text = invitationText(facts);

  const contact = openContact(services, candidate);
  const delivered: { channel: MessageChannel; to: string }[] = [];
  for (const channel of new Set(deliverBy)) {
    const to = contactFor(contact, channel);
    if (!to) throw badRequest("invitation.no_contact");
    await sendMessage(services, tx, {
      interviewId: interview.id,
      channel,
      purpose: "invitation",
      to,
      subject: invitationSubject(facts),
      text,
      params: { ...invitationParams(facts), token },
      validUntil: interview.expiresAt,
    });
    delivered.push({ channel, to: maskContact(to, channel) });
  }
  return {
    interviewId: interview.id,
    link,
    qrCode: await qrCodeOf(link),
    text,
    expiresAt: interview.expiresAt.toISOString(),
    reachableFromPhone,
    delivered,
  };
}
