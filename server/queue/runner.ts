import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { onceThere } from "../db/onceThere";
import { tellOutage } from "../db/tellOutage";
import type { Logger } from "../logger";
import type { AroundRun, JobHandlers } from "./handlers";
import { createJobRows } from "./jobRows";
import type { Queue } from "./queue";
import type { Carrier } from "./transport";

export {
  type AroundRun,
  type Commit,
  type JobContext,
  type JobHandler,
  type JobHandlers,
  LeftToAnother,
} from "./handlers";

const LOOK_MS = 1_000;

/** Runs the jobs of some kinds in this process, however the queue's transport brings them. */
export function createRunner(options: {
  db: Database;
  queue: Queue;
  clock: Clock;
  log: Logger;
  /** Of the kinds that this process takes. */
  handlers: Partial<JobHandlers>;
  around?: AroundRun;
}) {
  const { db, queue, clock, log, handlers, around = (_, run) => run() } = options;
  const rows = createJobRows({ db, clock, log, handlers, around });
  let carrier: Carrier | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  /** What nobody told of: a time that has come, a process that died, what somebody else wrote. */
  async function lookAround() {
    try {
      await rows.recover(false);
    } catch (error) {
      if (!tellOutage(log, error)) log.error({ err: error }, "jobs could not be recovered");
    }
    carrier?.look();
  }

  return {
    async start() {
      await onceThere(log, () => rows.recover(db.dialect === "sqlite"));
      carrier = await queue.transport.open(rows);
      timer = setInterval(() => {
        looking ??= lookAround().finally(() => {
          looking = null;
        });
      }, LOOK_MS);
      carrier.look();
    },
    /** Stops taking jobs and gives running ones a moment; what is not done stays in the outbox. */
    async stop(graceMs = 5_000) {
      clearInterval(timer);
      await looking;
      try {
        await Promise.all([rows.stop(graceMs), carrier?.stop()]);
      } finally {
        await carrier?.close();
      }
    },
  };
}
export type Runner = ReturnType<typeof createRunner>;
