import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { databaseNow } from "../db/databaseNow";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import { LeaseRow } from "./entity";
import type { Lease } from "./lease";

const NEVER_HELD = new Date(0);

/**
 * Among all processes that share the database. Its clock decides where it has one: those of the processes may differ
 * by more than a lease lasts, and then two would hold it.
 */
export function createDatabaseLease(db: Database, clock: Clock): Lease {
  return {
    acquire: (name, owner, forMs) =>
      db.write(async (tx) => {
        const free = { id: name, owner, heldUntil: NEVER_HELD };
        const held = await holdRow(db, tx, LeaseRow, { id: name }, free);
        const at = await databaseNow(db, tx, clock);
        if (held.owner !== owner && held.heldUntil > at) return false;
        const heldUntil = new Date(at.getTime() + forMs);
        return (await updateRows(tx, LeaseRow, { id: name }, { owner, heldUntil })) === 1;
      }),
    release: (name, owner) =>
      db.write(async (tx) => {
        await updateRows(tx, LeaseRow, { id: name, owner }, { heldUntil: NEVER_HELD });
      }),
  };
}
