import { Queue as BullQueue } from "bullmq";
import { IsNull, Not } from "typeorm";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database, Transaction } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { newId, systemClock } from "../../../server/clock";
import { createLogger } from "../../../server/logger";
import { Job } from "../../../server/queue/entity";
import type { Commit, JobHandler } from "../../../server/queue/handlers";
import { createJobRows } from "../../../server/queue/jobRows";
import { openQueue } from "../../../server/queue/openQueue";
import type { EnqueueOptions, JobPayloads, Queue } from "../../../server/queue/queue";
import { type JobHandlers, LeftToAnother, type Runner, createRunner } from "../../../server/queue/runner";
import { type RedisLink, openRedis } from "../../../server/redis/openRedis";
import { createGate } from "../../support/gate";
import { type OwnRedis, openOwnRedis } from "../../support/redis";
import { createTestClock } from "../../support/testClock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

type Payload = JobPayloads["reports.compose"];
type Given = Partial<JobHandler<Payload>>;
const INTERVIEW = "00000000-0000-7000-8000-000000000001";

let redis: OwnRedis;
let place: TestPlace;
let db: Database;
let prefix: string;
let processes: Process[];
let clock = createTestClock();
let warnings: string[];
const write = (line: string) => void warnings.push((JSON.parse(line) as { msg: string }).msg);
const log = createLogger({ LOG_LEVEL: "warn" }, { write });

beforeAll(async () => {
  redis = await openOwnRedis();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  place = await openTestPlace({ migrated: true });
  db = await connectDatabase(databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }));
  clock = createTestClock();
  warnings = [];
  prefix = newId();
  processes = [];
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.end()));
  await db.close();
  await place.remove();
});

type Transport = "database" | "bullmq";
type Process = {
  queue: Queue;
  link: RedisLink | null;
  /** @param database with what stands between it and this process */
  run(given: Given, beside?: Partial<JobHandlers>, database?: Database): Promise<Runner>;
  end(): Promise<void>;
};

const handlersOf = (given: Given, beside: Partial<JobHandlers> = {}): Partial<JobHandlers> => ({
  "reports.compose": { concurrency: 2, attempts: 3, run: async () => undefined, ...given },
  ...beside,
});

/** What one process of the company has of its own. */
function openProcess(transport: Transport): Process {
  const opened = transport === "bullmq" ? openRedis({ REDIS_URL: redis.url }, log) : null;
  // No test meets what another has left in Redis.
  const link = opened && { ...opened, prefix };
  const queue = openQueue({ db, clock, log, redis: link });
  const runners: Runner[] = [];
  const process: Process = {
    queue,
    link,
    async run(given, beside = {}, database = db) {
      const runner = createRunner({ db: database, queue, clock, log, handlers: handlersOf(given, beside) });
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

const enqueue = ({ queue }: Process, options: EnqueueOptions = {}, interviewId = INTERVIEW) =>
  db.write((tx) => queue.enqueue(tx, "reports.compose", { interviewId }, options));
const mark = async (tx: Transaction) => {
  const event = { id: newId(), type: "done", interviewId: INTERVIEW, data: {}, at: systemClock.now() };
  await insertRow(tx, DomainEventRow, event);
};
const marks = () => db.read.countBy(DomainEventRow, { interviewId: INTERVIEW });
const isReached = ({ queue }: Process) => queue.transport.redis === "reached";

/** Asks until it is so: processes work on their own time. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
const count = (status: Job["status"]) => db.read.countBy(Job, { status });
const all = (status: Job["status"], wanted: number) => until(async () => (await count(status)) === wanted);
const theJob = () => db.read.findOneByOrFail(Job, {});

/** A handler that begins, and ends once it is let. */
function holding(commit?: typeof mark) {
  const begun = createGate();
  const held = createGate();
  const run = async () => {
    begun.open();
    await held.opened;
    return commit;
  };
  return { begun, held, run };
}

describe.each<Transport>(["database", "bullmq"])("jobs carried by %s", (transport) => {
  const open = async () => {
    const process = openProcess(transport);
    if (process.link) await until(() => isReached(process));
    return process;
  };

  test("a job of one process runs in another once it is committed, and its result is written with its end", async () => {
    const api = await open();
    const worker = await open();
    await worker.run({ run: async () => mark });
    await enqueue(api);
    await all("done", 1);
    expect(await marks()).toBe(1);
    expect(worker.queue.transport.name).toBe(transport);
    const journey = `${prefix}:jobs:reports.compose:events`;
    expect(worker.link ? await worker.link.commands.exists(journey) : 1).toBe(1);
  });

  test("a rolled back change leaves no job behind", async () => {
    const { queue } = await open();
    const failing = db.write(async (tx) => {
      await queue.enqueue(tx, "reports.compose", { interviewId: INTERVIEW });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.read.countBy(Job, {})).toBe(0);
  });

  test("a failing job waits longer each time, ends dead with its reason, and tells who waits", async () => {
    const worker = await open();
    const attempts: number[] = [];
    await worker.run({
      run: async (_, { attempt }) => {
        attempts.push(attempt);
        // A row that is there: what the database says of it quotes it.
        const again = await theJob();
        if (attempt === 3) await db.write((tx) => insertRow(tx, Job, again));
        throw new Error(`attempt ${attempt}`);
      },
      giveUp: (_, tx) => mark(tx),
    });
    await enqueue(worker);
    for (const seconds of [1, 4]) {
      const due = clock.now().getTime() + seconds * 1000;
      await until(async () => {
        const job = await theJob();
        return job.status === "pending" && job.runAfter.getTime() === due;
      });
      expect((await theJob()).lastError).toBe(`Error: attempt ${attempts.length}`);
      clock.advance(seconds * 1000);
      worker.queue.wake();
    }
    await all("dead", 1);
    expect(attempts).toEqual([1, 2, 3]);
    const { id, lastError } = await theJob();
    expect(lastError).toMatch(/^\w+: /);
    expect(lastError).not.toContain(id);
    expect(await marks()).toBe(1);
  });

  test("the same work is written once while it waits, and again once it has started", async () => {
    const worker = await open();
    await enqueue(worker, { key: "one" });
    await enqueue(worker, { key: "one" });
    expect(await db.read.countBy(Job, {})).toBe(1);
    const { run, begun, held } = holding();
    await worker.run({ concurrency: 1, run });
    await begun.opened;
    await enqueue(worker, { key: "one" });
    expect(await db.read.countBy(Job, {})).toBe(2);
    held.open();
    await all("done", 2);
  });

  test("who waits comes before who does not, and what is not due does not come", async () => {
    const worker = await open();
    const order: string[] = [];
    await db.write(async (tx) => {
      const add = (interviewId: string, options: EnqueueOptions) =>
        worker.queue.enqueue(tx, "reports.compose", { interviewId }, options);
      await add("background", { priority: 20 });
      await add("tomorrow", { priority: -10, runAfter: new Date(clock.now().getTime() + 86_400_000) });
      await add("normal", {});
      await add("candidate", { priority: -10 });
      await add("waiting", { priority: 0 });
    });
    await worker.run({ concurrency: 1, run: async ({ interviewId }) => void order.push(interviewId) });
    await all("done", 4);
    expect(order).toEqual(["candidate", "waiting", "normal", "background"]);
    clock.advance(86_400_000);
    await all("done", 5);
  });

  test("no more of a kind run at once, and begin in a time, than its handler says", async () => {
    const worker = await open();
    const two = createGate();
    let most = 0;
    let now = 0;
    await worker.run(
      {
        concurrency: 2,
        rate: { max: 5, perMs: 3_600_000 },
        run: async () => {
          most = Math.max(most, (now += 1));
          if (now === 2) two.open();
          await two.opened;
          now -= 1;
        },
      },
      { "archive.cut": { concurrency: 1, attempts: 1, run: async () => undefined } },
    );
    for (let index = 0; index < 8; index += 1) await enqueue(worker);
    await all("done", 5);
    // What is looked for after them, and carried beside them, comes, and they do not.
    for (let index = 1; index <= 3; index += 1) {
      await db.write((tx) => worker.queue.enqueue(tx, "archive.cut", {}));
      await until(
        async () => (await db.read.countBy(Job, { kind: "archive.cut", status: "done" })) === index,
      );
    }
    expect([most, await count("pending")]).toEqual([2, 3]);
  });

  test("a job whose process died is taken over, and the dead process cannot write any more", async () => {
    const dead = await open();
    const { run, begun, held } = holding(mark);
    const hanging = await dead.run({ concurrency: 1, run });
    await enqueue(dead);
    await begun.opened;
    // The lease runs out without being renewed, as when the process hangs, for which no time passes; somebody else
    // takes the job.
    clock = createTestClock("2026-03-02T02:01:01.000Z");
    const other = await open();
    await other.run({ run: async () => mark });
    await all("done", 1);
    held.open();
    await hanging.stop();
    expect(await marks()).toBe(1);
  });

  test("progress can be read while the job runs", async () => {
    const worker = await open();
    const held = createGate();
    await worker.run({
      run: async (_, { progress }) => {
        await progress(2, 5);
        await held.opened;
      },
    });
    await enqueue(worker);
    await until(async () => (await theJob()).progressDone === 2);
    expect(await theJob()).toMatchObject({ progressTotal: 5, status: "running" });
    held.open();
    await all("done", 1);
  });

  test("what a stop interrupts waits for the next process with all its tries", async () => {
    const stopping = await open();
    const { run, begun, held } = holding(mark);
    const runner = await stopping.run({ concurrency: 1, run });
    await enqueue(stopping);
    await begun.opened;
    await enqueue(stopping);
    await runner.stop(0);
    expect(await db.read.findBy(Job, { status: "pending", attempts: 0 })).toHaveLength(2);
    held.open();
    const next = await open();
    await next.run({ run: async () => mark });
    await all("done", 2);
    expect(await marks()).toBe(2);
  });

  test("what is claimed while its process stops does not begin, and waits for the next one with all its tries", async () => {
    const stopping = await open();
    const claimed = createGate();
    const told = createGate();
    // It is committed, and this process hears of it late.
    const slow: Database["write"] = async (work) => {
      const result = await db.write(work);
      if (result !== null && typeof result === "object") {
        claimed.open();
        await told.opened;
      }
      return result;
    };
    let runs = 0;
    const run = async () => void (runs += 1);
    const runner = await stopping.run({ run }, {}, Object.create(db, { write: { value: slow } }) as Database);
    await enqueue(stopping);
    await claimed.opened;
    const stopped = runner.stop(0);
    await all("pending", 1);
    told.open();
    await stopped;
    expect([runs, (await theJob()).attempts]).toEqual([0, 0]);
    const next = await open();
    await next.run({ run });
    await all("done", 1);
    expect([runs, (await theJob()).attempts]).toEqual([1, 1]);
  });

  test("a job that ends its process each time does not do so for ever", async () => {
    const worker = await open();
    await enqueue(worker);
    await db.write((tx) =>
      tx.manager.update(Job, { status: "pending" }, { status: "running", attempts: 13, claims: 13 }),
    );
    let runs = 0;
    await worker.run({
      run: async () => {
        runs += 1;
      },
      giveUp: (_, tx) => mark(tx),
    });
    await until(async () => {
      // A process that dies leaves a lease that runs out.
      await db.write((tx) =>
        tx.manager.update(Job, { status: "running" }, { leaseUntil: new Date(clock.now().getTime() - 1) }),
      );
      return (await count("dead")) === 1;
    });
    expect([runs, await marks()]).toEqual([0, 1]);
  });

  test("what only another process can do comes to that one, and costs no try", async () => {
    const without = await open();
    const other = await open();
    let left = 0;
    await without.run({
      run: async () => {
        left += 1;
        throw new LeftToAnother();
      },
    });
    const attempts: number[] = [];
    await other.run({
      run: async (_, { attempt }) => {
        attempts.push(attempt);
        return mark;
      },
    });
    for (let index = 0; index < 6; index += 1) await enqueue(without);
    await all("done", 6);
    expect([attempts, await marks()]).toEqual([[1, 1, 1, 1, 1, 1], 6]);
    expect(left).toBeGreaterThan(0);
  });
});

test("after a pause in which nobody could renew, runs go on, and only what nobody works on is taken over", async () => {
  const { run, begun, held } = holding(mark);
  const process = openProcess("database");
  const around = (_: unknown, work: () => Promise<Commit | void>) => work();
  const rows = createJobRows({ db, clock, log, handlers: handlersOf({ run }), around });
  await enqueue(process);
  const ours = await rows.beginNext("reports.compose");
  await begun.opened;
  await rows.recover(false);
  const left = { id: newId(), status: "running", leaseOwner: newId(), attempts: 1, claims: 1 } as const;
  const leaseUntil = new Date(clock.now().getTime() + 60_000);
  await db.write((tx) => insertRow(tx, Job, { ...(ours?.job as Job), ...left, leaseUntil }));
  const running = async () => (await db.read.findBy(Job, { status: "running" })).map(({ id }) => id);
  // Asleep, or without a database, for longer than any lease.
  clock.advance(61_000);
  await rows.recover(false);
  expect((await running()).toSorted()).toEqual([ours?.job.id, left.id].toSorted());
  for (let looks = 0; looks < 5; looks += 1) {
    clock.advance(4_000);
    await rows.recover(false);
  }
  expect(await running()).toEqual([ours?.job.id]);
  held.open();
  expect([await ours?.outcome, await marks()]).toEqual(["done", 1]);
});

describe("Redis, which may lose everything at any time", () => {
  const open = async () => {
    const process = openProcess("bullmq");
    await until(() => isReached(process));
    return process;
  };
  const many = async (process: Process, wanted = 10) => {
    for (let index = 0; index < wanted; index += 1) await enqueue(process);
  };
  const sent = (process: Process) =>
    process.link?.commands.zcard(`${prefix}:jobs:reports.compose:prioritized`);

  test("is emptied while jobs wait: they run, each once", async () => {
    const worker = await open();
    const { run, begun, held } = holding(mark);
    await worker.run({ concurrency: 1, run });
    await many(worker);
    await begun.opened;
    await until(async () => (await db.read.countBy(Job, { status: "pending" })) === 9);
    await until(async () => (await sent(worker)) === 9);
    await worker.link?.commands.flushall();
    held.open();
    await all("done", 10);
    expect(await marks()).toBe(10);
  });

  test("has lost some that were sent: they are sent again after a while", async () => {
    const worker = await open();
    await worker.run({ run: async () => mark });
    await until(async () => (await worker.link?.commands.exists(`${prefix}:jobs:filled`)) === 1);
    await db.write(async (tx) => {
      const silent = openQueue({ db, clock, log, redis: null });
      await silent.enqueue(tx, "reports.compose", { interviewId: INTERVIEW });
      await tx.manager.update(Job, { status: "pending" }, { transportedAt: clock.now() });
    });
    clock.advance(31_000);
    await all("done", 1);
    expect(await marks()).toBe(1);
  });

  test("brings what was done long ago: nothing runs", async () => {
    const worker = await open();
    const ran: string[] = [];
    await worker.run({ concurrency: 1, run: async ({ interviewId }) => void ran.push(interviewId) });
    await enqueue(worker, {}, "one");
    await all("done", 1);
    const { id } = await theJob();
    if (!worker.link) throw new Error("no Redis");
    const queue = new BullQueue("reports.compose", {
      connection: worker.link.commands,
      prefix: `${prefix}:jobs`,
    });
    for (const claims of [0, 1]) await queue.add("reports.compose", { id, claims, left: 0 }, { priority: 1 });
    await enqueue(worker, { priority: 20 }, "two");
    await all("done", 2);
    await queue.close();
    expect(ran).toEqual(["one", "two"]);
  });

  test("keeps to itself what it was given: it is taken from the database after a while", async () => {
    const worker = await open();
    const queue = new BullQueue("reports.compose", {
      connection: worker.link?.commands as RedisLink["commands"],
      prefix: `${prefix}:jobs`,
    });
    await queue.pause();
    await worker.run({ run: async () => mark });
    await many(worker);
    await until(async () => (await db.read.countBy(Job, { transportedAt: Not(IsNull()) })) === 10);
    clock.advance(31_000);
    // As many as there is room for, and more where those are done at once.
    await until(async () => (await count("done")) >= 2);
    await queue.resume();
    await all("done", 10);
    await queue.close();
    expect(await marks()).toBe(10);
  });

  test("is slower than what is written: its backlog is left to it", async () => {
    const worker = await open();
    const { run, begun, held } = holding(mark);
    await worker.run({ concurrency: 2, run });
    await many(worker, 40);
    await begun.opened;
    await until(async () => (await db.read.countBy(Job, { transportedAt: Not(IsNull()) })) === 38);
    clock.advance(31_000);
    held.open();
    worker.queue.wake();
    await all("done", 40);
    expect([warnings, await marks()]).toEqual([[], 40]);
  });

  test("is full: jobs are taken from the database, and that is told once", async () => {
    const worker = await open();
    await worker.run({ run: async () => mark });
    await until(async () => (await worker.link?.commands.exists(`${prefix}:jobs:filled`)) === 1);
    await worker.link?.commands.config("SET", "maxmemory", "1");
    try {
      for (let done = 1; done <= 3; done += 1) {
        await enqueue(worker);
        worker.queue.wake();
        await all("done", done);
      }
    } finally {
      await worker.link?.commands.config("SET", "maxmemory", "0");
    }
    expect(warnings).toEqual(["jobs could not be sent through Redis and are taken from the database"]);
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
    await all("done", 20);
    await redis.start();
    await until(() => [api, ...workers].every(isReached));
    await many(api);
    await all("done", 30);
    expect([await marks(), api.queue.transport.name]).toEqual([30, "bullmq"]);
  });

  test("is not there at the start: jobs run, and go through it once it is", async () => {
    await redis.kill();
    const worker = openProcess("bullmq");
    await worker.run({ run: async () => mark });
    await enqueue(worker);
    await all("done", 1);
    expect(worker.queue.transport.name).toBe("database");
    await redis.start();
    await until(() => isReached(worker));
    await enqueue(worker);
    await all("done", 2);
    await until(async () => (await worker.link?.commands.exists(`${prefix}:jobs:filled`)) === 1);
    expect(await marks()).toBe(2);
  });
});
