import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { Message } from "./entity";
import { isMoot } from "./isMoot";
import { MAX_TRIES } from "./progress";
import { queueDelivery } from "./queueDelivery";
import { isTroubled } from "./troubled";

/**
 * Sends a failed message again, with new tries. One whose outcome is unknown may have arrived: it goes out again only
 * when a person has `confirmed` that the recipient may get it twice.
 * @throws message.not_found, message.not_resendable, message.unconfirmed, message.too_late
 */
export async function resendMessage(
  services: Pick<Services, "db" | "clock" | "cipher" | "queue" | "events">,
  messageId: string,
  { by, confirmed = false }: { by: string; confirmed?: boolean },
): Promise<void> {
  const { db, clock, queue, events } = services;
  await db.write(async (tx) => {
    const message = await findForUpdate(db, tx, Message, { id: messageId });
    if (!message) throw notFound("message.not_found");
    if (message.state === "unknown" && !confirmed) throw conflict("message.unconfirmed");
    if (!isTroubled(message)) throw conflict("message.not_resendable");
    const isLate = message.validUntil !== null && message.validUntil <= clock.now();
    if (isLate || (await isMoot(services, tx.manager, message))) throw conflict("message.too_late");
    await updateRows(
      tx,
      Message,
      { id: messageId },
      { state: "waiting", sendAfter: null, triesLeft: MAX_TRIES, failure: null, failureDetail: null },
    );
    await queueDelivery(queue, tx, message, { priority: PRIORITY.waiting });
    const { interviewId, channel, purpose } = message;
    if (interviewId) await events.publish(tx, "message.resent", interviewId, { channel, purpose, by });
  });
}
