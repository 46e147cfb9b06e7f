import type { EntityManager } from "typeorm";
import { Candidate } from "../../candidates/entity";
import type { Transaction } from "../../db/database";
import { selectEqual, selectOne } from "../../db/statements";
import type { Interview } from "../../interviews/entity";
import { writeToken } from "../../invitations/issueLink";
import { type Way, reachOf, waysTo } from "../../invitations/ways";
import { GATEWAYS, Message } from "../../notifications/entity";
import { sendMessage } from "../../notifications/sendMessage";
import type { Services } from "../../services";
import { type Agreed, agreedText, invitationText } from "./texts";

/** The way their invitation reached them; else by phone, else by mail. */
async function waysFor(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  interview: Interview,
  candidate: Candidate,
): Promise<Way[]> {
  const messages = await selectEqual(manager, Message, { interviewId: interview.id });
  const used = messages
    .filter(({ purpose, state }) => purpose === "invitation" && (state === "sent" || state === "delivered"))
    .map(({ channel }) => channel);
  const reach = await reachOf(services, manager, candidate, used);
  const known = waysTo(reach, used);
  return known.length > 0 ? known : waysTo(reach, GATEWAYS).slice(0, 1);
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
  const ways = await waysFor(services, tx.manager, interview, candidate);
  if (ways.length === 0) return;
  const { token, link } = await writeToken(services, tx, interview.id);
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
