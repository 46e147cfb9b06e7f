import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { type Instead, Message } from "./entity";
import { sendMessage } from "./sendMessage";

type Needed = Pick<Services, "cipher" | "clock" | "queue" | "events">;

/**
 * A chat platform has refused a message for good, which is written in this transaction: the same goes by SMS or mail,
 * once. Only where no attempt can have arrived, for then there is nothing to send in its place.
 */
export async function sendInstead(services: Needed, tx: Transaction, message: Message): Promise<void> {
  const { cipher, events } = services;
  const { id, interviewId, staffId, batchRecipientId, channel, purpose, insteadSealed } = message;
  if (insteadSealed === null) return;
  const { text, to, ...way } = JSON.parse(cipher.decrypt(insteadSealed, `messages.instead:${id}`)) as Instead;
  const params = message.paramsSealed
    ? (JSON.parse(cipher.decrypt(message.paramsSealed, `messages.params:${id}`)) as Record<string, string>)
    : {};
  const replacedBy = await sendMessage<typeof purpose>(services, tx, {
    ...way,
    to,
    text,
    interviewId,
    staffId,
    batchRecipientId,
    purpose,
    subject: message.subject,
    // As they were sealed for this purpose.
    params: params as never,
    validUntil: message.validUntil,
    quietHours: message.quietHours,
  });
  await updateRows(tx, Message, { id }, { replacedBy, insteadSealed: null });
  const told = { from: channel, channel: way.channel, purpose };
  if (interviewId) await events.publish(tx, "message.replaced", interviewId, told);
}
