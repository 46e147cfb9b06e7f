import { setImmediate as turn } from "node:timers/promises";
import { type FindOptionsOrder, type FindOptionsWhere, In } from "typeorm";
import type { Database } from "./database";

const AT_ONCE = 500;
/** In one run; the next one goes on. */
const MOST = 50_000;

/**
 * Deletes rows from the oldest on for as long as they are over, and stops at the first that is not: ids grow with
 * time, so neither an index on the time nor a walk over what stays is needed. A few at a time, so that nobody waits.
 * @returns how many there were
 */
export async function pruneOldest<T extends { id: string }>(
  db: Database,
  target: new () => T,
  isOver: (row: T) => boolean,
): Promise<number> {
  const order = { id: "ASC" } as FindOptionsOrder<T>;
  for (let pruned = 0; ; await turn()) {
    const rows = await db.read.find(target, { order, take: AT_ONCE });
    const kept = rows.findIndex((row) => !isOver(row));
    const over = kept === -1 ? rows : rows.slice(0, kept);
    if (over.length > 0) {
      const where = { id: In(over.map(({ id }) => id)) } as FindOptionsWhere<T>;
      await db.write((tx) => tx.manager.delete(target, where));
    }
    pruned += over.length;
    if (over.length < AT_ONCE || pruned >= MOST) return pruned;
  }
}
