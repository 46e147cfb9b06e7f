import type { Database, Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { RoundSlot } from "../entity";

/** Holds these slots, always in the same order, so that two who change places do not wait for each other. */
export async function holdSlots(
  db: Database,
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, RoundSlot>> {
  const held = new Map<string, RoundSlot>();
  for (const id of [...new Set(ids)].toSorted()) {
    const slot = await findForUpdate(db, tx, RoundSlot, { id });
    if (slot) held.set(id, slot);
  }
  return held;
}

export const hasSeat = ({ taken, capacity, closedAt, startsAt }: RoundSlot, now: Date): boolean =>
  closedAt === null && taken < capacity && startsAt > now;

/** Somebody gives their seat back. */
export async function releaseSeat(db: Database, tx: Transaction, slotId: string): Promise<void> {
  const slot = await findForUpdate(db, tx, RoundSlot, { id: slotId });
  if (slot) await updateRows(tx, RoundSlot, { id: slotId }, { taken: Math.max(0, slot.taken - 1) });
}

/** The caller holds the slot, and has seen that there is a seat. */
export const takeSeat = (tx: Transaction, { id, taken }: RoundSlot): Promise<number> =>
  updateRows(tx, RoundSlot, { id }, { taken: taken + 1 });
