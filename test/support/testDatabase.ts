import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";

export type TestPlace = {
  dialect: "sqlite" | "mysql";
  /** For DATABASE_URL; undefined on SQLite. */
  databaseUrl: string | undefined;
  dataDir: string;
  remove(): Promise<void>;
};

/** An empty database and data folder of the test's own, on the database that this jest project is for. */
export async function openTestPlace(): Promise<TestPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), "zhimian-test-"));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (process.env["TEST_DATABASE"] !== "mariadb") {
    return { dialect: "sqlite", databaseUrl: undefined, dataDir, remove: async () => removeFolder() };
  }
  const server = process.env["TEST_MARIADB_URL"] ?? "";
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = await createConnection(server.replace(/^mariadb:/, "mysql:"));
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return {
    dialect: "mysql",
    databaseUrl: `${server}${name}`,
    dataDir,
    async remove() {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
      removeFolder();
    },
  };
}
