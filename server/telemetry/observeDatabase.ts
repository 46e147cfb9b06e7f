import type { Database, Transaction } from "../db/database";
import { secondsSince } from "../metrics/createMetrics";
import { type Telemetry, putOver } from "./telemetry";

/** Writes with how long they took and how often they lost a race. */
export function observeDatabase(db: Database, { metrics, tracing }: Telemetry): Database {
  /** Who is told of a commit goes on with work of others: a runner that was woken claims whatever is due. */
  const outside =
    ({ afterCommit }: Transaction): Transaction["afterCommit"] =>
    (callback) =>
      afterCommit(() => tracing.outside(callback));

  return putOver(db, {
    write(work) {
      const startedAt = performance.now();
      return tracing.step("db.write", { attributes: { "db.system.name": db.dialect } }, async (span) => {
        let attempts = 0;
        let outcome = "rolled_back";
        try {
          const result = await db.write((tx) => {
            attempts += 1;
            return work(tracing.on ? { ...tx, afterCommit: outside(tx) } : tx);
          });
          outcome = "committed";
          return result;
        } finally {
          metrics.databaseWrites.observe({ outcome }, secondsSince(startedAt));
          if (attempts > 1) {
            metrics.databaseRetries.inc(attempts - 1);
            span.set({ "zhimian.retries": attempts - 1 });
          }
        }
      });
    },
  });
}
