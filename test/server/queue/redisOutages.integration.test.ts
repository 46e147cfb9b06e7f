import { Queue as BullQueue } from "bullmq";
import { IsNull, Not } from "typeorm";
import { Job } from "../../../server/queue/entity";
import { openQueue } from "../../../server/queue/openQueue";
import type { RedisLink } from "../../../server/redis/openRedis";
import {
  INTERVIEW,
  type JobProcess,
  type JobProcesses,
  holding,
  isReached,
  mark,
  openJobProcesses,
  until,
} from "../../factories/jobProcesses";
import { type OwnRedis, openOwnRedis } from "../../support/redis";

let redis: OwnRedis;
let jobs: JobProcesses;

beforeAll(async () => {
  redis = await openOwnRedis();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  jobs = await openJobProcesses(redis);
});
afterEach(() => jobs.end());

describe("Redis, which may lose everything at any time", () => {
  const open = () => jobs.openReached("bullmq");
  const many = async (process: JobProcess, wanted = 10) => {
    for (let index = 0; index < wanted; index += 1) await jobs.enqueue(process);
  };
  const sent = (process: JobProcess) =>
    process.link?.commands.zcard(`${jobs.prefix}:jobs:reports.compose:prioritized`);

  test("is emptied while jobs wait: they run, each once", async () => {
    const worker = await open();
    const { run, begun, held } = holding(mark);
    await worker.run({ concurrency: 1, run });
    await many(worker);
    await begun.opened;
    await until(async () => (await jobs.db.read.countBy(Job, { status: "pending" })) === 9);
    await until(async () => (await sent(worker)) === 9);
    await worker.link?.commands.flushall();
    held.open();
    await jobs.all("done", 10);
    expect(await jobs.marks()).toBe(10);
  });

  test("has lost some that were sent: they are sent again after a while", async () => {
    const worker = await open();
    await worker.run({ run: async () => mark });
    await until(async () => (await worker.link?.commands.exists(`${jobs.prefix}:jobs:filled`)) === 1);
    await jobs.db.write(async (tx) => {
      const silent = openQueue({ ...jobs, redis: null });
      await silent.enqueue(tx, "reports.compose", { interviewId: INTERVIEW });
      await tx.manager.update(Job, { status: "pending" }, { transportedAt: jobs.clock.now() });
    });
    jobs.clock.advance(31_000);
    await jobs.all("done", 1);
    expect(await jobs.marks()).toBe(1);
  });

  test("brings what was done long ago: nothing runs", async () => {
    const worker = await open();
    const ran: string[] = [];
    await worker.run({ concurrency: 1, run: async ({ interviewId }) => void ran.push(interviewId) });
    await jobs.enqueue(worker, {}, "one");
    await jobs.all("done", 1);
    const { id } = await jobs.theJob();
    if (!worker.link) throw new Error("no Redis");
    const queue = new BullQueue("reports.compose", {
      connection: worker.link.commands,
      prefix: `${jobs.prefix}:jobs`,
    });
    for (const claims of [0, 1]) await queue.add("reports.compose", { id, claims, left: 0 }, { priority: 1 });
    await jobs.enqueue(worker, { priority: 20 }, "two");
    await jobs.all("done", 2);
    await queue.close();
    expect(ran).toEqual(["one", "two"]);
  });

  test("keeps to itself what it was given: it is taken from the database after a while", async () => {
    const worker = await open();
    const queue = new BullQueue("reports.compose", {
      connection: worker.link?.commands as RedisLink["commands"],
      prefix: `${jobs.prefix}:jobs`,
    });
    await queue.pause();
    await worker.run({ run: async () => mark });
    await many(worker);
    await until(async () => (await jobs.db.read.countBy(Job, { transportedAt: Not(IsNull()) })) === 10);
    jobs.clock.advance(31_000);
    // As many as there is room for, and more where those are done at once.
    await until(async () => (await jobs.count("done")) >= 2);
    await queue.resume();
    await jobs.all("done", 10);
    await queue.close();
    expect(await jobs.marks()).toBe(10);
  });

  test("is slower than what is written: its backlog is left to it", async () => {
    const worker = await open();
    const { run, begun, held } = holding(mark);
    await worker.run({ concurrency: 2, run });
    await many(worker, 40);
    await begun.opened;
    await until(async () => (await jobs.db.read.countBy(Job, { transportedAt: Not(IsNull()) })) === 38);
    jobs.clock.advance(31_000);
    held.open();
    worker.queue.wake();
    await jobs.all("done", 40);
    expect([jobs.warnings, await jobs.marks()]).toEqual([[], 40]);
  });

  test("is full: jobs are taken from the database, and that is told once", async () => {
    const worker = await open();
    await worker.run({ run: async () => mark });
    await until(async () => (await worker.link?.commands.exists(`${jobs.prefix}:jobs:filled`)) === 1);
    await worker.link?.commands.config("SET", "maxmemory", "1");
    try {
      for (let done = 1; done <= 3; done += 1) {
        await jobs.enqueue(worker);
        worker.queue.wake();
        await jobs.all("done", done);
      }
    } finally {
      await worker.link?.commands.config("SET", "maxmemory", "0");
    }
    expect(jobs.warnings).toEqual(["jobs could not be sent through Redis and are taken from the database"]);
  });

  test("dies and comes back in the middle of everything: nothing stands still, nothing runs twice", async () => {
    const api = await open();
    const workers = [await open(), await open()];
    const { run, begun, held } = holding(mark);
    for (const worker of workers) await worker.run({ concurrency: 1, run });
    await many(api);
    await begun.opened;
    await redis.kill();
    await until(() => [api, ...workers].every((process) => !isReached(process)));
    expect(workers.map(({ queue }) => queue.transport.name)).toEqual(["database", "database"]);
    held.open();
    await many(api);
    await jobs.all("done", 20);
    await redis.start();
    await until(() => [api, ...workers].every(isReached));
    await many(api);
    await jobs.all("done", 30);
    expect([await jobs.marks(), api.queue.transport.name]).toEqual([30, "bullmq"]);
  });

  test("is not there at the start: jobs run, and go through it once it is", async () => {
    await redis.kill();
    const worker = jobs.openProcess("bullmq");
    await worker.run({ run: async () => mark });
    await jobs.enqueue(worker);
    await jobs.all("done", 1);
    expect(worker.queue.transport.name).toBe("database");
    await redis.start();
    await until(() => isReached(worker));
    await jobs.enqueue(worker);
    await jobs.all("done", 2);
    await until(async () => (await worker.link?.commands.exists(`${jobs.prefix}:jobs:filled`)) === 1);
    expect(await jobs.marks()).toBe(2);
  });
});
