import { systemClock } from "../../../server/clock";
import type { Database } from "../../../server/db/database";
import { LATE_MS, createEvents, firstIdAt } from "../../../server/events/events";

afterEach(() => jest.useRealTimers());

test("after a database that was away it is looked back to the last look that saw anything", async () => {
  const began = Date.parse("2026-03-02T09:00:00Z");
  jest.useFakeTimers({ now: began });
  let isAway = false;
  const looked: string[] = [];
  const find = async (_: unknown, { where }: { where: { id: { value: string } } }) => {
    if (isAway) throw new Error("gone away");
    looked.push(where.id.value);
    return [];
  };
  const failures: unknown[] = [];
  const events = createEvents(systemClock);
  events.subscribe(() => undefined);
  const db = { read: { find } } as unknown as Pick<Database, "read">;
  const unfollow = events.follow(db, (error, isFirst) => isFirst && failures.push(error));
  await jest.advanceTimersByTimeAsync(1_000);
  isAway = true;
  await jest.advanceTimersByTimeAsync(60_000);
  isAway = false;
  await jest.advanceTimersByTimeAsync(2_000);
  unfollow();
  // Told once, not each second.
  expect(failures).toHaveLength(1);
  expect(looked).toEqual([
    firstIdAt(began - LATE_MS),
    // Of the whole minute nothing is missing.
    firstIdAt(began + 1_000 - LATE_MS),
    firstIdAt(began + 62_000 - LATE_MS),
  ]);
});
