import type { JobHandler } from "../../server/queue/runner";
import type { ContactEvent } from "../chatEvent";
import type { Bot } from "../context";
import { emptyEvent, failEvent, openEvent } from "../inbox";
import { handleMessage } from "./handleMessage";

/** What is done with news of the platform's contacts. */
export type ContactHandler = (bot: Bot, event: ContactEvent) => Promise<void>;

/**
 * Handles what was written down. Cut off in the middle it is handled from the beginning: commands do their work once
 * for each event, and what they only say may be said again.
 */
export const handleEvent = (
  bot: Bot,
  { onContact }: { onContact: ContactHandler },
): JobHandler<{ eventId: string }> => ({
  concurrency: 4,
  attempts: 6,
  async run({ eventId }) {
    const event = await openEvent(bot.services, eventId);
    if (!event) return;
    if (event.kind === "message") await handleMessage(bot, event);
    else await onContact(bot, event);
    return async (tx) => void (await emptyEvent(tx, eventId));
  },
  async giveUp({ eventId }, tx) {
    await failEvent(tx, eventId);
  },
});
