import { newId, systemClock } from "../../../server/clock";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { updateRows } from "../../../server/db/rows";
import { LeaseRow } from "../../../server/leases/entity";
import { createLogger } from "../../../server/logger";
import { ScheduleRow } from "../../../server/schedules/entity";
import { listSchedules } from "../../../server/schedules/listSchedules";
import { type Schedule, runSchedules } from "../../../server/schedules/runSchedules";
import { type Ticker, createTicker } from "../../../server/schedules/takeTicks";
import type { Services } from "../../../server/services";
import { eventually } from "../../support/eventually";
import { createGate } from "../../support/gate";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const clock = systemClock;
const log = createLogger({ LOG_LEVEL: "silent" });
let place: TestPlace;
let db: Database;
beforeEach(async () => {
  place = await openTestPlace({ migrated: true });
  const { databaseUrl: DATABASE_URL, dataDir: DATA_DIR } = place;
  db = await connectDatabase(databaseLocation({ DATABASE_URL, DATA_DIR }));
});
afterEach(async () => {
  await db.close();
  await place.remove();
});

const storedTick = async (id: string) => (await db.read.findOneBy(ScheduleRow, { id }))?.tickAt.getTime();

describe("schedules of several workers", () => {
  let workers: Ticker[];
  let start: number;
  beforeEach(() => {
    workers = [createTicker({ db, clock, log }), createTicker({ db, clock, log })];
    start = Math.floor(Date.now() / 60_000) * 60_000 - HOUR_MS;
  });
  const secondOf = (second: number) => new Date(start + second * 1_000);
  /** Every worker's timer goes off for this tick. */
  const fire = (second: number, work: () => Promise<void>) =>
    Promise.all(workers.map((tick) => tick("counts.fold", secondOf(second), work)));
  const nothing = async () => undefined;

  it("fire once for each tick, by whichever worker is first", async () => {
    const fired: number[] = [];
    for (let second = 0; second < 12; second += 1) {
      const had = await fire(second, async () => void fired.push(second));
      expect(had.filter(Boolean)).toHaveLength(1);
    }
    expect(fired).toEqual(Array.from({ length: 12 }, (_, second) => second));
  });

  it("do not fire a tick again where a clock is behind", async () => {
    let fired = 0;
    const [early, late] = workers as [Ticker, Ticker];
    const work = async () => void (fired += 1);
    await early("counts.fold", secondOf(15), work);
    await early("counts.fold", secondOf(30), work);
    await late("counts.fold", secondOf(15), work);
    await late("counts.fold", secondOf(30), work);
    expect(fired).toBe(2);
  });

  it("are held up by no clock that is ahead of the database's, today's or an earlier one", async () => {
    const [ahead, right] = workers as [Ticker, Ticker];
    expect(await ahead("counts.fold", secondOf(7_200), nothing)).toBe(false);
    expect(await right("counts.fold", secondOf(15), nothing)).toBe(true);
    await db.write((tx) => updateRows(tx, ScheduleRow, { id: "counts.fold" }, { tickAt: secondOf(7_200) }));
    expect(await right("counts.fold", secondOf(30), nothing)).toBe(true);
    expect(await right("counts.fold", secondOf(30), nothing)).toBe(false);
  });

  it("leave a tick for later while the one before still runs, and fail by themselves", async () => {
    const held = createGate();
    const begun = createGate();
    const [one, other] = workers as [Ticker, Ticker];
    const slow = one("counts.fold", secondOf(0), async () => {
      begun.open();
      await held.opened;
      throw new Error("no");
    });
    await begun.opened;
    expect(await other("counts.fold", secondOf(15), nothing)).toBe(false);
    held.open();
    await expect(slow).rejects.toThrow("no");
    expect(await other("counts.fold", secondOf(15), nothing)).toBe(true);
  });

  it("wait for the lease of a process that died over a tick, and then go on with the same tick", async () => {
    const [one, other] = workers as [Ticker, Ticker];
    await one("counts.fold", secondOf(0), nothing);
    const leaveHeldUntil = (heldUntil: Date) =>
      db.write((tx) =>
        updateRows(tx, LeaseRow, { id: "schedule:counts.fold" }, { owner: newId(), heldUntil }),
      );
    await leaveHeldUntil(new Date(Date.now() + 30_000));
    expect(await other("counts.fold", secondOf(15), nothing)).toBe(false);
    await leaveHeldUntil(new Date(Date.now() - 30_000));
    expect(await other("counts.fold", secondOf(15), nothing)).toBe(true);
  });
});

describe("the clock of a worker", () => {
  const env = { TIME_ZONE: "Asia/Shanghai" } as Services["env"];
  const running: ReturnType<typeof runSchedules>[] = [];
  afterEach(() => {
    for (const process of running.splice(0)) process.stop();
  });
  /** Two processes that run the same. */
  function run(...schedules: Schedule[]) {
    running.push(...[1, 2].map(() => runSchedules({ db, clock, log, env }, schedules)));
    for (const process of running) process.start();
  }

  /** Half a day from now, by the company's clocks: the tick before was half a day ago. */
  const now = Date.now();
  const then = new Date(now + DAY_MS / 2 + 8 * HOUR_MS);
  const pattern = `${then.getUTCMinutes()} ${then.getUTCHours()} * * *`;
  const lastTick = Math.floor((now - DAY_MS / 2) / 60_000) * 60_000;
  const daily = (name: string, ran: string[], more: Partial<Schedule> = {}): Schedule => ({
    name,
    pattern,
    work: async () => void ran.push(name),
    ...more,
  });
  const rememberTick = (id: string, tickAt: number) =>
    db.write((tx) => tx.manager.insert(ScheduleRow, { id, tickAt: new Date(tickAt) }));

  it("goes off in one of the processes that run it", async () => {
    const ticks: number[] = [];
    const work = async () => {
      const { tickAt } = await db.read.findOneByOrFail(ScheduleRow, { id: "every.second" });
      ticks.push(tickAt.getTime());
    };
    run({ name: "every.second", pattern: "* * * * * *", work });
    await eventually(() => ticks.length >= 3);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks.every((tick) => tick % 1_000 === 0)).toBe(true);
  });

  it("makes up at the start what it missed, once, except what is of use at its hour alone", async () => {
    const ran: string[] = [];
    for (const name of ["missed", "again", "greeting"]) await rememberTick(name, lastTick - 3 * DAY_MS);
    await rememberTick("done", lastTick);
    const fails = async () => {
      ran.push("fails");
      throw new Error("no");
    };
    await rememberTick("fails", lastTick - DAY_MS);
    run(
      daily("fails", ran, { work: fails }),
      daily("missed", ran),
      daily("greeting", ran, { onlyOnTime: true }),
      daily("done", ran),
      daily("new", ran),
      daily("again", ran),
    );
    await eventually(() => ran.includes("again"));
    expect(ran).toEqual(["fails", "missed", "again"]);
    expect(await storedTick("new")).toBe(lastTick);
    expect(await storedTick("greeting")).toBe(lastTick - 3 * DAY_MS);
  });

  it("makes up while it runs what could not be begun", async () => {
    const ran: string[] = [];
    await rememberTick("held", lastTick);
    const process = runSchedules({ db, clock, log, env }, [daily("held", ran)], "* * * * * *");
    running.push(process);
    process.start();
    await db.write((tx) =>
      updateRows(tx, ScheduleRow, { id: "held" }, { tickAt: new Date(lastTick - DAY_MS) }),
    );
    await eventually(() => ran.length > 0);
    expect(await storedTick("held")).toBe(lastTick);
  });

  it("has names of its own, which fit their rows", () => {
    const names = listSchedules({} as Services).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 31)).toEqual([]);
  });
});
