import { applyContactEvent } from "../server/chats/accounts/applyContactEvent";
import type { ChatJobKind } from "../server/queue/queue";
import type { JobHandlers } from "../server/queue/runner";
import type { Bot } from "./context";
import { sendMessages } from "./delivery/sendMessages";
import { showCard } from "./delivery/showCard";
import { handleEvent } from "./handlers/handleEvent";
import { tellNews } from "./handlers/news/tellNews";

/** What each kind of job of the chats does; the worker's own are in server/jobs.ts. */
export const listChatHandlers = (bot: Bot): Partial<JobHandlers<ChatJobKind>> => ({
  "chat.event": handleEvent(bot, {
    onContact: ({ services }, event) => applyContactEvent(services, event),
  }),
  "chat.news": tellNews(bot),
  "chat.card": showCard(bot),
  "chat.message": sendMessages(bot),
});
