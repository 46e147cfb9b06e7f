import type { MigrationInterface, QueryRunner } from "typeorm";
import { createConnection } from "mysql2/promise";
import { migrations } from "../../../migrations";
import { connectDatabase, openPrimary } from "../../../server/db/connect";
import { type MigrationLock, leaseLock, lockName, namedLock } from "../../../server/db/migrationLock";
import { type Rewriting, migrate } from "../../../server/db/migrate";
import { readSchema } from "../../../server/db/schema";
import type { MysqlServer } from "../../../server/db/openMysql";
import { createGate } from "../../support/gate";
import { type OwnMariadb, openMariadb } from "../../support/mariadb";

let mariadb: OwnMariadb;
/** Today's tables. */
let today: MysqlServer;
const opened: MysqlServer[] = [];

async function open(name: string): Promise<MysqlServer> {
  const server = openPrimary({ url: `${mariadb.url}${name}`, pool: 4 });
  opened.push(server);
  await server.source.initialize();
  return server;
}
async function openEmpty(name: string) {
  mariadb.sql(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return open(name);
}

beforeAll(async () => {
  mariadb = await openMariadb();
  today = await openEmpty("today");
  await migrate(today.source);
}, 120_000);
afterAll(async () => {
  await Promise.all(opened.map((server) => server.close()));
  await mariadb.stop();
});

const NEWEST = migrations.slice(-8);

/** As if the newest migrations had not been written yet. */
async function takeBack(source: MysqlServer["source"]) {
  const runner = source.createQueryRunner();
  for (const Migration of NEWEST.toReversed()) {
    await new Migration().down(runner);
    await runner.query("DELETE FROM schema_migrations WHERE name = ?", [Migration.name]);
  }
  await runner.release();
}

const rowsOf = async <T>(sql: string, values: unknown[] = []) =>
  (await today.source.query(sql, values)) as T[];

describe("one process migrates", () => {
  test.each<[string, MigrationLock]>([
    ["the connection's lock", namedLock],
    ["a row, where an engine has no such locks", leaseLock],
  ])(
    "by %s: the others wait, and find nothing left to do",
    async (_, lock) => {
      await takeBack(today.source);
      const processes = [today, await open("today"), await open("today")];
      const done: string[] = [];
      const counts = await Promise.all(
        processes.map(({ source }) => migrate(source, { lock, onDone: (name) => done.push(name) })),
      );
      expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, NEWEST.length]);
      expect(done).toEqual(NEWEST.map(({ name }) => name));
      expect(await readSchema(today.source)).toEqual({ missing: [], unknown: [] });
    },
    120_000,
  );

  const holder = () => mariadb.sql(`SELECT IS_USED_LOCK('${lockName(today.source)}')`).trim();
  test.each<[string, MigrationLock, () => string]>([
    ["the connection's lock", namedLock, () => `KILL ${holder()}`],
    [
      "a row",
      leaseLock,
      () =>
        "UPDATE today.leases SET owner = 'another', heldUntil = '2999-01-01' WHERE id = 'schema-migrations'",
    ],
  ])(
    "who loses %s in the midst of it begins no further one",
    async (_, lock, lose) => {
      const { source } = today;
      await takeBack(source);
      const done: string[] = [];
      const migrating = migrate(source, {
        lock,
        onDone(name) {
          if (done.push(name) === 1) mariadb.sql(lose());
        },
      });
      await expect(migrating).rejects.toThrow(/lock of the migrations was lost/);
      expect(done).toHaveLength(1);
      await source.query("UPDATE leases SET heldUntil = '2000-01-01'");
      expect(await migrate(source, { lock })).toBe(NEWEST.length - 1);
    },
    120_000,
  );

  test("one that dies in the midst of it keeps nobody out; one that goes on for too long says so", async () => {
    const { source } = today;
    const held = createGate();
    const taken = createGate();
    const holding = namedLock(source, 1_000, async () => {
      taken.open();
      await held.opened;
    });
    await taken.opened;
    const late = namedLock((await open("today")).source, 1_000, async () => "in");
    await expect(late).rejects.toThrow(/more than 1 s/);
    held.open();
    await holding;

    const dying = await createConnection(`${mariadb.url.replace("mariadb:", "mysql:")}today`);
    await dying.query("SELECT GET_LOCK(?, 0)", [lockName(source)]);
    const waiting = namedLock(source, 30_000, async () => "in");
    dying.destroy();
    expect(await waiting).toBe("in");
  });
});

/** Ends after each statement that was never sent before, as a process that is killed does. */
class Killed extends Error {}
const changes = /^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b/i;

function killAfterNew(runner: QueryRunner, sent: Set<string>): void {
  const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  runner.query = (async (sql: string, ...rest: unknown[]) => {
    const result = await query(sql, ...rest);
    const key = JSON.stringify([sql, rest]);
    if (changes.test(sql) && !sent.has(key)) {
      sent.add(key);
      throw new Killed();
    }
    return result;
  }) as typeof runner.query;
}

const driftOf = async ({ driver }: MysqlServer["source"]) =>
  (await driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

test("the newest migrations, killed after each of their statements, go on where they were", async () => {
  const { source } = today;
  await takeBack(source);
  expect(await driftOf(source)).not.toEqual([]);
  let kills = 0;
  for (const Migration of NEWEST) {
    const sent = new Set<string>();
    for (;;) {
      const runner = source.createQueryRunner();
      killAfterNew(runner, sent);
      try {
        await new Migration().up(runner);
        break;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      } finally {
        await runner.release();
      }
    }
  }
  expect(kills).toBeGreaterThanOrEqual(NEWEST.length);
  expect(await driftOf(source)).toEqual([]);
  // None has told that it is done: all run once more, and find everything there.
  expect(await migrate(source)).toBe(NEWEST.length);
  expect(await driftOf(source)).toEqual([]);
}, 120_000);

/** From here on a table of ten million rows may stand behind each name. */
const SINCE = 1_796_400_000_000;
const timeOf = (name: string) => Number(/\d{13}$/.exec(name)?.[0]);
const REFUSED = new Set([1845, 1846]);

/** Sends DDL so that the server refuses whatever copies a table or locks it, and lists what it refused. */
async function findRewrites(Migration: new () => MigrationInterface): Promise<string[]> {
  const { source } = today;
  const found: string[] = [];
  const runner = source.createQueryRunner();
  const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  const own = new Set<string>();
  runner.query = (async (sql: string, ...rest: unknown[]) => {
    const table = /^\s*(?:ALTER TABLE|CREATE (?:UNIQUE )?INDEX `\w+` ON|UPDATE|DELETE FROM)\s+`?(\w+)/i.exec(
      sql,
    )?.[1];
    const created = /^\s*CREATE TABLE `?(\w+)/i.exec(sql)?.[1];
    if (created) own.add(created);
    if (!table || own.has(table)) return query(sql, ...rest);
    if (/^\s*(UPDATE|DELETE)/i.test(sql)) {
      found.push(sql);
      return query(sql, ...rest);
    }
    const online = /^\s*ALTER/i.test(sql) ? ", ALGORITHM=INPLACE, LOCK=NONE" : " ALGORITHM=INPLACE LOCK=NONE";
    try {
      return await query(`${sql}${online}`, ...rest);
    } catch (error) {
      if (!REFUSED.has((error as { errno: number }).errno)) throw error;
      found.push(sql);
      return query(sql, ...rest);
    }
  }) as typeof runner.query;
  try {
    await new Migration().up(runner);
    return found;
  } finally {
    await runner.release();
  }
}

class WidenNumbers implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query("ALTER TABLE `jobs` MODIFY `attempts` bigint NOT NULL");
  }
  async down() {}
}

test("a migration since 2026-12 neither copies a table nor changes all its rows, or says why it must", async () => {
  const { source } = today;
  const recent = migrations.filter(({ name }) => timeOf(name) >= SINCE);
  const runner = source.createQueryRunner();
  for (const Migration of recent.toReversed()) await new Migration().down(runner);
  const unexplained: string[] = [];
  for (const Migration of recent) {
    const rewrites = await findRewrites(Migration);
    if (!(Migration as Rewriting).rewrites) unexplained.push(...rewrites);
  }
  expect(unexplained).toEqual([]);
  // And one that does is found.
  expect(await findRewrites(WidenNumbers)).toHaveLength(1);
  await runner.query("ALTER TABLE `jobs` MODIFY `attempts` int NOT NULL");
  await runner.release();
});

test("newer code's migrations are noted, and no obstacle", async () => {
  await today.source.query(
    "INSERT INTO schema_migrations (timestamp, name) VALUES (1, 'Newer1999999999999')",
  );
  const told: string[] = [];
  const db = await connectDatabase(
    { url: `${mariadb.url}today` },
    { migrates: false, onNewer: (unknown) => told.push(...unknown) },
  );
  expect(told).toEqual(["Newer1999999999999"]);
  await db.close();
  await today.source.query("DELETE FROM schema_migrations WHERE name = 'Newer1999999999999'");
});

describe("the tables are such as distributed engines can keep", () => {
  test("no foreign keys, no triggers, no routines, no events", async () => {
    const [found] = await rowsOf<Record<string, number | string>>(
      `SELECT (SELECT COUNT(*) FROM information_schema.referential_constraints WHERE constraint_schema = 'today') AS keys_,
              (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = 'today') AS triggers_,
              (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = 'today') AS routines,
              (SELECT COUNT(*) FROM information_schema.events WHERE event_schema = 'today') AS events`,
    );
    expect(Object.values(found ?? {}).map(Number)).toEqual([0, 0, 0, 0]);
  });

  test("no number is given out by the database, but to the list of migrations", async () => {
    const columns = await rowsOf<{ name: string }>(
      "SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns " +
        "WHERE table_schema = 'today' AND (extra LIKE '%auto_increment%' OR extra LIKE '%GENERATED%')",
    );
    expect(columns.map(({ name }) => name)).toEqual(["schema_migrations.id"]);
  });

  test("each table has a primary key, of bounded length, and types that all engines have", async () => {
    const without = await rowsOf<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables t WHERE table_schema = 'today' AND NOT EXISTS " +
        "(SELECT 1 FROM information_schema.statistics s WHERE s.table_schema = t.table_schema AND " +
        "s.table_name = t.table_name AND s.index_name = 'PRIMARY')",
    );
    expect(without).toEqual([]);
    const types = await rowsOf<{ type: string }>(
      "SELECT DISTINCT data_type AS type FROM information_schema.columns WHERE table_schema = 'today' " +
        "AND table_name <> 'schema_migrations'",
    );
    const allowed = ["bigint", "datetime", "double", "int", "longtext", "tinyint", "varchar"];
    expect(types.map(({ type }) => type).filter((type) => !allowed.includes(type))).toEqual([]);
    const collations = await rowsOf<{ name: string }>(
      "SELECT DISTINCT collation_name AS name FROM information_schema.columns " +
        "WHERE table_schema = 'today' AND collation_name IS NOT NULL",
    );
    expect(collations).toHaveLength(1);
  });

  test("every connection is strict, in UTC, at READ COMMITTED, whatever the server's own settings", async () => {
    const [session] = await rowsOf<{ mode: string; zone: string; level: string }>(
      "SELECT @@sql_mode AS mode, @@time_zone AS zone, @@tx_isolation AS level",
    );
    expect(session).toMatchObject({ zone: "+00:00", level: "READ-COMMITTED" });
    expect(session?.mode.split(",")).toEqual(
      expect.arrayContaining(["ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES"]),
    );
    expect(session?.mode).not.toMatch(/NO_BACKSLASH_ESCAPES|ANSI_QUOTES|PIPES_AS_CONCAT/);
  });
});
