import { randomUUID } from "node:crypto";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { createGate } from "../../support/gate";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

let place: TestPlace;
let db: Database;

beforeEach(async () => {
  place = await openTestPlace();
  db = await connectDatabase(databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }));
});
afterEach(async () => {
  await db.close();
  await place.remove();
});

const buildEvent = (interviewId: string, type = "interview.opened"): DomainEventRow => ({
  id: randomUUID(),
  type,
  interviewId,
  data: {},
  at: new Date(),
});
const countOf = (interviewId: string) => db.read.countBy(DomainEventRow, { interviewId });

test("fifty transactions at once, some rolling back, while plain writes go on: nothing lost, nothing leaked", async () => {
  const kept = randomUUID();
  const dropped = randomUUID();
  const plain = randomUUID();
  const transactions = Array.from({ length: 50 }, (_, index) =>
    db
      .write(async (tx) => {
        const fails = index % 3 === 0;
        await insertRow(tx, DomainEventRow, buildEvent(fails ? dropped : kept));
        await tx.manager.query("SELECT 1");
        await insertRow(tx, DomainEventRow, buildEvent(fails ? dropped : kept));
        if (fails) throw new Error("rolled back");
      })
      .catch((error: Error) => error.message),
  );
  const plainWrites = Array.from({ length: 50 }, () =>
    db.write((tx) => insertRow(tx, DomainEventRow, buildEvent(plain))),
  );
  const outcomes = await Promise.all(transactions);
  await Promise.all(plainWrites);

  expect(outcomes.filter((outcome) => outcome === "rolled back")).toHaveLength(17);
  expect(await countOf(kept)).toBe(33 * 2);
  expect(await countOf(dropped)).toBe(0);
  expect(await countOf(plain)).toBe(50);
});

test("a reader never sees what is not committed, and sees it as soon as it is", async () => {
  const id = randomUUID();
  const held = createGate();
  const wrote = createGate();
  const writing = db.write(async (tx) => {
    await insertRow(tx, DomainEventRow, buildEvent(id));
    wrote.open();
    await held.opened;
  });
  await wrote.opened;
  expect(await countOf(id)).toBe(0);
  held.open();
  await writing;
  expect(await countOf(id)).toBe(1);
});

test("what waits for the commit is not told of a rollback", async () => {
  const told: string[] = [];
  await db.write(async (tx) => tx.afterCommit(() => told.push("committed")));
  const failing = db.write(async (tx) => {
    tx.afterCommit(() => told.push("rolled back"));
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(told).toEqual(["committed"]);
});

test("a write inside a write is refused instead of waiting for itself", async () => {
  await expect(db.write(() => db.write(async () => undefined))).rejects.toThrow("pass the transaction on");
});

test("the migrations make exactly the tables that the entities describe", async () => {
  const drift = await db.read.connection.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});

test("a migration that was cut off runs again", async () => {
  await db.write((tx) => tx.manager.query("DELETE FROM schema_migrations"));
  const again = await connectDatabase(
    databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }),
  );
  expect(await again.read.countBy(DomainEventRow, {})).toBe(0);
  await again.close();
});

test("instants keep their milliseconds and JSON its order of keys", async () => {
  const row = {
    ...buildEvent(randomUUID()),
    at: new Date("2026-03-01T08:00:00.123Z"),
    data: { b: 1, a: [2, "三"] },
  };
  await db.write((tx) => insertRow(tx, DomainEventRow, { ...row }));
  const read = await db.read.findOneByOrFail(DomainEventRow, { id: row.id });
  expect(read.at.toISOString()).toBe("2026-03-01T08:00:00.123Z");
  expect(JSON.stringify(read.data)).toBe('{"b":1,"a":[2,"三"]}');
});
