import type { z } from "zod";
import { maskContact } from "../candidates/contact";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import { Message } from "./entity";
import { explainFailure } from "./failures";
import { LAST_LOOK_MS } from "./progress";
import type { messageStateSchema } from "./schema";

/** The newest; of whom more is sent, nobody reads the oldest. */
const MOST = 20;

/** What was sent about an interview and what became of it, newest first. */
export async function listMessagesOf(
  { db, cipher, channels, clock }: Pick<Services, "db" | "cipher" | "channels" | "clock">,
  interviewId: string,
  locale: Locale,
): Promise<z.input<typeof messageStateSchema>[]> {
  const messages = await db.read.find(Message, {
    where: { interviewId },
    order: { createdAt: "DESC", id: "DESC" },
    take: MOST,
  });
  const receiptOf = ({ state, channel, attemptedAt, createdAt }: Message) => {
    if (state !== "sent") return null;
    const gives = (channel === "sms" || channel === "email") && channels[channel].givesReceipts;
    if (!gives) return "none" as const;
    const age = clock.now().getTime() - (attemptedAt ?? createdAt).getTime();
    return age < LAST_LOOK_MS ? ("awaited" as const) : ("missing" as const);
  };
  return messages.map((message) => ({
    id: message.id,
    channel: message.channel,
    purpose: message.purpose,
    to: maskContact(cipher.decrypt(message.toSealed, `messages.to:${message.id}`), message.channel),
    state: message.state,
    receipt: receiptOf(message),
    reason: message.state === "failed" && message.failure ? explainFailure(message.failure, locale) : null,
    replaced: message.replacedBy !== null,
    at: (message.deliveredAt ?? message.sentAt ?? message.createdAt).toISOString(),
  }));
}
