import mysql from "mysql2";
import type { Connection, Pool, PoolOptions } from "mysql2";
import { brokenRules } from "./portableSql";

/** What migrations send to be the only ones (server/db/migrationLock.ts); no request does. */
const ALLOWED = new Set([
  "SELECT GET_LOCK(?, ?) AS taken",
  "SELECT RELEASE_LOCK(?)",
  "SELECT IS_USED_LOCK(?) = CONNECTION_ID() AS mine",
]);

/** Every statement that the product sends in this file of tests, held against what other engines take. */
const known = new Set<string>(ALLOWED);
const broken: string[] = [];

function look(statement: unknown): void {
  const sql = typeof statement === "string" ? statement : String((statement as { sql?: unknown }).sql);
  if (known.has(sql)) return;
  known.add(sql);
  for (const rule of brokenRules(sql)) broken.push(`${rule}: ${sql}`);
}

const createPool = mysql.createPool.bind(mysql) as (options: PoolOptions) => Pool;
mysql.createPool = ((options: PoolOptions) => {
  const pool = createPool(options);
  pool.on("connection", (connection: Connection) => {
    const query = connection.query.bind(connection) as (...given: unknown[]) => unknown;
    connection.query = ((...given: unknown[]) => {
      look(given[0]);
      return query(...given);
    }) as typeof connection.query;
  });
  return pool;
}) as typeof mysql.createPool;

afterAll(() => {
  if (broken.length > 0) throw new Error(`Not every engine takes this:\n${broken.join("\n")}`);
});
