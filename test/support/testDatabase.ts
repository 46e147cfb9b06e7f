import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { createEmptyDatabase, giveDatabaseBack, takeDatabase } from "./sharedDatabases";

export type TestPlace = {
  dialect: "sqlite" | "mysql";
  /** For DATABASE_URL; undefined on SQLite. */
  databaseUrl: string | undefined;
  dataDir: string;
  remove(): Promise<void>;
};

/**
 * A database and a data folder of the test's own, on the database that this jest project is for.
 * @param options.migrated today's tables are there already, as after the first start: migrating takes seconds
 */
export async function openTestPlace(options: { migrated?: boolean } = {}): Promise<TestPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), "zhimian-test-"));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (process.env["TEST_DATABASE"] !== "mariadb") {
    const template = process.env["TEST_SQLITE_TEMPLATE"];
    if (options.migrated && template) copyFileSync(template, join(dataDir, "zhimian.db"));
    return { dialect: "sqlite", databaseUrl: undefined, dataDir, remove: async () => removeFolder() };
  }
  const server = process.env["TEST_MARIADB_URL"] ?? "";
  const admin = await createConnection(server.replace(/^mariadb:/, "mysql:"));
  const name = options.migrated ? await takeDatabase(admin) : await createEmptyDatabase(admin);
  return {
    dialect: "mysql",
    databaseUrl: `${server}${name}`,
    dataDir,
    async remove() {
      if (options.migrated) await giveDatabaseBack(admin, name);
      else await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
      removeFolder();
    },
  };
}
