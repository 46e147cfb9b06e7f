import { newId } from "../../../server/clock";
import type { Database } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { Job } from "../../../server/queue/entity";
import type { Commit } from "../../../server/queue/handlers";
import { createJobRows } from "../../../server/queue/jobRows";
import type { EnqueueOptions } from "../../../server/queue/queue";
import { LeftToAnother } from "../../../server/queue/runner";
import {
  INTERVIEW,
  type JobProcesses,
  type Transport,
  handlersOf,
  holding,
  mark,
  openJobProcesses,
  until,
} from "../../factories/jobProcesses";
import { createGate } from "../../support/gate";
import { type OwnRedis, openOwnRedis } from "../../support/redis";
import { createTestClock } from "../../support/testClock";

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

describe.each<Transport>(["database", "bullmq"])("jobs carried by %s", (transport) => {
  const open = () => jobs.openReached(transport);

  test("a job of one process runs in another once it is committed, and its result is written with its end", async () => {
    const api = await open();
    const worker = await open();
    await worker.run({ run: async () => mark });
    await jobs.enqueue(api);
    await jobs.all("done", 1);
    expect(await jobs.marks()).toBe(1);
    expect(worker.queue.transport.name).toBe(transport);
    const journey = `${jobs.prefix}:jobs:reports.compose:events`;
    expect(worker.link ? await worker.link.commands.exists(journey) : 1).toBe(1);
  });

  test("a rolled back change leaves no job behind", async () => {
    const { queue } = await open();
    const failing = jobs.db.write(async (tx) => {
      await queue.enqueue(tx, "reports.compose", { interviewId: INTERVIEW });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await jobs.db.read.countBy(Job, {})).toBe(0);
  });

  test("a failing job waits longer each time, ends dead with its reason, and tells who waits", async () => {
    const worker = await open();
    const attempts: number[] = [];
    await worker.run({
      run: async (_, { attempt }) => {
        attempts.push(attempt);
        // A row that is there: what the database says of it quotes it.
        const again = await jobs.theJob();
        if (attempt === 3) await jobs.db.write((tx) => insertRow(tx, Job, again));
        throw new Error(`attempt ${attempt}`);
      },
      giveUp: (_, tx) => mark(tx),
    });
    await jobs.enqueue(worker);
    for (const seconds of [1, 4]) {
      const due = jobs.clock.now().getTime() + seconds * 1000;
      await until(async () => {
        const job = await jobs.theJob();
        return job.status === "pending" && job.runAfter.getTime() === due;
      });
      expect((await jobs.theJob()).lastError).toBe(`Error: attempt ${attempts.length}`);
      jobs.clock.advance(seconds * 1000);
      worker.queue.wake();
    }
    await jobs.all("dead", 1);
    expect(attempts).toEqual([1, 2, 3]);
    const { id, lastError } = await jobs.theJob();
    expect(lastError).toMatch(/^\w+: /);
    expect(lastError).not.toContain(id);
    expect(await jobs.marks()).toBe(1);
  });

  test("the same work is written once while it waits, and again once it has started", async () => {
    const worker = await open();
    await jobs.enqueue(worker, { key: "one" });
    await jobs.enqueue(worker, { key: "one" });
    expect(await jobs.db.read.countBy(Job, {})).toBe(1);
    const { run, begun, held } = holding();
    await worker.run({ concurrency: 1, run });
    await begun.opened;
    await jobs.enqueue(worker, { key: "one" });
    expect(await jobs.db.read.countBy(Job, {})).toBe(2);
    held.open();
    await jobs.all("done", 2);
  });

  test("who waits comes before who does not, and what is not due does not come", async () => {
    const worker = await open();
    const order: string[] = [];
    await jobs.db.write(async (tx) => {
      const add = (interviewId: string, options: EnqueueOptions) =>
        worker.queue.enqueue(tx, "reports.compose", { interviewId }, options);
      await add("background", { priority: 20 });
      await add("tomorrow", { priority: -10, runAfter: new Date(jobs.clock.now().getTime() + 86_400_000) });
      await add("normal", {});
      await add("candidate", { priority: -10 });
      await add("waiting", { priority: 0 });
    });
    await worker.run({ concurrency: 1, run: async ({ interviewId }) => void order.push(interviewId) });
    await jobs.all("done", 4);
    expect(order).toEqual(["candidate", "waiting", "normal", "background"]);
    jobs.clock.advance(86_400_000);
    await jobs.all("done", 5);
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
    for (let index = 0; index < 8; index += 1) await jobs.enqueue(worker);
    await jobs.all("done", 5);
    // What is looked for after them, and carried beside them, comes, and they do not.
    for (let index = 1; index <= 3; index += 1) {
      await jobs.db.write((tx) => worker.queue.enqueue(tx, "archive.cut", {}));
      await until(
        async () => (await jobs.db.read.countBy(Job, { kind: "archive.cut", status: "done" })) === index,
      );
    }
    expect([most, await jobs.count("pending")]).toEqual([2, 3]);
  });

  test("a job whose process died is taken over, and the dead process cannot write any more", async () => {
    const dead = await open();
    const { run, begun, held } = holding(mark);
    const hanging = await dead.run({ concurrency: 1, run });
    await jobs.enqueue(dead);
    await begun.opened;
    // The lease runs out without being renewed, as when the process hangs, for which no time passes; somebody else
    // takes the job.
    const other = await jobs.openReached(transport, createTestClock("2026-03-02T02:01:01.000Z"));
    await other.run({ run: async () => mark });
    await jobs.all("done", 1);
    held.open();
    await hanging.stop();
    expect(await jobs.marks()).toBe(1);
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
    await jobs.enqueue(worker);
    await until(async () => (await jobs.theJob()).progressDone === 2);
    expect(await jobs.theJob()).toMatchObject({ progressTotal: 5, status: "running" });
    held.open();
    await jobs.all("done", 1);
  });

  test("what a stop interrupts waits for the next process with all its tries", async () => {
    const stopping = await open();
    const { run, begun, held } = holding(mark);
    const runner = await stopping.run({ concurrency: 1, run });
    await jobs.enqueue(stopping);
    await begun.opened;
    await jobs.enqueue(stopping);
    await runner.stop(0);
    expect(await jobs.db.read.findBy(Job, { status: "pending", attempts: 0 })).toHaveLength(2);
    held.open();
    const next = await open();
    await next.run({ run: async () => mark });
    await jobs.all("done", 2);
    expect(await jobs.marks()).toBe(2);
  });

  test("what is claimed while its process stops does not begin, and waits for the next one with all its tries", async () => {
    const stopping = await open();
    const claimed = createGate();
    const told = createGate();
    // It is committed, and this process hears of it late.
    const slow: Database["write"] = async (work) => {
      const result = await jobs.db.write(work);
      if (result !== null && typeof result === "object") {
        claimed.open();
        await told.opened;
      }
      return result;
    };
    let runs = 0;
    const run = async () => void (runs += 1);
    const runner = await stopping.run(
      { run },
      {},
      Object.create(jobs.db, { write: { value: slow } }) as Database,
    );
    await jobs.enqueue(stopping);
    await claimed.opened;
    const stopped = runner.stop(0);
    await jobs.all("pending", 1);
    told.open();
    await stopped;
    expect([runs, (await jobs.theJob()).attempts]).toEqual([0, 0]);
    const next = await open();
    await next.run({ run });
    await jobs.all("done", 1);
    expect([runs, (await jobs.theJob()).attempts]).toEqual([1, 1]);
  });

  test("a job that ends its process each time does not do so for ever", async () => {
    const worker = await open();
    await jobs.enqueue(worker);
    await jobs.db.write((tx) =>
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
      await jobs.db.write((tx) =>
        tx.manager.update(
          Job,
          { status: "running" },
          { leaseUntil: new Date(jobs.clock.now().getTime() - 1) },
        ),
      );
      return (await jobs.count("dead")) === 1;
    });
    expect([runs, await jobs.marks()]).toEqual([0, 1]);
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
    for (let index = 0; index < 6; index += 1) await jobs.enqueue(without);
    await jobs.all("done", 6);
    expect([attempts, await jobs.marks()]).toEqual([[1, 1, 1, 1, 1, 1], 6]);
    expect(left).toBeGreaterThan(0);
  });
});

test("after a pause in which nobody could renew, runs go on, and only what nobody works on is taken over", async () => {
  const { run, begun, held } = holding(mark);
  const process = jobs.openProcess("database");
  const around = (_: unknown, work: () => Promise<Commit | void>) => work();
  const rows = createJobRows({ ...jobs, handlers: handlersOf({ run }), around });
  await jobs.enqueue(process);
  const ours = await rows.beginNext("reports.compose");
  await begun.opened;
  await rows.recover(false);
  const left = { id: newId(), status: "running", leaseOwner: newId(), attempts: 1, claims: 1 } as const;
  const leaseUntil = new Date(jobs.clock.now().getTime() + 60_000);
  await jobs.db.write((tx) => insertRow(tx, Job, { ...(ours?.job as Job), ...left, leaseUntil }));
  const running = async () => (await jobs.db.read.findBy(Job, { status: "running" })).map(({ id }) => id);
  // Asleep, or without a database, for longer than any lease.
  jobs.clock.advance(61_000);
  await rows.recover(false);
  expect((await running()).toSorted()).toEqual([ours?.job.id, left.id].toSorted());
  for (let looks = 0; looks < 5; looks += 1) {
    jobs.clock.advance(4_000);
    await rows.recover(false);
  }
  expect(await running()).toEqual([ours?.job.id]);
  held.open();
  expect([await ours?.outcome, await jobs.marks()]).toEqual(["done", 1]);
});
