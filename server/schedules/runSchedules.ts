import { Cron } from "croner";
import { tellOutage } from "../db/tellOutage";
import type { Services } from "../services";
import { createTicker, listMissed } from "./takeTicks";

/** What time alone brings. */
export type Schedule = {
  /** Its row's id, the same in every process: at most 40 characters. */
  name: string;
  /** As cron writes it, with seconds where there are six, on the company's clocks. */
  pattern: string;
  /** Is of no use later, and is not made up where nobody ran or the database was away. */
  onlyOnTime?: boolean;
  work(): Promise<unknown>;
};

/** A timer may be a little early by the clock. */
const EARLY_MS = 500;
/** Away from the full minute, at which most have their turn. */
const LOOK_AGAIN = "40 * * * * *";

/**
 * Fires each tick once, in one of the processes that run the same schedules. The last tick of each is offered again at
 * the start and each minute: a machine that is off at night, or a database that is away then, only puts things off.
 */
export function runSchedules(
  services: Pick<Services, "db" | "clock" | "log" | "env">,
  schedules: readonly Schedule[],
  lookAgain = LOOK_AGAIN,
) {
  const { db, log, env } = services;
  const ticker = createTicker(services);
  let stopped = false;

  const tell = (schedule: string, error: unknown) => {
    if (!tellOutage(log, error)) log.error({ err: error, schedule }, "schedule failed");
  };

  const offers = schedules.map(({ name, pattern, work, onlyOnTime = false }) => {
    const cron: Cron = new Cron(
      pattern,
      {
        paused: true,
        protect: true,
        timezone: env.TIME_ZONE,
        catch: (error) => tell(name, error),
      },
      async () => {
        const [tick] = cron.previousRuns(1, new Date(Date.now() + EARLY_MS));
        if (tick) await ticker(name, tick, async () => void (await work()));
      },
    );
    return { name, cron, work, onlyOnTime };
  });

  async function makeUp(): Promise<void> {
    const last = offers.flatMap(({ cron, ...schedule }) => {
      const [tick] = schedule.onlyOnTime ? [] : cron.previousRuns(1, new Date());
      return tick ? [{ ...schedule, tick }] : [];
    });
    // One after another: whoever starts in the morning has other things to do as well.
    for (const { name, tick, work } of await listMissed(db, last)) {
      if (stopped) return;
      await ticker(name, tick, async () => void (await work())).catch((error: unknown) => tell(name, error));
    }
  }
  // That the database is away is told by the ticks themselves.
  const again = new Cron(lookAgain, { paused: true, protect: true, catch: true }, makeUp);

  return {
    start() {
      for (const { cron } of offers) cron.resume();
      again.resume();
      void again.trigger();
    },
    stop() {
      stopped = true;
      again.stop();
      for (const { cron } of offers) cron.stop();
    },
  };
}
