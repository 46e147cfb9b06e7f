import type { ChatNews } from "../../../server/chats/news";
import type { Commit, JobHandler } from "../../../server/queue/runner";
import type { Bot } from "../../context";
import { spreadNews } from "./spreadNews";
import { refreshOnNews } from "../progress/refreshOnNews";

/** One that listens to news: reads what it needs, and returns what is to be written with the end of the job. */
export type NewsListener = (bot: Bot, news: ChatNews) => Promise<Commit | void>;

/** Whoever wants to hear what happened adds a line. */
const listeners: readonly NewsListener[] = [refreshOnNews, spreadNews];

/** Every listener's writes and the end of the job are one transaction: told once, or again from the beginning. */
export const tellNews = (bot: Bot): JobHandler<ChatNews> => ({
  concurrency: 2,
  attempts: 8,
  async run(news) {
    const commits: Commit[] = [];
    for (const listen of listeners) {
      const commit = await listen(bot, news);
      if (commit) commits.push(commit);
    }
    return async (tx) => {
      for (const commit of commits) await commit(tx);
    };
  },
});
