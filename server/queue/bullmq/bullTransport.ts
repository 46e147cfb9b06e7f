import { newId } from "../../clock";
import type { Services } from "../../services";
import type { RedisLink } from "../../redis/openRedis";
import type { Carrier, Transport } from "../transport";
import { atMost } from "./atMost";
import { openBullCarrier } from "./bullCarrier";
import { watchReach } from "./reach";
import { STALE_MS, createRelay, keysOf } from "./relay";

const CLOSE_MS = 3_000;

/**
 * BullMQ carries rows from the process that wrote them to one that takes their kind. It is told no more than their
 * ids, and may lose all of it: each second a worker looks for what is due and was not sent, and for what was sent long
 * ago and waits still; a mark that is gone says that Redis was emptied, and that everything is to be sent again.
 */
export function openBullTransport(
  services: Pick<Services, "db" | "clock" | "log"> & { redis: RedisLink },
): Transport {
  const { clock, log, redis } = services;
  const reach = watchReach(redis.commands);
  const relay = createRelay(services);
  const carriers = new Set<Carrier>();
  const mark = `${keysOf(redis)}:filled`;

  let askedAt = 0;

  async function sweep(): Promise<ReadonlySet<string> | null> {
    await relay.due();
    const now = clock.now().getTime();
    if ((await redis.commands.exists(mark)) === 0) {
      await relay.all();
      await redis.commands.set(mark, newId());
    } else if (now - askedAt >= STALE_MS / 3) {
      askedAt = now;
      return relay.stale();
    }
    return null;
  }

  const look = () => {
    for (const carrier of carriers) carrier.look();
    if (carriers.size === 0 && reach.isReached) {
      relay.due().catch((error: unknown) => log.debug({ err: error }, "jobs not sent"));
    }
  };

  return {
    get name() {
      return reach.isReached ? "bullmq" : "database";
    },
    get redis() {
      return reach.isReached ? "reached" : "away";
    },
    bring(jobs) {
      if (reach.isReached) relay.bring(jobs);
      else look();
    },
    look,
    async open(rows) {
      await reach.ask();
      const carrier = openBullCarrier({ rows, redis, reach, relay, sweep, log });
      carriers.add(carrier);
      return {
        ...carrier,
        async stop() {
          carriers.delete(carrier);
          await carrier.stop();
        },
      };
    },
    async close() {
      reach.close();
      await atMost(CLOSE_MS, relay.close());
    },
  };
}
