import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { Message, type MessageChannel } from "./entity";

/** Writes a message and the job that delivers it, with the change that causes them. */
export async function sendMessage(
  { cipher, clock, queue }: Pick<Services, "cipher" | "clock" | "queue">,
  tx: Transaction,
  message: {
    interviewId: string;
    channel: MessageChannel;
    purpose: Message["purpose"];
    to: string;
    subject: string;
    text: string;
  },
): Promise<void> {
  const id = newId();
  const { interviewId, channel, purpose, to, subject, text } = message;
  await insertRow(tx, Message, {
    id,
    interviewId,
    channel,
    purpose,
    toSealed: cipher.encrypt(to, `messages.to:${id}`),
    subject,
    textSealed: cipher.encrypt(text, `messages.text:${id}`),
    state: "waiting",
    createdAt: clock.now(),
    sentAt: null,
  });
  await queue.enqueue(tx, "notifications.deliver", { messageId: id }, { priority: PRIORITY.waiting });
}
