import type { z } from "zod";
import { contactFor, maskContact } from "../candidates/contact";
import type { Candidate } from "../candidates/entity";
import { isPlatform } from "../chats/reach";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { badRequest, invalid } from "../http/errors";
import type { Interview } from "../interviews/entity";
import { GATEWAYS, type MessageChannel } from "../notifications/entity";
import type { QuietHours } from "../notifications/quietHours";
import { sendMessage } from "../notifications/sendMessage";
import { thawPlan } from "../plans/frozenPlans";
import { estimateMinutes } from "../plans/duration";
import { createToken, hashToken } from "../security/tokens";
import type { Services } from "../services";
import { Invitation } from "./entity";
import {
  type InvitationFacts,
  invitationChat,
  invitationMail,
  invitationParams,
  invitationSms,
} from "./invitationText";
import { candidateLink, linkBase, qrCodeOf } from "./links";
import type { MailTemplate } from "./mailTemplate";
import type { invitationSchema } from "./schema";
import { type Reach, type Way, assertOpen, insteadOf, reachOf, waysTo } from "./ways";

const SOONEST_MS = 10 * 60_000;
const LATEST_MS = 180 * 24 * 3_600_000;

/** Whether nobody could start in time any more. */
export const isTooLate = (now: Date, expiresAt: Date): boolean =>
  expiresAt.getTime() - now.getTime() < SOONEST_MS;

export function assertDeadline(now: Date, expiresAt: Date): void {
  const ahead = expiresAt.getTime() - now.getTime();
  if (isTooLate(now, expiresAt)) throw invalid("invitation.expires_too_soon");
  if (ahead > LATEST_MS) throw invalid("invitation.expires_too_late");
}

export type Delivery = {
  ways: readonly Way[];
  batchRecipientId?: string;
  quietHours?: QuietHours | null;
  /** Not before then. */
  sendAfter?: Date | null;
  /** In these words; an SMS has its template's. */
  mail?: MailTemplate | undefined;
};

export type WrittenLink = {
  link: string;
  /** Ready to paste into a chat. */
  text: string;
  delivered: { channel: MessageChannel; to: string }[];
};

/** What the messages to a candidate say, but for the secret. */
export async function invitationFacts(
  { env }: Pick<Services, "env">,
  tx: Pick<Transaction, "manager">,
  interview: Pick<Interview, "frozenPlanSha256" | "extraTimePercent" | "expiresAt">,
  candidateName: string,
  link: string,
): Promise<InvitationFacts> {
  const plan = await thawPlan(tx.manager, interview);
  return {
    companyName: env.COMPANY_NAME,
    candidateName,
    link,
    minutes: estimateMinutes(plan, interview.extraTimePercent),
    plan,
    expiresAt: interview.expiresAt,
    timeZone: env.TIME_ZONE,
  };
}

/** A new secret for the interview; those before it stay good until somebody ends them. */
export async function writeToken(
  { clock, env }: Pick<Services, "clock" | "env">,
  tx: Transaction,
  interviewId: string,
): Promise<{ token: string; link: string }> {
  const token = createToken(24);
  await insertRow(tx, Invitation, {
    id: newId(),
    interviewId,
    tokenHash: hashToken(token),
    createdAt: clock.now(),
    endedAt: null,
  });
  return { token, link: candidateLink(linkBase(env).origin, token) };
}

/**
 * Writes a new link for the interview and the messages that carry it; the secret leaves only in what it returns.
 */
export async function writeLink(
  services: Services,
  tx: Transaction,
  interview: Interview,
  candidate: Candidate,
  { ways, batchRecipientId, quietHours = null, sendAfter = null, mail: own }: Delivery,
): Promise<WrittenLink> {
  const { token, link } = await writeToken(services, tx, interview.id);
  const facts = await invitationFacts(services, tx, interview, candidate.name, link);
  const mail = invitationMail(facts, own);
  const delivered: WrittenLink["delivered"] = [];
  for (const way of ways) {
    const { channel, to } = way;
    await sendMessage(services, tx, {
      interviewId: interview.id,
      batchRecipientId: batchRecipientId ?? null,
      channel,
      purpose: "invitation",
      to,
      subject: mail.subject,
      text: textFor(channel, facts, mail),
      instead: insteadOf(way, (other) => textFor(other, facts, mail)),
      params: { ...invitationParams(facts), token },
      validUntil: interview.expiresAt,
      quietHours,
      sendAfter,
    });
    delivered.push({ channel, to: maskContact(to, channel) });
  }
  return { link, text: mail.body, delivered };
}

function textFor(channel: MessageChannel, facts: InvitationFacts, mail: MailTemplate): string {
  if (channel === "email") return mail.body;
  return channel === "sms" ? invitationSms(facts) : invitationChat(facts);
}

/** What HR asked for and cannot be had is said, unless the message goes another way. */
function assertReached(reach: Reach, wanted: readonly MessageChannel[], ways: readonly Way[]): void {
  if (ways.some(({ channel }) => isPlatform(channel))) return;
  const missing = GATEWAYS.some((channel) => wanted.includes(channel) && !contactFor(reach, channel));
  if (missing) throw badRequest("invitation.no_contact");
  if (wanted.length > 0 && ways.length === 0) throw badRequest("invitation.not_a_member");
}

/**
 * A new link for one candidate, with its QR code.
 * @throws invitation.channel_closed, invitation.no_contact, invitation.not_a_member
 */
export async function issueLink(
  services: Services,
  tx: Transaction,
  interview: Interview,
  candidate: Candidate,
  deliverBy: MessageChannel[],
): Promise<z.input<typeof invitationSchema>> {
  assertOpen(services, deliverBy);
  const reach = await reachOf(services, tx.manager, candidate, deliverBy);
  const ways = waysTo(reach, deliverBy);
  assertReached(reach, deliverBy, ways);
  const written = await writeLink(services, tx, interview, candidate, { ways });
  return {
    interviewId: interview.id,
    ...written,
    qrCode: await qrCodeOf(written.link),
    expiresAt: interview.expiresAt.toISOString(),
    reachableFromPhone: linkBase(services.env).reachableFromPhone,
  };
}
