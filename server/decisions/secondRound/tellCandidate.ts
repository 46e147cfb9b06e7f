import type { EntityManager } from "typeorm";
import { Candidate } from "../../candidates/entity";
import type { Transaction } from "../../db/database";
import { selectEqual, selectOne } from "../../db/statements";
import type { Interview } from "../../interviews/entity";
import { Invitation } from "../../invitations/entity";
import { writeToken } from "../../invitations/issueLink";
import { candidateLink, linkBase } from "../../invitations/links";
import { type Way, reachOf, waysTo } from "../../invitations/ways";
import { GATEWAYS, Message } from "../../notifications/entity";
import { sendMessage } from "../../notifications/sendMessage";
import { hashToken } from "../../security/tokens";
import type { Services } from "../../services";
import { type Agreed, agreedText, invitationText } from "./texts";

/** The way their invitation reached them; else by phone, else by mail. */
async function waysFor(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  messages: readonly Message[],
  candidate: Candidate,
): Promise<Way[]> {
  const used = messages
    .filter(({ purpose, state }) => purpose === "invitation" && (state === "sent" || state === "delivered"))
    .map(({ channel }) => channel);
  const reach = await reachOf(services, manager, candidate, used);
  const known = waysTo(reach, used);
  return known.length > 0 ? known : waysTo(reach, GATEWAYS).slice(0, 1);
}

/**
 * The link that invited them to this round, where it still leads here: whoever logged in by it finds their page without
 * another code.
 */
async function knownLink(
  { cipher, env }: Pick<Services, "cipher" | "env">,
  manager: EntityManager,
  messages: readonly Message[],
) {
  const last = messages
    .filter(({ purpose, paramsSealed }) => purpose === "second_round" && paramsSealed !== null)
    .toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime())[0];
  if (!last?.paramsSealed) return null;
  const { token } = JSON.parse(cipher.decrypt(last.paramsSealed, `messages.params:${last.id}`)) as {
    token: string;
  };
  const invitation = await selectOne(manager, Invitation, { tokenHash: hashToken(token) });
  return invitation && !invitation.endedAt
    ? { token, link: candidateLink(linkBase(env).origin, token) }
    : null;
}

/**
 * Writes to the candidate with a link of their own, in the language of their interview: to say when they can come, or
 * what was agreed.
 */
export async function tellCandidate(
  services: Services,
  tx: Transaction,
  interview: Interview,
  agreed: Agreed | null,
): Promise<void> {
  const candidate = await selectOne(tx.manager, Candidate, { id: interview.candidateId });
  if (!candidate) return;
  const messages = await selectEqual(tx.manager, Message, { interviewId: interview.id });
  const ways = await waysFor(services, tx.manager, messages, candidate);
  if (ways.length === 0) return;
  const known = agreed && (await knownLink(services, tx.manager, messages));
  const { token, link } = known ?? (await writeToken(services, tx, interview.id));
  const names = { name: candidate.name, company: services.env.COMPANY_NAME, job: interview.jobTitle };
  const facts = { ...names, language: interview.language, link };
  const { subject, sms, mail } = agreed ? agreedText(facts, agreed) : invitationText(facts);
  for (const { channel, to } of ways) {
    const message = {
      interviewId: interview.id,
      channel,
      to,
      subject,
      text: channel === "email" ? mail : sms,
    };
    await (agreed
      ? sendMessage(services, tx, {
          ...message,
          purpose: "second_round_agreed",
          params: { ...names, time: agreed.when, token },
        })
      : sendMessage(services, tx, { ...message, purpose: "second_round", params: { ...names, token } }));
  }
}
