import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity";
import type { Transaction } from "./database";

// TypeORM's deep partial types do not follow JSON columns; these take whole, checked rows instead.

export async function insertRow<T extends ObjectLiteral>(
  tx: Transaction,
  target: new () => T,
  row: T,
): Promise<void> {
  await tx.manager.insert(target, row as QueryDeepPartialEntity<T>);
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
  const result = await tx.manager.update(target, where, change as QueryDeepPartialEntity<T>);
  return result.affected ?? 0;
}
