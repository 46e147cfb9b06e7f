import { In } from "typeorm";
import { milestoneAt } from "../backup/milestones";
import { readInstant } from "../db/codecs";
import { Job } from "../queue/entity";
import type { Services } from "../services";
import { connectionsOf } from "./connectionsOf";
import { REDIS_UP } from "./createMetrics";

/** Whoever scrapes more often than this is told the same of the database. */
const FRESH_MS = 10_000;

type Needed = Pick<Services, "db" | "redis" | "clock" | "metrics">;
type Counted = { kind: string; state: string; count: string | number };
type Oldest = { kind: string; due: Date | string };

/** Puts into the gauges what is not counted as it happens: the outbox, the pool, whether Redis is there. */
export function createGauges({ db, redis, clock, metrics }: Needed) {
  if (!redis) metrics.registry.removeSingleMetric(REDIS_UP);
  let refreshed: { at: number; done: Promise<void> } | null = null;

  /** Of open jobs only, which an index finds: those that are done are kept for a week and are of no interest here. */
  async function countJobs() {
    const counted = await db.read
      .createQueryBuilder(Job, "job")
      .select("job.kind", "kind")
      .addSelect("job.status", "state")
      .addSelect("COUNT(*)", "count")
      .where({ status: In(["pending", "running", "dead"]) })
      .groupBy("job.kind")
      .addGroupBy("job.status")
      .getRawMany<Counted>();
    // By priority too, as the index has it: of each the first entry says it.
    const oldest = await db.read
      .createQueryBuilder(Job, "job")
      .select("job.kind", "kind")
      .addSelect("MIN(job.runAfter)", "due")
      .where({ status: "pending" })
      .groupBy("job.kind")
      .addGroupBy("job.priority")
      .getRawMany<Oldest>();
    const now = clock.now().getTime();
    const waited = new Map<string, number>();
    for (const { kind, due } of oldest) {
      const seconds = (now - Number(readInstant(due))) / 1000;
      if (seconds > (waited.get(kind) ?? 0)) waited.set(kind, seconds);
    }
    metrics.jobs.reset();
    for (const { kind, state, count } of counted) metrics.jobs.set({ kind, state }, Number(count));
    metrics.oldestJob.reset();
    for (const [kind, seconds] of waited) metrics.oldestJob.set({ kind }, seconds);
  }

  /** The command is no process that could be asked. */
  async function tellBackup() {
    const at = await milestoneAt(db.read, "backup");
    metrics.lastBackup.set(at ? at.getTime() / 1000 : 0);
  }

  return async function refresh(): Promise<void> {
    const connections = connectionsOf(db);
    if (connections) {
      const { all, idle, waiting } = connections;
      metrics.databasePool.set({ state: "busy" }, all - idle);
      metrics.databasePool.set({ state: "idle" }, idle);
      metrics.databasePool.set({ state: "waiting" }, waiting);
    }
    if (redis) metrics.redisUp.set(redis.commands.status === "ready" ? 1 : 0);
    const at = performance.now();
    if (!refreshed || at - refreshed.at > FRESH_MS) refreshed = { at, done: countJobs().then(tellBackup) };
    await refreshed.done;
  };
}
