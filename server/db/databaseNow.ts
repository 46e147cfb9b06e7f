import type { Clock } from "../clock";
import type { Database, Transaction } from "./database";

/** The time by the one clock that all processes share: the database's, and on SQLite that of the only process. */
export async function databaseNow(db: Database, { manager }: Transaction, clock: Clock): Promise<Date> {
  if (db.dialect === "sqlite") return clock.now();
  const [row] = await manager.query<{ seconds: string }[]>("SELECT UNIX_TIMESTAMP(NOW(3)) AS seconds");
  return new Date(Number(row?.seconds) * 1_000);
}
