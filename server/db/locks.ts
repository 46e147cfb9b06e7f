import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import type { Database, Transaction } from "./database";

/**
 * Reads one row for changing it. MySQL locks the row; on SQLite the write queue is the lock.
 */
export function findForUpdate<T extends ObjectLiteral>(
  db: Database,
  tx: Transaction,
  target: EntityTarget<T>,
  where: FindOptionsWhere<T>,
): Promise<T | null> {
  const lock = db.dialect === "mysql" ? { lock: { mode: "pessimistic_write" as const } } : {};
  return tx.manager.findOne(target, { where, ...lock });
}
