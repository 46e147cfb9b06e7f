import type { EntityManager } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { isPlatform } from "../../chats/reach";
import type { Transaction } from "../../db/database";
import { selectEqual, selectOne } from "../../db/statements";
import type { Interview } from "../../interviews/entity";
import { Invitation } from "../../invitations/entity";
import { writeToken } from "../../invitations/issueLink";
import { candidateLink, linkBase } from "../../invitations/links";
import { type Way, gatewaysTo, insteadOf, reachOf, waysTo } from "../../invitations/ways";
import { GATEWAYS, Message, type MessageChannel } from "../../notifications/entity";
import { sendMessage } from "../../notifications/sendMessage";
import { hashToken } from "../../security/tokens";
import type { Services } from "../../services";
import { type Agreed, type Facts, agreedText, changeText, invitationText } from "./texts";

function textOf(what: "choose" | "change" | Agreed, facts: Facts) {
  if (typeof what !== "string") return agreedText(facts, what);
  return what === "choose" ? invitationText(facts) : changeText(facts);
}

/** The way their invitation reached them; else, or where that is refused, by phone, else by mail. */
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
  const [instead] = gatewaysTo(reach, GATEWAYS);
  if (known.length === 0) return instead ? [instead] : [];
  return known.map((way) => (isPlatform(way.channel) && instead ? { ...way, instead } : way));
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
 * Writes to the candidate with a link of their own, in the language of their interview: to say when they can come, to
 * say it anew, or what was agreed.
 */
export async function tellCandidate(
  services: Services,
  tx: Transaction,
  interview: Interview,
  what: "choose" | "change" | Agreed,
): Promise<void> {
  const candidate = await selectOne(tx.manager, Candidate, { id: interview.candidateId });
  if (!candidate) return;
  const messages = await selectEqual(tx.manager, Message, { interviewId: interview.id });
  const ways = await waysFor(services, tx.manager, messages, candidate);
  if (ways.length === 0) return;
  const agreed = typeof what === "string" ? null : what;
  const known = what === "choose" ? null : await knownLink(services, tx.manager, messages);
  const { token, link } = known ?? (await writeToken(services, tx, interview.id));
  const names = { name: candidate.name, company: services.env.COMPANY_NAME, job: interview.jobTitle };
  const facts = { ...names, language: interview.language, link };
  const { subject, sms, mail } = textOf(what, facts);
  const textFor = (channel: MessageChannel) => (channel === "email" ? mail : sms);
  for (const way of ways) {
    const { channel, to } = way;
    const message = {
      interviewId: interview.id,
      channel,
      to,
      subject,
      text: textFor(channel),
      instead: insteadOf(way, textFor),
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
