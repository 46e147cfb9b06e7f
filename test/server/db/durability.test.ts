import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import libsql from "libsql";
import { DataSource } from "typeorm";
import { type Database, createDatabase } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { createGate } from "../../support/gate";

/** A SQLite database whose log reaches the disk only when the test says so. */
async function openHeld() {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-durability-"));
  const file = join(folder, "test.db");
  const open = async () => {
    const source = new DataSource({
      type: "better-sqlite3",
      driver: libsql,
      database: file,
      enableWAL: true,
      entities: [DomainEventRow],
    });
    source.driver.supportedDataTypes.push("longtext");
    await source.initialize();
    return source;
  };
  const writer = await open();
  await writer.synchronize();
  const flushes: { end(): void; fail(error: Error): void }[] = [];
  const asked = [createGate()];
  let released = false;
  const log = {
    datasync: () =>
      new Promise<void>((resolve, reject) => {
        flushes.push({ end: () => resolve(), fail: reject });
        asked.at(-1)?.open();
        asked.push(createGate());
        if (released) resolve();
      }),
    close: async () => undefined,
  };
  const db = createDatabase("sqlite", writer, await open(), { log });
  return {
    db,
    flushes,
    /** Resolves when the database has asked for its nth flush. */
    flush: async (nth: number) => {
      while (flushes.length < nth) await asked.at(-1)?.opened;
      return flushes[nth - 1] as (typeof flushes)[number];
    },
    /** From now on the disk is quick. */
    release() {
      released = true;
      for (const flush of flushes) flush.end();
    },
    async close() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let held: Awaited<ReturnType<typeof openHeld>>;
beforeEach(async () => {
  held = await openHeld();
});
afterEach(() => held.close());

const event = (): DomainEventRow => ({
  id: randomUUID(),
  type: "interview.opened",
  interviewId: randomUUID(),
  data: {},
  at: new Date(),
});
const write = (db: Database, told: string[], name: string) =>
  db
    .write(async (tx) => {
      await insertRow(tx, DomainEventRow, event());
      tx.afterCommit(() => told.push(`after ${name}`));
    })
    .then(() => told.push(name));

test("a write ends, and tells others, only once its log is on the disk", async () => {
  const told: string[] = [];
  const writing = write(held.db, told, "one");
  const flush = await held.flush(1);
  expect(await held.db.read.countBy(DomainEventRow, {})).toBe(1);
  expect(told).toEqual([]);
  flush.end();
  await writing;
  expect(told).toEqual(["after one", "one"]);
});

test("the next write does not wait for the flush, only for its own", async () => {
  const told: string[] = [];
  const one = write(held.db, told, "one");
  const flush = await held.flush(1);
  const two = write(held.db, told, "two");
  const three = createGate();
  const last = held.db.write(async () => three.open());
  await three.opened;
  expect(await held.db.read.countBy(DomainEventRow, {})).toBe(2);
  expect(told).toEqual([]);
  flush.end();
  await one;
  expect(told).toEqual(["after one", "one"]);
  await held.flush(2);
  expect(told).toEqual(["after one", "one"]);
  held.release();
  await Promise.all([two, last]);
  expect(told).toEqual(["after one", "one", "after two", "two"]);
});

test("what a reader has seen is on the disk once durable() resolves", async () => {
  const told: string[] = [];
  const writing = write(held.db, told, "one");
  const flush = await held.flush(1);
  const durable = held.db.durable().then(() => told.push("durable"));
  expect(await held.db.read.countBy(DomainEventRow, {})).toBe(1);
  expect(told).toEqual([]);
  flush.end();
  await Promise.all([writing, durable]);
  expect(told).toContain("durable");
});

test("a write whose log cannot be flushed fails, and is not announced", async () => {
  const told: string[] = [];
  const writing = write(held.db, told, "one");
  (await held.flush(1)).fail(new Error("disk"));
  await expect(writing).rejects.toThrow("disk");
  expect(told).toEqual([]);
});
