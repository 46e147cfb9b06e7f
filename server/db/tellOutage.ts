import type { Logger } from "../logger";
import { type Outage, createOutage } from "../outage";
import { isDatabaseAway } from "./failures";

/** One for each log, which is one for each process: all who meet an outage meet the same. */
const outages = new WeakMap<Logger, Outage>();

function outageOf(log: Logger): Outage {
  const known = outages.get(log);
  if (known) return known;
  const outage = createOutage(log, {
    level: "error",
    begins: "the database is away",
    lasts: "the database is away still",
    ends: "the database has not failed any more",
  });
  outages.set(log, outage);
  return outage;
}

/**
 * Everything fails while the database is away, each second and with each request: that is told as one outage.
 * @returns whether the error is of this kind; whoever asks has to tell of all others
 */
export function tellOutage(log: Logger, error: unknown): boolean {
  if (!isDatabaseAway(error)) return false;
  outageOf(log).met({ err: error });
  return true;
}
