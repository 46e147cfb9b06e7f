import type { Database, Transaction } from "../db/database";

/**
 * Holds phones and addresses until the end of the transaction, so that nobody else makes a person of them meanwhile.
 * In one order for everybody, so that two batches wait for each other instead of blocking each other.
 */
export async function lockContacts(
  { dialect }: Pick<Database, "dialect">,
  { manager }: Transaction,
  indexes: Iterable<string | null>,
): Promise<void> {
  // On SQLite the write queue is the lock.
  if (dialect === "sqlite") return;
  const ids = [...new Set(indexes)].filter((id) => id !== null).toSorted();
  if (ids.length === 0) return;
  await manager.query(
    `INSERT INTO contact_locks (id) VALUES ${ids.map(() => "(?)").join(", ")} ON DUPLICATE KEY UPDATE id = id`,
    ids,
  );
}
