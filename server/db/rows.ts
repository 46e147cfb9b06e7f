import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity";
import { type Key, insertWhole, updateEqual } from "./statements";
import type { Transaction } from "./database";

/** Only equalities with a value; operators and null are TypeORM's. */
const isPlain = (where: object) =>
  Object.values(where).every((value) => typeof value === "string" || typeof value === "number");

// TypeORM's deep partial types do not follow JSON columns; these take whole, checked rows instead.

export async function insertRow<T extends ObjectLiteral>(
  tx: Transaction,
  target: new () => T,
  row: T,
): Promise<void> {
  await insertWhole(tx.manager, target, row);
}

/** Inserts unless a unique key is taken. */
export async function insertRowOnce<T extends ObjectLiteral>(
  tx: Transaction,
  target: new () => T,
  row: T,
): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(target)
    .values(row as QueryDeepPartialEntity<T>)
    .orIgnore()
    .updateEntity(false)
    .execute();
}

/** Changes the rows that match; returns how many did. */
export async function updateRows<T extends ObjectLiteral>(
  tx: Transaction,
  target: EntityTarget<T>,
  where: FindOptionsWhere<T>,
  change: Partial<T>,
): Promise<number> {
  if (typeof target === "function" && isPlain(where)) {
    return updateEqual(tx.manager, target as new () => T, where as Key<T>, change);
  }
  const result = await tx.manager.update(target, where, change as QueryDeepPartialEntity<T>);
  return result.affected ?? 0;
}
