import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "bullmq";
import type { Redis } from "ioredis";
import { tellOutage } from "../../db/tellOutage";
import type { Logger } from "../../logger";
import { createOutage } from "../../outage";
import type { RedisLink } from "../../redis/openRedis";
import { createPolling } from "../databaseTransport";
import type { JobRows } from "../jobRows";
import type { JobKind } from "../queue";
import type { Carrier } from "../transport";
import { atMost } from "./atMost";
import type { Reach } from "./reach";
import { type Relay, type Sent, keysOf } from "./relay";

const RECONNECT_MS = 1_000;
/** All connections are back by then, and the database need not be looked through any more. */
const SETTLED_MS = 3 * RECONNECT_MS;
const CLOSE_MS = 2_000;
/** By then this process waits behind the others again. */
const LEFT_MS = 50;
/** So long a job that cannot be asked for keeps its place. */
const AWAY_MS = 1_000;

/**
 * One BullMQ worker for each kind; while Redis is away, and for a moment longer, rows are taken from the database
 * instead. Where both bring the same row, one of them claims it.
 */
export function openBullCarrier(given: {
  rows: JobRows;
  redis: RedisLink;
  reach: Reach;
  relay: Relay;
  /** Sends what Redis ought to have. @returns the kinds of which something has waited there for long; null: not asked */
  sweep(): Promise<ReadonlySet<string> | null>;
  log: Logger;
}): Carrier {
  const { rows, redis, reach, relay, sweep, log } = given;
  const polling = createPolling(rows, log);
  const connection: Redis = redis.connect({
    // BullMQ's own condition: what was begun is told to Redis whenever it is back.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(RECONNECT_MS, 50 * times),
  });

  const refused = createOutage(log, {
    begins: "jobs could not be sent through Redis and are taken from the database",
    lasts: "jobs still cannot be sent through Redis",
    ends: "Redis has not refused jobs any more",
  });
  const withheld = createOutage(log, {
    begins: "jobs do not come through Redis and are taken from the database",
    lasts: "jobs still do not come through Redis",
    ends: "no more jobs were taken past Redis",
  });
  /** Of these Redis has brought something since it was last asked for what waits there for long. */
  const brought = new Set<string>();
  /** Of these it brings nothing, though there is room. */
  const keptBack = new Set<JobKind>();

  /** A backlog would be asked for over and over: while a place is kept, no more than there is room for is tried. */
  async function begin(kind: JobKind, row: Pick<Sent, "id" | "claims">) {
    try {
      return await rows.begin(kind, row);
    } catch (error) {
      const { stopping: signal } = rows;
      if (tellOutage(log, error)) await pause(AWAY_MS, undefined, { signal }).catch(() => undefined);
      throw error;
    }
  }

  async function work(kind: JobKind, { id, claims, left }: Sent): Promise<void> {
    brought.add(kind);
    keptBack.delete(kind);
    const begun = await begin(kind, { id, claims });
    if (!begun) return;
    if ((await begun.outcome) !== "left") return;
    const { priority, claims: now } = begun.job;
    const next = { id, kind, priority, claims: now, left: left + 1 };
    // BullMQ has whoever ends a job take the next one with it, which must not be this one again.
    setTimeout(() => relay.bring([next]), LEFT_MS).unref();
  }

  const workers = rows.kinds.map((kind) => {
    const { concurrency, rate } = rows.handlerOf(kind);
    const worker = new Worker<Sent>(kind, ({ data }) => work(kind, data), {
      connection,
      prefix: keysOf(redis),
      concurrency,
      ...(rate ? { limiter: { max: rate.max, duration: rate.perMs } } : {}),
      // Whether a job is lost is the row's to say, by its lease.
      maxStalledCount: 1_000_000,
      runRetryDelay: RECONNECT_MS,
    });
    worker.on("error", (error) => log.debug({ err: error, kind }, "worker in Redis"));
    return worker;
  });

  let reachedAt = Number.NEGATIVE_INFINITY;
  function tell(isReached: boolean): void {
    if (isReached) log.info("Redis is reached: jobs go through it again");
    else log.warn("Redis is away: jobs are taken from the database until it is back");
  }
  if (!reach.isReached) tell(false);
  const unfollow = reach.onChange((isReached) => {
    if (isReached) reachedAt = performance.now();
    tell(isReached);
    look();
  });

  /**
   * Behind a backlog there is no room, or Redis has brought others meanwhile. Where it has not, it keeps to itself what
   * it was given, whatever the reason; of a rate that all processes share it may only have been the best one.
   */
  async function fillUp(late: ReadonlySet<string> | null): Promise<void> {
    for (const kind of late?.size ? await rows.dueKinds() : []) {
      if (late?.has(kind) && !brought.has(kind) && !rows.handlerOf(kind).rate) keptBack.add(kind);
    }
    if (late) brought.clear();
    for (const kind of keptBack) {
      // No more than there is room for: whoever went on for as long as these end would look for nothing else.
      let room = rows.handlerOf(kind).concurrency;
      while (room > 0 && (await rows.beginNext(kind))) {
        withheld.met({ kind });
        room -= 1;
      }
    }
  }

  let sweeping: Promise<void> | null = null;
  function look(): void {
    if (rows.stopping.aborted) return;
    if (!reach.isReached || performance.now() - reachedAt < SETTLED_MS) polling.look();
    if (!reach.isReached) return;
    sweeping ??= sweep()
      .then(fillUp)
      .catch((error: unknown) => {
        if (tellOutage(log, error)) return;
        // Reached, and yet of no use: full, or a replica that takes no writes.
        refused.met({ err: error });
        polling.look();
      })
      .finally(() => {
        sweeping = null;
      });
  }

  let closing: Promise<unknown> = Promise.resolve();
  return {
    look,
    async stop() {
      unfollow();
      closing = Promise.allSettled(workers.map((worker) => worker.close(!reach.isReached)));
      await Promise.all([polling.settled(), sweeping]);
    },
    async close() {
      await atMost(CLOSE_MS, closing);
      await atMost(CLOSE_MS, Promise.allSettled(workers.map((worker) => worker.disconnect())));
      connection.disconnect();
    },
  };
}
