import type { Services } from "../services";
import { createDatabaseTransport } from "./databaseTransport";
import { type Queue, createQueue } from "./queue";
import type { Transport } from "./transport";

type Needed = Pick<Services, "db" | "clock" | "log" | "redis">;

/** With Redis configured BullMQ carries the jobs; their rows stay the truth (docs/adr/0036). */
export const openQueue = (needed: Needed): Queue =>
  createQueue({ clock: needed.clock, transport: openTransport(needed) });

function openTransport({ db, clock, log, redis }: Needed): Transport {
  if (!redis) return createDatabaseTransport(log);
  // Loaded only where it is used.
  const { openBullTransport } =
    require("./bullmq/bullTransport") as typeof import("./bullmq/bullTransport.js");
  return openBullTransport({ db, clock, log, redis });
}
