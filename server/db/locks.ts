import type { ObjectLiteral } from "typeorm";
import { type Key, selectOne } from "./statements";
import type { Database, Transaction } from "./database";

/**
 * Reads one row for changing it. MySQL locks the row; on SQLite the write queue is the lock.
 */
export function findForUpdate<T extends ObjectLiteral>(
  db: Database,
  tx: Transaction,
  target: new () => T,
  where: Key<T>,
): Promise<T | null> {
  return selectOne(tx.manager, target, where, { lock: db.dialect === "mysql" });
}
