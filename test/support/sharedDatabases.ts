import { randomBytes } from "node:crypto";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { connectDatabase } from "../../server/db/connect";

/** Today's tables with what migrations put into them, and the names of databases that nobody uses. */
const TEMPLATE = "template";
const FREE = "pool.free_databases";

/** Once for the whole run, before any test. @param url of the database server */
export async function openSharedDatabases(admin: Connection, url: string): Promise<void> {
  await admin.query(`CREATE DATABASE ${TEMPLATE} CHARACTER SET utf8mb4`);
  const template = await connectDatabase({ url: `${url}${TEMPLATE}` });
  await template.close();
  await admin.query("CREATE DATABASE pool");
  await admin.query(`CREATE TABLE ${FREE} (name varchar(40) PRIMARY KEY)`);
}

export async function createEmptyDatabase(admin: Connection): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return name;
}

/**
 * A database with today's tables, as after the first start. Migrating an empty one takes seconds, and emptying one
 * that another test has used takes milliseconds.
 */
export async function takeDatabase(admin: Connection): Promise<string> {
  const [free] = await admin.query<RowDataPacket[]>(`DELETE FROM ${FREE} LIMIT 1 RETURNING name`);
  if (free[0]) return String(free[0]["name"]);
  const name = await createEmptyDatabase(admin);
  for (const table of await tablesOf(admin, TEMPLATE)) {
    await admin.query(`CREATE TABLE ${name}.${table} LIKE ${TEMPLATE}.${table}`);
  }
  await restoreRows(admin, name);
  return name;
}

/** A database whose tables a test has changed is of no use to others. */
export async function giveDatabaseBack(admin: Connection, name: string): Promise<void> {
  if ((await shapeOf(admin, name)) !== (await shapeOf(admin, TEMPLATE))) {
    await admin.query(`DROP DATABASE ${name}`);
    return;
  }
  await restoreRows(admin, name);
  await admin.query(`INSERT INTO ${FREE} VALUES (?)`, [name]);
}

async function tablesOf(admin: Connection, database: string): Promise<string[]> {
  const [rows] = await admin.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name",
    [database],
  );
  return rows.map((row) => String(row["name"]));
}

async function restoreRows(admin: Connection, name: string): Promise<void> {
  const tables = await tablesOf(admin, TEMPLATE);
  const [rows] = await admin.query<RowDataPacket[]>(
    tables
      .map(
        (table) =>
          `SELECT '${table}' AS name FROM DUAL ` +
          `WHERE EXISTS (SELECT 1 FROM ${name}.${table}) OR EXISTS (SELECT 1 FROM ${TEMPLATE}.${table})`,
      )
      .join(" UNION ALL "),
  );
  for (const { name: table } of rows) {
    await admin.query(`DELETE FROM ${name}.${table}`);
    await admin.query(`INSERT INTO ${name}.${table} SELECT * FROM ${TEMPLATE}.${table}`);
  }
}

/** Columns and indexes, as one text to compare. */
async function shapeOf(admin: Connection, database: string): Promise<string> {
  const [columns] = await admin.query<RowDataPacket[]>(
    "SELECT table_name, column_name, column_type, is_nullable, column_key FROM information_schema.columns " +
      "WHERE table_schema = ? ORDER BY table_name, ordinal_position",
    [database],
  );
  return JSON.stringify(columns);
}
