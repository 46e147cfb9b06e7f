import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import type { Services } from "../services";
import { Message } from "./entity";
import { isTroubled } from "./troubled";

/**
 * Takes a message that failed, or whose outcome nobody knows, off the list: somebody has reached the person in another
 * way. It is not sent again, and what the channel may still say of it changes nothing.
 * @throws message.not_found, message.not_troubled
 */
export async function settleMessage(
  { db, events }: Pick<Services, "db" | "events">,
  messageId: string,
  by: string,
): Promise<void> {
  await db.write(async (tx) => {
    const message = await findForUpdate(db, tx, Message, { id: messageId });
    if (!message) throw notFound("message.not_found");
    if (!isTroubled(message)) throw conflict("message.not_troubled");
    await updateRows(tx, Message, { id: messageId }, { state: "settled" });
    const { interviewId, channel, purpose } = message;
    if (interviewId) await events.publish(tx, "message.settled", interviewId, { channel, purpose, by });
  });
}
