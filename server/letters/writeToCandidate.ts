import type { Candidate } from "../candidates/entity";
import type { Transaction } from "../db/database";
import type { Interview } from "../interviews/entity";
import { writeToken } from "../invitations/issueLink";
import { candidateLink, linkBase } from "../invitations/links";
import { insteadOf } from "../invitations/ways";
import type { MessageChannel } from "../notifications/entity";
import { sendMessage } from "../notifications/sendMessage";
import { createToken } from "../security/tokens";
import type { Services } from "../services";
import type { LetterKind } from "./entity";
import type { LetterText } from "./letterTexts";
import { quietHoursFor } from "./queueLetter";
import { waysToCandidate } from "./waysToCandidate";

type Needed = Pick<Services, "cipher" | "clock" | "queue" | "env">;

/**
 * Writes to a candidate by the channel they chose, not at night, with a link of their own. Returns the secret of the
 * link and the messages, or null where there is no way to them.
 */
export async function writeToCandidate(
  services: Needed,
  tx: Transaction,
  {
    candidate,
    interview,
    jobTitle,
    purpose,
  }: {
    candidate: Candidate;
    interview: Interview | null;
    jobTitle: string;
    purpose: LetterKind | "feedback_ready" | "review_answered";
  },
  textOf: (facts: { name: string; company: string; job: string; link: string }) => LetterText,
): Promise<{ token: string; messageIds: string[] } | null> {
  const { env } = services;
  const ways = await waysToCandidate(services, tx.manager, candidate, interview);
  if (ways.length === 0) return null;
  // Behind an interview's link are standing and feedback; without one, the letter itself.
  const { token, link } = interview ? await writeToken(services, tx, interview.id) : ownLink(env);
  const names = { name: candidate.name, company: env.COMPANY_NAME, job: jobTitle };
  const { subject, sms, mail } = textOf({ ...names, link });
  const textFor = (channel: MessageChannel) => (channel === "email" ? mail : sms);
  const messageIds: string[] = [];
  for (const way of ways) {
    const { channel, to } = way;
    messageIds.push(
      await sendMessage(services, tx, {
        interviewId: interview?.id ?? null,
        channel,
        purpose,
        to,
        subject,
        text: textFor(channel),
        instead: insteadOf(way, textFor),
        params: { ...names, token },
        quietHours: quietHoursFor(env),
      }),
    );
  }
  return { token, messageIds };
}

function ownLink(env: Services["env"]): { token: string; link: string } {
  const token = createToken(24);
  return { token, link: candidateLink(linkBase(env).origin, token) };
}
