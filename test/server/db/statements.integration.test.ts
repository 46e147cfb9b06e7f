import { randomUUID } from "node:crypto";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { insertAll } from "../../../server/db/insertAll";
import { selectEqual, selectOne } from "../../../server/db/statements";
import { DomainEventRow } from "../../../server/events/entity";
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

const buildEvent = (over: Partial<DomainEventRow> = {}): DomainEventRow => ({
  id: randomUUID(),
  type: "interview.opened",
  interviewId: randomUUID(),
  data: { note: "说明" },
  at: new Date("2026-03-02T02:00:00.123Z"),
  ...over,
});

test("a row asked for after several were asked for is the one that was meant", async () => {
  const [a, b] = [buildEvent(), buildEvent()];
  await db.write((tx) => insertAll(tx, DomainEventRow, [a, b]));
  const one = (id: string) => selectOne(db.read, DomainEventRow, { id });
  const many = (id: string) => selectEqual(db.read, DomainEventRow, { id });
  expect((await many(b.id)).map(({ id }) => id)).toEqual([b.id]);
  expect((await one(a.id))?.id).toBe(a.id);
  expect((await many(b.id)).map(({ id }) => id)).toEqual([b.id]);
  expect(await one(randomUUID())).toBeNull();
});

test("many rows come back as they went in, however many", async () => {
  const rows = Array.from({ length: 5_000 }, () => buildEvent());
  await db.write((tx) => insertAll(tx, DomainEventRow, rows));
  expect(await db.read.countBy(DomainEventRow, {})).toBe(5_000);
  const [first] = await selectEqual(db.read, DomainEventRow, { id: rows[4_999]?.id ?? "" });
  expect(first).toEqual(rows[4_999]);
});

test("a taken key refuses all of them, or is passed over where that is asked for", async () => {
  const [first, second] = [buildEvent(), buildEvent()];
  await db.write((tx) => insertAll(tx, DomainEventRow, [first]));
  await expect(db.write((tx) => insertAll(tx, DomainEventRow, [second, first]))).rejects.toThrow(
    /unique|duplicate/i,
  );
  expect(await db.read.countBy(DomainEventRow, {})).toBe(1);
  await db.write((tx) => insertAll(tx, DomainEventRow, [second, first], { ignore: true }));
  await db.write((tx) => insertAll(tx, DomainEventRow, []));
  expect(await db.read.countBy(DomainEventRow, {})).toBe(2);
});
