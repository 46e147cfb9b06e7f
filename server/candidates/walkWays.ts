import { setImmediate as nextTurn } from "node:timers/promises";
import type { NewestRow } from "../db/selectNewest";

export type Place = { at: Date; id: string };
export type Wanted = { after: Place | null; limit: number };

/** Whether one stands before another in a list, the newest first. */
export const inOrder = (left: Place, right: Place) =>
  right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1);

/** An index that has people in the order of the list, and which of those found there belong into it. */
export type Way<P> = {
  look: (wanted: Wanted) => Promise<NewestRow[]>;
  fitting: (ids: readonly string[]) => Promise<readonly P[]>;
};

/** Somewhat more than what is wanted: some may be archived. */
const SPARE = 1.25;
/** A look is longer than the one before, but by no more than this, nor than so many rows. */
const MOST_GROWTH = 5;
const LONGEST_LOOK = 1_600;

/** All ways lead down through the same time: where as many rows reach farthest back, there are fewest to look at. */
async function takeShortest<P>(ways: readonly Way<P>[], wanted: Wanted) {
  const looks = await Promise.all(ways.map(async (way) => ({ way, rows: await way.look(wanted) })));
  /** Null where the index has come to its end. */
  const endOf = (rows: readonly NewestRow[]) => (rows.length < wanted.limit ? null : (rows.at(-1) ?? null));
  return looks.reduce((best, look) => {
    const [end, bestEnd] = [endOf(look.rows), endOf(best.rows)];
    if (end && bestEnd) return inOrder(end, bestEnd) < 0 ? best : look;
    if (end || bestEnd) return end ? best : look;
    return look.rows.length < best.rows.length ? look : best;
  });
}

/**
 * Down the first way, or the shortest once that has not filled the page at once.
 * @returns at least as many as are wanted where there are as many, in order
 */
export async function walkWays<P extends { id: string }>(
  ways: readonly [Way<P>, ...Way<P>[]],
  { after, limit }: Wanted,
): Promise<P[]> {
  const found: P[] = [];
  let part: Wanted = { after, limit: Math.min(LONGEST_LOOK, Math.ceil(limit * SPARE)) };
  let [way] = ways;
  let looked = 0;
  for (let round = 0; ; round += 1) {
    if (round > 0) await nextTurn();
    let rows: NewestRow[];
    if (round === 1) ({ way, rows } = await takeShortest(ways, part));
    else rows = await way.look(part);
    const fitting = new Map((await way.fitting(rows.map(({ id }) => id))).map((one) => [one.id, one]));
    found.push(...rows.flatMap(({ id }) => fitting.get(id) ?? []));
    const last = rows.at(-1);
    if (!last || rows.length < part.limit || found.length >= limit) return found;
    looked += rows.length;
    const needed = Math.ceil(((limit - found.length) * looked * SPARE) / Math.max(1, found.length));
    const longer = Math.min(LONGEST_LOOK, rows.length * MOST_GROWTH, Math.max(rows.length, needed));
    part = { after: { at: last.at, id: last.id }, limit: longer };
  }
}
