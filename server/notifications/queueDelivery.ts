import type { Transaction } from "../db/database";
import type { EnqueueOptions, Queue } from "../queue/queue";
import type { Message } from "./entity";

/** Each channel has its own jobs: a mail server may take minutes to answer, and codes by SMS must not wait behind it. */
const kinds = {
  sms: "notifications.deliver",
  email: "notifications.deliver_mail",
  dingtalk: "chat.message",
  wecom: "chat.message",
} as const;

/** Writes the job that takes the message its next step, with the change that causes it. */
export const queueDelivery = (
  queue: Queue,
  tx: Transaction,
  { id, channel }: Pick<Message, "id" | "channel">,
  options: EnqueueOptions,
): Promise<void> => queue.enqueue(tx, kinds[channel], { messageId: id }, options);
