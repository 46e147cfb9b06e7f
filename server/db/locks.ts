import type { ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity";
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

/**
 * Reads one row for changing it, and makes it where there is none yet. Not an insert that ignores what is there: on
 * MySQL all who find the row so share its lock, and when each then wants it alone, each waits for the others.
 * @param key the primary key; `row` has it too
 */
export async function holdRow<T extends ObjectLiteral>(
  db: Database,
  tx: Transaction,
  target: new () => T,
  key: Key<T>,
  row: T,
): Promise<T> {
  const held = await findForUpdate(db, tx, target, key);
  if (held) return held;
  const { primaryColumns } = tx.manager.dataSource.getMetadata(target);
  const names = primaryColumns.map(({ databaseName }) => databaseName);
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(target)
    .values(row as QueryDeepPartialEntity<T>)
    // Writes the key over itself, which takes the row for oneself at once.
    .orUpdate(names, names)
    .updateEntity(false)
    .execute();
  return (await findForUpdate(db, tx, target, key)) ?? row;
}
