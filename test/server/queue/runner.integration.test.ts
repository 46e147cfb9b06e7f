import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database, Transaction } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { newId, systemClock } from "../../../server/clock";
import { createLogger } from "../../../server/logger";
import { Job } from "../../../server/queue/entity";
import { type Queue, createQueue } from "../../../server/queue/queue";
import { type JobHandler, type JobHandlers, type Runner, createRunner } from "../../../server/queue/runner";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";
import { createGate } from "../../support/gate";
import { createTestClock } from "../../support/testClock";

type Payload = { interviewId: string };
const INTERVIEW = "00000000-0000-7000-8000-000000000001";

let place: TestPlace;
let db: Database;
let queue: Queue;
let runners: Runner[];
const clock = createTestClock();
const log = createLogger({ LOG_LEVEL: "silent" });

beforeEach(async () => {
  place = await openTestPlace();
  db = await connectDatabase(databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }));
  queue = createQueue(clock);
  runners = [];
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop(0)));
  await db.close();
  await place.remove();
});

/** A runner that knows one kind of job. */
async function startRunner(handler: Partial<JobHandler<Payload>>): Promise<Runner> {
  const handlers = {
    "reports.compose": { concurrency: 2, attempts: 3, run: async () => undefined, ...handler },
  } as unknown as JobHandlers;
  const runner = createRunner({ db, queue, clock, log, handlers });
  runners.push(runner);
  await runner.start();
  return runner;
}

const enqueue = (options = {}) =>
  db.write((tx) => queue.enqueue(tx, "reports.compose", { interviewId: INTERVIEW }, options));
const mark = async (tx: Transaction) => {
  const event = { id: newId(), type: "done", interviewId: INTERVIEW, data: {}, at: systemClock.now() };
  await insertRow(tx, DomainEventRow, event);
};
const marks = () => db.read.countBy(DomainEventRow, { interviewId: INTERVIEW });

/** Asks the database until it says so: the runner works on its own time. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}
const jobIs = (status: Job["status"]) => until(() => db.read.existsBy(Job, { status }));

test("a job runs once its transaction is committed, and its result is written with its end", async () => {
  await startRunner({ run: async () => mark });
  await enqueue();
  await jobIs("done");
  expect(await marks()).toBe(1);
});

test("a rolled back change leaves no job behind", async () => {
  const failing = db.write(async (tx) => {
    await queue.enqueue(tx, "reports.compose", { interviewId: INTERVIEW });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await db.read.countBy(Job, {})).toBe(0);
});

test("a failing job waits longer each time, ends dead with its reason, and tells who waits", async () => {
  const attempts: number[] = [];
  await startRunner({
    run: async (_, { attempt }) => {
      attempts.push(attempt);
      throw new Error(`attempt ${attempt}`);
    },
    giveUp: (_, tx) => mark(tx),
  });
  await enqueue();
  for (const seconds of [1, 4]) {
    await until(async () => {
      const job = await db.read.findOneByOrFail(Job, {});
      return job.status === "pending" && job.runAfter.getTime() === clock.now().getTime() + seconds * 1000;
    });
    clock.advance(seconds * 1000);
    queue.wake();
  }
  await jobIs("dead");
  const job = await db.read.findOneByOrFail(Job, {});
  expect(attempts).toEqual([1, 2, 3]);
  expect(job.lastError).toBe("Error: attempt 3");
  expect(await marks()).toBe(1);
});

test("the same work is written once while it waits, and again once it has started", async () => {
  await enqueue({ key: "one" });
  await enqueue({ key: "one" });
  expect(await db.read.countBy(Job, {})).toBe(1);

  const running = createGate();
  const held = createGate();
  await startRunner({
    concurrency: 1,
    run: async () => {
      running.open();
      await held.opened;
    },
  });
  await running.opened;
  await enqueue({ key: "one" });
  expect(await db.read.countBy(Job, {})).toBe(2);
  held.open();
  await until(async () => (await db.read.countBy(Job, { status: "done" })) === 2);
});

test("a job whose process died is taken over, and the dead process cannot write any more", async () => {
  const held = createGate();
  const running = createGate();
  await startRunner({
    run: async () => {
      running.open();
      await held.opened;
      return mark;
    },
  });
  await enqueue();
  await running.opened;
  // The lease runs out without being renewed, as when the process hangs; somebody else takes the job.
  clock.advance(61_000);
  await startRunner({ run: async () => mark });
  await jobIs("done");
  held.open();
  await Promise.all(runners.map((runner) => runner.stop()));
  expect(await marks()).toBe(1);
});

test("who waits comes before who does not", async () => {
  const order: string[] = [];
  await db.write(async (tx) => {
    await queue.enqueue(tx, "reports.compose", { interviewId: "background" }, { priority: 20 });
    await queue.enqueue(tx, "reports.compose", { interviewId: "waiting" }, { priority: 0 });
  });
  await startRunner({
    concurrency: 1,
    run: async ({ interviewId }) => void order.push(interviewId),
  });
  await until(async () => (await db.read.countBy(Job, { status: "done" })) === 2);
  expect(order).toEqual(["waiting", "background"]);
});

test("progress can be read while the job runs", async () => {
  const held = createGate();
  await startRunner({
    run: async (_, { progress }) => {
      await progress(2, 5);
      await held.opened;
    },
  });
  await enqueue();
  await until(async () => (await db.read.findOneByOrFail(Job, {})).progressDone === 2);
  expect(await db.read.findOneByOrFail(Job, {})).toMatchObject({ progressTotal: 5, status: "running" });
  held.open();
  await jobIs("done");
});

test("what a stop interrupts waits for the next process with all its tries", async () => {
  const running = createGate();
  const held = createGate();
  const runner = await startRunner({
    run: async () => {
      running.open();
      await held.opened;
      return mark;
    },
  });
  await enqueue();
  await running.opened;
  await runner.stop(0);
  expect(await db.read.findOneByOrFail(Job, {})).toMatchObject({
    status: "pending",
    attempts: 0,
    leaseOwner: null,
  });
  held.open();
  await startRunner({ run: async () => mark });
  await jobIs("done");
  expect(await marks()).toBe(1);
});

test("a job that ends its process each time does not do so for ever", async () => {
  await enqueue();
  await db.write((tx) => tx.manager.update(Job, { status: "pending" }, { status: "running", attempts: 13 }));
  let runs = 0;
  await startRunner({
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
    return db.read.existsBy(Job, { status: "dead" });
  });
  expect([runs, await marks()]).toEqual([0, 1]);
});
