import { Cron } from "croner";
import type { Services } from "../services";
import { createTicker } from "./takeTicks";

/** What time alone brings. */
export type Schedule = {
  /** Its row's id, the same in every process: at most 40 characters. */
  name: string;
  /** As cron writes it, with seconds where there are six, on the company's clocks. */
  pattern: string;
  work(): Promise<unknown>;
};

/** A timer may be a little early by the clock. */
const EARLY_MS = 500;

/** Fires each tick once, in one of the processes that run the same schedules. */
export function runSchedules(
  services: Pick<Services, "db" | "clock" | "log" | "env">,
  schedules: readonly Schedule[],
) {
  const { log, env } = services;
  const ticker = createTicker(services);
  const crons = schedules.map(({ name, pattern, work }) => {
    const cron: Cron = new Cron(
      pattern,
      {
        paused: true,
        protect: true,
        timezone: env.TIME_ZONE,
        catch: (error) => log.error({ err: error, schedule: name }, "schedule failed"),
      },
      async () => {
        const [tick] = cron.previousRuns(1, new Date(Date.now() + EARLY_MS));
        if (tick) await ticker(name, tick, async () => void (await work()));
      },
    );
    return cron;
  });
  return {
    start() {
      for (const cron of crons) cron.resume();
    },
    stop() {
      for (const cron of crons) cron.stop();
    },
  };
}
