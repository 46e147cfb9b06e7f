import { In } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { noteAccount } from "../chats/accounts/noteAccount";
import type { ChatAccount, Platform } from "../chats/entity";
import { openPlatforms, reachByPhone } from "../chats/reach";
import { isSameUser } from "../chats/userIds";
import type { KeptIdentity } from "../chats/logins/keptIdentity";
import { selectOne } from "../db/statements";
import { conflict, forbidden } from "../http/errors";
import { Message } from "../notifications/entity";
import type { Services } from "../services";
import type { candidateSessionSchema } from "./candidateSchema";
import type { Interview } from "./entity";
import { assertNotExpired, findByLink } from "./findInvitation";
import { openCandidateSession } from "./identity";

/** It had arrived there, or may have: somebody who shows that they have this account was written to. */
const ARRIVED = ["sent", "delivered", "unknown"] as const;

/**
 * A session for whoever has the link and a chat account that is plainly the candidate's: the platform tells their
 * number or address for it, or the invitation went there. Takes the place of the one-time code, and of nothing else.
 * @throws 403 `identity.account_wrong`; 409 `consent.required`
 */
export async function verifyAccount(
  services: Services,
  token: string,
  { platform, userId, name }: KeptIdentity,
): Promise<z.input<typeof candidateSessionSchema>> {
  const { db, clock } = services;
  const interview = await findByLink(db.read, token);
  assertNotExpired(interview, clock.now());
  if (interview.consentAiEvaluation !== true) throw conflict("consent.required");
  const account = await noteAccount(services, platform, { id: userId, name });
  const candidate = await db.read.findOneByOrFail(Candidate, { id: interview.candidateId });
  const theirs =
    !account.leftAt &&
    (isContactOf(candidate, account) ||
      (!isSomebodyElses(candidate, account) &&
        (await wasWrittenTo(services, interview, platform, account.userId))));
  if (!theirs) throw forbidden("identity.account_wrong");
  return db.write((tx) => openCandidateSession(services, tx, interview.id, platform));
}

/** The number decides where both have one; of addresses counts only the company's mailbox. */
function isContactOf(
  { phoneIndex, emailIndex }: Pick<Candidate, "phoneIndex" | "emailIndex">,
  account: ChatAccount,
): boolean {
  if (phoneIndex && account.mobileIndex) return phoneIndex === account.mobileIndex;
  return emailIndex !== null && account.emailProved && emailIndex === account.emailIndex;
}

/** A number that was typed wrong may have sent the invitation to a colleague; once it is put right they are nobody. */
const isSomebodyElses = (
  { phoneIndex }: Pick<Candidate, "phoneIndex">,
  { mobileIndex }: Pick<ChatAccount, "mobileIndex">,
): boolean => phoneIndex !== null && mobileIndex !== null && phoneIndex !== mobileIndex;

async function wasWrittenTo(
  { db, cipher }: Pick<Services, "db" | "cipher">,
  { id: interviewId }: Pick<Interview, "id">,
  platform: Platform,
  userId: string,
): Promise<boolean> {
  const sent = await db.read.find(Message, {
    select: { id: true, toSealed: true },
    where: {
      interviewId,
      channel: platform,
      purpose: In(["invitation", "reminder"]),
      state: In(ARRIVED),
    },
  });
  return sent.some(({ id, toSealed }) =>
    isSameUser(platform, cipher.decrypt(toSealed, `messages.to:${id}`), userId),
  );
}

/** By which accounts the page may offer to confirm who one is. */
export async function accountsOffered(
  services: Pick<Services, "db" | "platforms">,
  { id: interviewId, candidateId }: Pick<Interview, "id" | "candidateId">,
): Promise<Platform[]> {
  const { db } = services;
  const configured = openPlatforms(services);
  if (configured.length === 0) return [];
  const candidate = await selectOne(db.read, Candidate, { id: candidateId });
  const phoneIndex = candidate?.phoneIndex ?? "";
  const reached = await reachByPhone(db.read, configured, phoneIndex === "" ? [] : [phoneIndex]);
  const accounts = reached.get(phoneIndex) ?? {};
  const offered: Platform[] = [];
  for (const platform of configured) {
    const isMember = accounts[platform] !== undefined;
    if (isMember || (await db.read.existsBy(Message, { interviewId, channel: platform })))
      offered.push(platform);
  }
  return offered;
}
