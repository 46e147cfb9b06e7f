import { newId, systemClock } from "../../server/clock";
import { connectDatabase, databaseLocation } from "../../server/db/connect";
import type { Transaction } from "../../server/db/database";
import { insertRow } from "../../server/db/rows";
import { DomainEventRow } from "../../server/events/entity";
import { createLogger } from "../../server/logger";
import { Job } from "../../server/queue/entity";
import type { JobHandler } from "../../server/queue/handlers";
import { openQueue } from "../../server/queue/openQueue";
import type { EnqueueOptions, JobPayloads, Queue } from "../../server/queue/queue";
import { type JobHandlers, type Runner, createRunner } from "../../server/queue/runner";
import { type RedisLink, openRedis } from "../../server/redis/openRedis";
import { createGate } from "../support/gate";
import type { OwnRedis } from "../support/redis";
import { createTestClock } from "../support/testClock";
import { openTestPlace } from "../support/testDatabase";

type Payload = JobPayloads["reports.compose"];
type Given = Partial<JobHandler<Payload>>;
export type Transport = "database" | "bullmq";
export type JobProcess = {
  queue: Queue;
  link: RedisLink | null;
  /** @param database with what stands between it and this process */
  run(given: Given, beside?: Partial<JobHandlers>, database?: JobProcesses["db"]): Promise<Runner>;
  end(): Promise<void>;
};
export type JobProcesses = Awaited<ReturnType<typeof openJobProcesses>>;

export const INTERVIEW = "00000000-0000-7000-8000-000000000001";

export const handlersOf = (given: Given, beside: Partial<JobHandlers> = {}): Partial<JobHandlers> => ({
  "reports.compose": { concurrency: 2, attempts: 3, run: async () => undefined, ...given },
  ...beside,
});

/** What a job of these tests writes with its end: one row each, so that they can be counted. */
export const mark = async (tx: Transaction) => {
  const event = { id: newId(), type: "done", interviewId: INTERVIEW, data: {}, at: systemClock.now() };
  await insertRow(tx, DomainEventRow, event);
};

/** A handler that begins, and ends once it is let. */
export function holding(commit?: typeof mark) {
  const begun = createGate();
  const held = createGate();
  const run = async () => {
    begun.open();
    await held.opened;
    return commit;
  };
  return { begun, held, run };
}

/** Asks until it is so: processes work on their own time. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

export const isReached = ({ queue }: JobProcess) => queue.transport.redis === "reached";

/** A company's processes that share a database of their own, and that Redis; without a server, for their queue alone. */
export async function openJobProcesses(redis: OwnRedis) {
  const place = await openTestPlace({ migrated: true });
  const db = await connectDatabase(
    databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }),
  );
  const clock = createTestClock();
  const warnings: string[] = [];
  const write = (line: string) => void warnings.push((JSON.parse(line) as { msg: string }).msg);
  const log = createLogger({ LOG_LEVEL: "warn" }, { write });
  // No test meets what another has left in Redis.
  const prefix = newId();
  const processes: JobProcess[] = [];

  /** What one process of the company has of its own. */
  function openProcess(transport: Transport, ownClock = clock): JobProcess {
    const opened = transport === "bullmq" ? openRedis({ REDIS_URL: redis.url }, log) : null;
    const link = opened && { ...opened, prefix };
    const queue = openQueue({ db, clock: ownClock, log, redis: link });
    const runners: Runner[] = [];
    const process: JobProcess = {
      queue,
      link,
      async run(given, beside = {}, database = db) {
        const handlers = handlersOf(given, beside);
        const runner = createRunner({ db: database, queue, clock: ownClock, log, handlers });
        runners.push(runner);
        await runner.start();
        return runner;
      },
      async end() {
        await Promise.all(runners.map((runner) => runner.stop(0)));
        await queue.transport.close();
        await link?.close();
      },
    };
    processes.push(process);
    return process;
  }

  const count = (status: Job["status"]) => db.read.countBy(Job, { status });
  return {
    db,
    clock,
    log,
    warnings,
    prefix,
    openProcess,
    /** One that has reached its Redis, where it has one. */
    async openReached(transport: Transport, ownClock = clock): Promise<JobProcess> {
      const process = openProcess(transport, ownClock);
      if (process.link) await until(() => isReached(process));
      return process;
    },
    enqueue: ({ queue }: JobProcess, options: EnqueueOptions = {}, interviewId = INTERVIEW) =>
      db.write((tx) => queue.enqueue(tx, "reports.compose", { interviewId }, options)),
    count,
    /** Resolves once so many jobs have come to that. */
    all: (status: Job["status"], wanted: number) => until(async () => (await count(status)) === wanted),
    theJob: () => db.read.findOneByOrFail(Job, {}),
    /** How many jobs have written their result. */
    marks: () => db.read.countBy(DomainEventRow, { interviewId: INTERVIEW }),
    async end() {
      await Promise.all(processes.map((process) => process.end()));
      await db.close();
      await place.remove();
    },
  };
}
