import { type JobHandler, LeftToAnother } from "../../server/queue/runner";
import type { ContactEvent } from "../chatEvent";
import type { Bot } from "../context";
import { emptyEvent, failEvent, openEvent } from "../inbox";
import { handleMessage } from "./handleMessage";

/** What is done with news of the platform's contacts. */
export type ContactHandler = (bot: Bot, event: ContactEvent) => Promise<void>;

/**
 * Handles what was written down. Cut off in the middle it is handled from the beginning: commands do their work once
 * for each event, and what may have been said is not said again.
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
    if (event.kind !== "message") await onContact(bot, event);
    else if (bot.platforms[event.platform]?.reaches(event) === false) throw new LeftToAnother();
    else await handleMessage(bot, event);
    return async (tx) => void (await emptyEvent(tx, eventId));
  },
  async giveUp({ eventId }, tx) {
    await failEvent(tx, eventId);
  },
});
