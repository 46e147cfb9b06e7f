import type { Database } from "../../../server/db/database";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import { createBudget } from "../../../server/llm/budget";
import { createTestClock } from "../../support/testClock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

let place: TestPlace;
let db: Database;
beforeAll(async () => {
  place = await openTestPlace({ migrated: true });
  db = await connectDatabase(databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }));
});
afterAll(async () => {
  await db.close();
  await place.remove();
});

test("the first calls of a day, all at once, get what the day may cost and no more", async () => {
  const budget = createBudget({
    db,
    clock: createTestClock(),
    timeZone: "Asia/Shanghai",
    limits: { tokens: 500, cost: null },
    prices: { input: 0, output: 0 },
  });
  const calls = Array.from({ length: 20 }, () => budget.hold({ input: 60, output: 40 }));
  const outcomes = await Promise.allSettled(calls);
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(outcomes.length - refused.length).toBe(5);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["budget"]));
});
