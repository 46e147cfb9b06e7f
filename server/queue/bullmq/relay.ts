import { Queue as BullQueue } from "bullmq";
import { type FindOptionsWhere, In, IsNull, LessThanOrEqual } from "typeorm";
import type { Clock } from "../../clock";
import type { Database } from "../../db/database";
import { updateRows } from "../../db/rows";
import type { Logger } from "../../logger";
import type { RedisLink } from "../../redis/openRedis";
import { Job } from "../entity";
import type { Carried } from "../transport";

/** What BullMQ is given of a job: the rest is in its row. `left` counts the processes that could not do it. */
export type Sent = { id: string; claims: number; left: number };
type Sending = Carried & { left?: number };

const AT_ONCE = 500;
/** In one look, of what is to be sent; the next one goes on. */
const MOST_ROUNDS = 100;
/** Of what was sent and is most likely still there. */
const FEW_ROUNDS = 2;
/** By then most of what was sent has been claimed, and there is nothing to confirm. */
const CONFIRM_MS = 100;
/** A row that waits in Redis for longer is sent again; where it is still there, Redis takes no second one. */
export const STALE_MS = 30_000;
/**
 * What one process leaves goes to the next at once: Redis serves whoever has waited longest, so that as many hops come
 * to as many processes. Where none of them could do it, it rests before it goes round again.
 */
const HOPS = 8;
const REST_MS = 2_000;
/**
 * Where a claim fails, the database is away: Redis keeps the job until it is back. BullMQ would keep the stack of each
 * failure with it, until Redis is full.
 */
const again = {
  attempts: 1_000_000,
  backoff: { type: "fixed", delay: 1_000 },
  stackTraceLimit: 0,
} as const;

export const keysOf = (redis: Pick<RedisLink, "prefix">) => `${redis.prefix}:jobs`;

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const waitMs = (left: number) => (left > 0 && left % HOPS === 0 ? REST_MS : 0);

/**
 * Sends rows through Redis: first there, then `transportedAt` says so. Killed in between, it sends them twice, which
 * Redis sees by the job's id for as long as it holds the first, and the claim after that.
 */
export function createRelay(given: { db: Database; clock: Clock; log: Logger; redis: RedisLink }) {
  const { db, clock, log, redis } = given;
  const queues = new Map<string, BullQueue<Sent>>();
  let fresh: Sending[] = [];
  let sending: Promise<void> | null = null;
  let unconfirmed: Carried[] = [];
  let confirming: NodeJS.Timeout | undefined;

  function queueOf(kind: string): BullQueue<Sent> {
    const known = queues.get(kind);
    if (known) return known;
    const queue = new BullQueue<Sent>(kind, {
      connection: redis.commands,
      prefix: keysOf(redis),
      skipVersionCheck: true,
      skipWaitingForReady: true,
      // Nobody reads the stream of events.
      streams: { events: { maxLen: 10 } },
    });
    queue.on("error", (error) => log.debug({ err: error, kind }, "queue in Redis"));
    queues.set(kind, queue);
    return queue;
  }

  async function send(jobs: readonly Sending[]): Promise<void> {
    const urgentFirst = jobs.toSorted((left, right) => left.priority - right.priority);
    for (const [kind, ofKind] of groupBy(urgentFirst, (job) => job.kind)) {
      await queueOf(kind).addBulk(
        ofKind.map(({ id, claims, priority, left = 0 }) => ({
          name: kind,
          data: { id, claims, left },
          opts: {
            jobId: `${id}-${claims}`,
            // BullMQ takes zero for no priority at all, and serves that first.
            priority: priority + 100,
            delay: waitMs(left),
            removeOnComplete: true,
            removeOnFail: true,
            ...again,
          },
        })),
      );
    }
  }

  /** Of those that nobody has claimed since. */
  async function confirm(jobs: readonly Carried[]): Promise<void> {
    const transportedAt = clock.now();
    for (const [claims, sent] of groupBy(jobs, (job) => job.claims)) {
      const waiting = { id: In(sent.map(({ id }) => id)), status: "pending", claims } as const;
      await db.write((tx) => updateRows(tx, Job, waiting, { transportedAt }));
    }
  }

  async function confirmSome(): Promise<void> {
    clearTimeout(confirming);
    confirming = undefined;
    while (unconfirmed.length > 0) await confirm(unconfirmed.splice(0, AT_ONCE));
  }

  function confirmSoon(jobs: readonly Carried[]): void {
    unconfirmed.push(...jobs);
    confirming ??= setTimeout(() => {
      confirmSome().catch((error: unknown) => log.debug({ err: error }, "jobs sent, not confirmed"));
    }, CONFIRM_MS);
  }

  function startSending(): void {
    sending ??= sendFresh()
      .catch((error: unknown) => {
        fresh = [];
        log.debug({ err: error }, "jobs not sent");
      })
      .finally(() => {
        sending = null;
        if (fresh.length > 0) startSending();
      });
  }

  async function sendFresh(): Promise<void> {
    // All that was committed in this turn goes together.
    await Promise.resolve();
    while (fresh.length > 0) {
      const batch = fresh.splice(0, AT_ONCE);
      await send(batch);
      confirmSoon(batch);
    }
  }

  /** Sends what is found, oldest first, and confirms it at once. @returns of which kinds there was any */
  async function sendFound(wanted: FindOptionsWhere<Job>, rounds: number): Promise<Set<string>> {
    const kinds = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const found = await db.read.find(Job, {
        select: { id: true, kind: true, priority: true, claims: true },
        where: { status: "pending", ...wanted },
        order: { transportedAt: "ASC", runAfter: "ASC" },
        take: AT_ONCE,
      });
      if (found.length === 0) break;
      await send(found);
      await confirm(found);
      for (const { kind } of found) kinds.add(kind);
      if (found.length < AT_ONCE) break;
    }
    return kinds;
  }

  return {
    /** Just committed, or left to another process: sent at once. What does not arrive is found later as due. */
    bring(jobs: readonly Sending[]): void {
      fresh.push(...jobs);
      startSending();
    },
    due: () => sendFound({ transportedAt: IsNull(), runAfter: LessThanOrEqual(clock.now()) }, MOST_ROUNDS),
    /** Was sent a while ago and waits still: sent again, in case that Redis has lost it. */
    stale: () =>
      sendFound({ transportedAt: LessThanOrEqual(new Date(clock.now().getTime() - STALE_MS)) }, FEW_ROUNDS),
    /** Redis was emptied: all that was sent before now is sent again. */
    all: () => sendFound({ transportedAt: LessThanOrEqual(clock.now()) }, MOST_ROUNDS),
    async close(): Promise<void> {
      await sending;
      await confirmSome().catch(() => undefined);
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}
export type Relay = ReturnType<typeof createRelay>;
