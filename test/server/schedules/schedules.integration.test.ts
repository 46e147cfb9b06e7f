import { systemClock } from "../../../server/clock";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { LeaseRow } from "../../../server/leases/entity";
import { createLogger } from "../../../server/logger";
import { ScheduleRow } from "../../../server/schedules/entity";
import { listSchedules } from "../../../server/schedules/listSchedules";
import { runSchedules } from "../../../server/schedules/runSchedules";
import { type Ticker, createTicker } from "../../../server/schedules/takeTicks";
import type { Services } from "../../../server/services";
import { eventually } from "../../support/eventually";
import { createGate } from "../../support/gate";
import { createTestClock } from "../../support/testClock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

describe("schedules of several workers", () => {
  const clock = createTestClock();
  const log = createLogger({ LOG_LEVEL: "silent" });
  let place: TestPlace;
  let db: Database;
  let workers: Ticker[];
  beforeEach(async () => {
    place = await openTestPlace({ migrated: true });
    const { databaseUrl: DATABASE_URL, dataDir: DATA_DIR } = place;
    db = await connectDatabase(databaseLocation({ DATABASE_URL, DATA_DIR }));
    workers = [createTicker({ db, clock, log }), createTicker({ db, clock, log })];
  });
  afterEach(async () => {
    await db.close();
    await place.remove();
  });
  const secondOf = (second: number) => new Date(Date.UTC(2026, 10, 22, 3, 0, second));
  /** Every worker's timer goes off for this tick. */
  const fire = (second: number, work: () => Promise<void>) =>
    Promise.all(workers.map((tick) => tick("counts.fold", secondOf(second), work)));

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

  it("leave out a tick while the one before still runs, fail by themselves, and outlive who dies over one", async () => {
    const held = createGate();
    const begun = createGate();
    const [one, other] = workers as [Ticker, Ticker];
    const slow = one("counts.fold", secondOf(0), async () => {
      begun.open();
      await held.opened;
      throw new Error("no");
    });
    await begun.opened;
    expect(await other("counts.fold", secondOf(15), async () => undefined)).toBe(false);
    held.open();
    await expect(slow).rejects.toThrow("no");
    expect(await other("counts.fold", secondOf(30), async () => undefined)).toBe(true);
    await db.write((tx) =>
      tx.manager.update(
        LeaseRow,
        { id: "schedule:counts.fold" },
        { owner: "dead", heldUntil: new Date(Date.now() + 30_000) },
      ),
    );
    clock.advance(30_000);
    expect(await other("counts.fold", secondOf(45), async () => undefined)).toBe(false);
  });

  it("go off by the clock, in one of the processes that run them", async () => {
    const ticks: number[] = [];
    const work = async () => {
      const { tickAt } = await db.read.findOneByOrFail(ScheduleRow, { id: "every.second" });
      ticks.push(tickAt.getTime());
    };
    const env = { TIME_ZONE: "Asia/Shanghai" } as Services["env"];
    const processes = [1, 2].map(() =>
      runSchedules({ db, clock: systemClock, log, env }, [
        { name: "every.second", pattern: "* * * * * *", work },
      ]),
    );
    for (const process of processes) process.start();
    await eventually(() => ticks.length >= 3);
    for (const process of processes) process.stop();
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks.every((tick) => tick % 1_000 === 0)).toBe(true);
  });

  it("have names of their own, which fit their rows", () => {
    const names = listSchedules({} as Services).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 31)).toEqual([]);
  });
});
