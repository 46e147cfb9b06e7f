import type { Transaction } from "../../../server/db/database";
import type { Services } from "../../../server/services";

const ROWS_AT_ONCE = 2_000;

export type Period = { from: Date; until: Date };

/** So far into the period, 0–1. */
export const momentOf = ({ from, until }: Period, share: number): Date =>
  new Date(from.getTime() + Math.floor((until.getTime() - from.getTime()) * share));

/** Indexes from 0 on, so many in one transaction. */
export async function inPortions(
  { db }: Pick<Services, "db">,
  count: number,
  write: (tx: Transaction, indexes: number[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < count; start += ROWS_AT_ONCE) {
    const length = Math.min(ROWS_AT_ONCE, count - start);
    await db.write((tx) =>
      write(
        tx,
        Array.from({ length }, (_, index) => start + index),
      ),
    );
  }
}
