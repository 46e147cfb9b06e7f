import { createRunner } from "../server/queue/runner";
import { runSchedules } from "../server/schedules/runSchedules";
import type { Services } from "../server/services";
import { observeJobs } from "../server/telemetry/observeJobs";
import type { EventSink } from "./platform";
import type { Bot } from "./context";
import { expireChoices } from "./handlers/choice/expireChoices";
import { pruneEvents, takeEvent } from "./inbox";
import { listChatHandlers } from "./jobs";
import { observePlatforms, observeSink } from "./observeBot";
import { pressCard } from "./pressCard";

/** Where every platform's events go. */
export const createSink = (services: Services): EventSink =>
  observeSink(services, {
    take: (event) => takeEvent(services, event),
    press: pressCard(services),
  });

/** Hears what the platforms send, and works on nothing: for a process without the role `bot`. */
export function createHearing({ services, platforms }: Bot) {
  const all = Object.values(platforms);
  return {
    async start() {
      for (const platform of all) await platform.start(createSink(services));
    },
    async stop() {
      await Promise.allSettled(all.map((platform) => platform.stop()));
    },
  };
}

/** What people write and press in the chats, and what they are shown there. Any number of processes may have one. */
export function createBot(bot: Bot) {
  const { services, platforms } = bot;
  const { db, queue, clock, log } = services;
  const handlers = listChatHandlers({ services, platforms: observePlatforms(services, platforms) });
  const runner = createRunner({ db, queue, clock, log, handlers, around: observeJobs(services) });
  const sink = createSink(services);
  const schedules = runSchedules(services, [
    {
      name: "chats.prune",
      pattern: "23 2 * * *",
      async work() {
        await pruneEvents(services);
        await expireChoices(services);
      },
    },
  ]);
  const all = Object.values(platforms);

  return {
    /** Of this process' platforms; for whoever has an event that no transport brought. */
    sink,
    async start() {
      // What was taken before the last end is answered first.
      await runner.start();
      for (const platform of all) await platform.start(sink);
      schedules.start();
    },
    /** Nothing comes in any more, then what is being worked on ends; what is left waits in the outbox. */
    async stop() {
      schedules.stop();
      await Promise.allSettled(all.map((platform) => platform.stop()));
      await runner.stop();
    },
  };
}
export type RunningBot = ReturnType<typeof createBot>;
