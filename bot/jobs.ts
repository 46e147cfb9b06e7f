import type { ChatJobKind } from "../server/queue/queue";
import type { JobHandlers } from "../server/queue/runner";
import type { Bot } from "./context";
import { handleEvent } from "./handlers/handleEvent";
import { tellNews } from "./handlers/tellNews";

/** What each kind of job of the chats does; the worker's own are in server/jobs.ts. */
export const listChatHandlers = (bot: Bot): Partial<JobHandlers<ChatJobKind>> => ({
  "chat.event": handleEvent(bot, {
    // Contacts that changed are read again with the next full round.
    onContact: async () => undefined,
  }),
  "chat.news": tellNews(bot),
});
