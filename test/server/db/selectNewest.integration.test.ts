import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { insertAll } from "../../../server/db/insertAll";
import { type Arm, type Newest, type NewestRow, armsOf, selectNewest } from "../../../server/db/selectNewest";
import { DomainEventRow } from "../../../server/events/entity";
import { newId } from "../../../server/clock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

let place: TestPlace;
let db: Database;
/** All rows, the newest first. */
let rows: DomainEventRow[];

const UNITS = 120;
const unit = (index: number) => `unit-${index}`;

beforeAll(async () => {
  place = await openTestPlace();
  db = await connectDatabase(databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }));
  const made = Array.from({ length: 2_400 }, (_, index): DomainEventRow => ({
    id: newId(),
    // Every other one is of a second kind, so that two kinds of arms overlap.
    type: index % 2 === 0 ? "even" : "odd",
    interviewId: unit(index % UNITS),
    data: {},
    // Four at a time, so that the id has to decide too.
    at: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 4) * 1_000),
  }));
  await db.write((tx) => insertAll(tx, DomainEventRow, made));
  rows = made.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
});
afterAll(async () => {
  await db.close();
  await place.remove();
});

const ofUnit = (index: number): Arm => ({ column: "interviewId", value: unit(index) });
const look = async (list: Partial<Newest>) =>
  (
    await selectNewest(db.read, DomainEventRow, {
      time: "at",
      arms: null,
      where: [],
      after: null,
      limit: 7,
      ...list,
    })
  ).map(({ id }) => id);
const expected = (fits: (row: DomainEventRow) => boolean, from = 0, limit = 7) =>
  rows
    .filter(fits)
    .slice(from, from + limit)
    .map(({ id }) => id);
const among = (arms: readonly Arm[]) => {
  const units = new Set(arms.map(({ value }) => value));
  return ({ interviewId }: DomainEventRow) => units.has(interviewId);
};

test.each([
  ["the whole table", null, () => true],
  ["one part", [ofUnit(3)], among([ofUnit(3)])],
  ["several parts", [3, 40, 41, 119].map(ofUnit), among([3, 40, 41, 119].map(ofUnit))],
  [
    "more parts than are asked one by one",
    Array.from({ length: 100 }, (_, i) => ofUnit(i)),
    among(Array.from({ length: 100 }, (_, i) => ofUnit(i))),
  ],
  ["no part", [], () => false],
] as const)("%s: page after page, in order, each row once", async (_, arms, fits) => {
  const paged: string[] = [];
  let after: Newest["after"] = null;
  for (;;) {
    const page: NewestRow[] = await selectNewest(db.read, DomainEventRow, {
      time: "at",
      arms,
      where: [],
      after,
      limit: 700,
    });
    paged.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last || page.length < 700) break;
    after = { at: last.at, id: last.id };
  }
  expect(paged).toEqual(expected(fits, 0, rows.length));
});

test("a row that is in two parts comes once", async () => {
  const arms = [ofUnit(2), { column: "type", value: "even" }];
  expect(await look({ arms, limit: 30 })).toEqual(
    expected(({ interviewId, type }) => interviewId === unit(2) || type === "even", 0, 30),
  );
});

test("further conditions hold in every part", async () => {
  const where = [{ sql: "type = ?", values: ["odd"] }];
  const arms = [1, 2, 3].map(ofUnit);
  expect(await look({ arms, where })).toEqual(expected((row) => among(arms)(row) && row.type === "odd"));
  const many = Array.from({ length: 90 }, (_, i) => ofUnit(i));
  expect(await look({ arms: many, where })).toEqual(
    expected((row) => among(many)(row) && row.type === "odd"),
  );
});

test("a scope as parts: nothing for nowhere, the table for everything", () => {
  expect(armsOf("all")).toBeNull();
  const scope = { orgUnitIds: ["u"], positionIds: ["p"] };
  expect(armsOf(scope)).toEqual([{ column: "orgUnitId", value: "u" }]);
  expect(armsOf(scope, { position: true })).toHaveLength(2);
  expect(armsOf({ orgUnitIds: [], positionIds: [] })).toEqual([]);
});
