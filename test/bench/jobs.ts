import { Queue as BullQueue, Worker as BullWorker } from "bullmq";
import { createConnection } from "mysql2/promise";
import { connectDatabase } from "../../server/db/connect";
import type { Database } from "../../server/db/database";
import { systemClock } from "../../server/clock";
import { createLogger } from "../../server/logger";
import { openQueue } from "../../server/queue/openQueue";
import { type JobHandlers, createRunner } from "../../server/queue/runner";
import { openRedis } from "../../server/redis/openRedis";
import { openMariadb } from "../support/mariadb";
import { openOwnRedis } from "../support/redis";
import { type Figure, figure, percentile } from "./figures";
import { withFolder } from "./withFolder";

const SECTION = "jobs";
const CONCURRENCY = 16;
const PER_TRANSACTION = 20;

type Size = { single: number; many: number };
/** When each job began, by its number. */
type Begun = { at: Map<string, number>; reached(count: number): Promise<void>; begin(id: string): void };

function watchBeginnings(): Begun {
  const at = new Map<string, number>();
  let wanted = 0;
  let tell: () => void = Object;
  return {
    at,
    begin(id) {
      at.set(id, performance.now());
      if (at.size >= wanted) tell();
    },
    reached(count) {
      wanted = count;
      return new Promise((resolve) => {
        tell = resolve;
        if (at.size >= count) resolve();
      });
    },
  };
}

/** One after another, each once the one before has begun; then all at once. */
async function measureAll(
  name: string,
  { single, many }: Size,
  begun: Begun,
  write: (ids: readonly string[]) => Promise<void>,
): Promise<Figure[]> {
  const waited: number[] = [];
  for (let index = 0; index < single; index += 1) {
    const id = `one ${index}`;
    await write([id]);
    const committed = performance.now();
    await begun.reached(index + 1);
    waited.push(Math.max(0, (begun.at.get(id) ?? 0) - committed));
  }
  const started = performance.now();
  const all = begun.reached(single + many);
  for (let index = 0; index < many; index += PER_TRANSACTION) {
    await write(Array.from({ length: PER_TRANSACTION }, (_, more) => `many ${index + more}`));
  }
  await all;
  const seconds = (performance.now() - started) / 1000;
  const note = `n = ${single}`;
  return [
    figure(SECTION, `${name}: commit → start, p50`, percentile(waited, 0.5), "ms", { note }),
    figure(SECTION, `${name}: commit → start, p99`, percentile(waited, 0.99), "ms", { note }),
    figure(SECTION, `${name}: written and begun`, many / seconds, "jobs/s", {
      note: `${many} at once, ${PER_TRANSACTION} a transaction, ${CONCURRENCY} side by side`,
    }),
  ];
}

/** @param processes 2: what writes jobs and what runs them have only database and Redis in common */
async function measureTransport(
  name: string,
  { db, redisUrl, processes }: { db: Database; redisUrl?: string; processes: 1 | 2 },
  size: Size,
): Promise<Figure[]> {
  const log = createLogger({ LOG_LEVEL: "silent" });
  const links = Array.from({ length: processes }, () => openRedis({ REDIS_URL: redisUrl }, log));
  const queues = links.map((redis) => openQueue({ db, clock: systemClock, log, redis }));
  const [api] = queues;
  const worker = queues.at(-1);
  if (!api || !worker) throw new Error("no queue");
  const begun = watchBeginnings();
  const handler = {
    concurrency: CONCURRENCY,
    attempts: 1,
    run: async ({ interviewId }: { interviewId: string }) => begun.begin(interviewId),
  };
  const handlers = { "reports.compose": handler } as unknown as JobHandlers;
  const runner = createRunner({ db, queue: worker, clock: systemClock, log, handlers });
  await Promise.all(links.map((link) => link?.commands.ping()));
  await runner.start();
  try {
    return await measureAll(name, size, begun, (ids) =>
      db.write(async (tx) => {
        for (const interviewId of ids) await api.enqueue(tx, "reports.compose", { interviewId });
      }),
    );
  } finally {
    await runner.stop();
    for (const queue of queues) await queue.transport.close();
    for (const link of links) await link?.close();
  }
}

/** BullMQ by itself, which keeps nothing of a job but in Redis. */
async function measureBare(redisUrl: string, size: Size): Promise<Figure[]> {
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new BullQueue("bare", { connection });
  const begun = watchBeginnings();
  const worker = new BullWorker<{ id: string }>("bare", async ({ data }) => begun.begin(data.id), {
    connection,
    concurrency: CONCURRENCY,
  });
  await worker.waitUntilReady();
  try {
    return await measureAll("bare BullMQ", size, begun, async (ids) => {
      await queue.addBulk(
        ids.map((id) => ({ name: "bare", data: { id }, opts: { removeOnComplete: true } })),
      );
    });
  } finally {
    await worker.close();
    await queue.close();
  }
}

/** How long a job waits that another process wrote, and how many are run, with and without Redis. */
export async function measureJobs({ quick }: { quick: boolean }): Promise<Figure[]> {
  const size = quick ? { single: 20, many: 400 } : { single: 200, many: 4_000 };
  // A look a second: few tell as much as many.
  const polled = { ...size, single: quick ? 5 : 30 };
  const figures: Figure[] = [];
  await withFolder(async (folder) => {
    const db = await connectDatabase({ file: `${folder}/jobs.db` });
    figures.push(...(await measureTransport("SQLite, one process", { db, processes: 1 }, size)));
    await db.close();
  });
  const redis = await openOwnRedis();
  const mariadb = await openMariadb();
  try {
    const admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
    await admin.query("CREATE DATABASE jobs CHARACTER SET utf8mb4");
    await admin.end();
    const db = await connectDatabase({ url: `${mariadb.url}jobs` });
    const polledDb = { db, processes: 2 } as const;
    figures.push(...(await measureTransport("MariaDB, two processes", polledDb, polled)));
    const carried = { db, redisUrl: redis.url, processes: 2 } as const;
    figures.push(...(await measureTransport("MariaDB, two processes, BullMQ", carried, size)));
    await db.close();
    figures.push(...(await measureBare(redis.url, size)));
    return figures;
  } finally {
    await mariadb.stop();
    await redis.stop();
  }
}
