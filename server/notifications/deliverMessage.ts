import { updateRows } from "../db/rows";
import type { Commit, JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { Message } from "./entity";

/**
 * Claims the message before the outside call. A message found in `sending` was cut off there, and one that
 * `failed` may have gone out all the same: the channel is asked; where that cannot be known it stays for a person to see, and is not repeated.
 */
export function deliverMessage(services: Services): JobHandler<{ messageId: string }> {
  const { db, clock, cipher, channels, log } = services;
  return {
    concurrency: 4,
    attempts: 5,
    async run({ messageId }) {
      const markSent: Commit = async (tx) => {
        await updateRows(tx, Message, { id: messageId }, { state: "sent", sentAt: clock.now() });
      };
      const message = await db.read.findOneByOrFail(Message, { id: messageId });
      const channel = channels[message.channel];
      if (message.state === "sent" || message.state === "unknown") return;
      if (message.state !== "waiting") {
        const known = await channel.wasSent(messageId);
        if (known === null) {
          log.warn({ messageId }, "message outcome unknown");
          return async (tx) => void (await updateRows(tx, Message, { id: messageId }, { state: "unknown" }));
        }
        if (known) return markSent;
      }
      const { state } = message;
      const claimed = await db.write((tx) =>
        updateRows(tx, Message, { id: messageId, state }, { state: "sending" }),
      );
      // Another process has it: this run was taken for dead.
      if (claimed === 0) return;
      await channel.send({
        id: messageId,
        to: cipher.decrypt(message.toSealed, `messages.to:${messageId}`),
        subject: message.subject,
        text: cipher.decrypt(message.textSealed, `messages.text:${messageId}`),
      });
      return markSent;
    },
    async giveUp({ messageId }, tx) {
      await updateRows(tx, Message, { id: messageId }, { state: "failed" });
    },
  };
}
