import { tellOutage } from "../db/tellOutage";
import type { Logger } from "../logger";
import type { JobRows } from "./jobRows";
import type { Carrier, Transport } from "./transport";

/** Looks for due rows in the database and begins as many as there is room for. */
export function createPolling(rows: JobRows, log: Logger) {
  let filling: Promise<void> | null = null;
  let again = false;

  async function fill() {
    do {
      again = false;
      for (const kind of await rows.dueKinds()) {
        if (rows.stopping.aborted) return;
        const begun = await rows.beginNext(kind);
        if (!begun) continue;
        again = true;
        void begun.outcome.then(look);
      }
    } while (again && !rows.stopping.aborted);
  }

  function look() {
    if (rows.stopping.aborted) return;
    if (filling) {
      again = true;
      return;
    }
    filling = fill()
      .catch((error: unknown) => {
        if (!tellOutage(log, error)) log.error({ err: error }, "jobs could not be claimed");
      })
      .finally(() => {
        filling = null;
      });
  }

  return {
    look,
    /** Nothing is being claimed any more. */
    async settled() {
      await filling;
    },
  };
}

/** Rows are found by looking for them: at once where this process has written them, each second in any case. */
export function createDatabaseTransport(log: Logger): Transport {
  const carriers = new Set<Carrier>();
  const look = () => {
    for (const carrier of carriers) carrier.look();
  };
  return {
    name: "database",
    redis: null,
    bring: look,
    look,
    async open(rows) {
      const polling = createPolling(rows, log);
      const carrier: Carrier = {
        look: polling.look,
        async stop() {
          carriers.delete(carrier);
          await polling.settled();
        },
        async close() {},
      };
      carriers.add(carrier);
      return carrier;
    },
    async close() {},
  };
}
