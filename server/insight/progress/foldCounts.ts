import { setImmediate as turn } from "node:timers/promises";
import { In } from "typeorm";
import type { Transaction } from "../../db/database";
import { insertRow } from "../../db/rows";
import type { InterviewStatus } from "../../interviews/status";
import type { Services } from "../../services";
import {
  ALL_WEEKS,
  EDITION_ID,
  InterviewCount,
  InterviewCountDelta,
  InterviewCountEdition,
  isPlanWeek,
  planWeek,
} from "./entity";

/** Where an interview of this plan counts, besides its week. */
export const planCell = (orgUnitId: string, planId: string, status: InterviewStatus): Cell => ({
  week: planWeek(planId),
  orgUnitId,
  jobKey: planId,
  status,
  positionId: null,
  jobTitle: "",
});

/** Small enough that neither a transaction nor the event loop is held for long. */
const AT_ONCE = 200;

/** Somebody else folded the same rows: they are counted, and not by us. */
class AlreadyFolded extends Error {}

export type Cell = Omit<InterviewCount, "count">;
const keyOf = ({ week, orgUnitId, jobKey, status }: Cell) => [week, orgUnitId, jobKey, status].join("|");

/** What counts have to change by, cell by cell. */
export class CountSum {
  readonly #cells = new Map<string, { cell: Cell; count: number }>();

  add(cell: Cell, count: number): void {
    const key = keyOf(cell);
    const known = this.#cells.get(key);
    if (known) known.count += count;
    else this.#cells.set(key, { cell, count });
  }

  /** In one order, so that two transactions never wait for each other. */
  changes(): { cell: Cell; count: number }[] {
    return [...this.#cells.entries()]
      .filter(([, { count }]) => count !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, change]) => change);
  }
}

/** Adds to the counts of plans and of weeks, and with these to those of all weeks together: they never part. */
export async function addCounts(tx: Transaction, changed: CountSum): Promise<void> {
  const sums = new CountSum();
  for (const { cell, count } of changed.changes()) {
    sums.add(cell, count);
    if (!isPlanWeek(cell.week)) sums.add({ ...cell, week: ALL_WEEKS }, count);
  }
  const changes = sums.changes();
  if (changes.length === 0) return;
  for (const { cell, count } of changes) {
    const { week, orgUnitId, jobKey, status, jobTitle } = cell;
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(InterviewCount)
      .set({ count: () => "`count` + :added", jobTitle })
      .where({ week, orgUnitId, jobKey, status })
      .setParameter("added", count)
      .execute();
    if (affected === 0) await insertRow(tx, InterviewCount, { ...cell, count });
  }
  await tx.manager.increment(InterviewCountEdition, { id: EDITION_ID }, "edition", 1);
}

/** Takes what has been written since the last time into the counts. Any number of processes may do this at once. */
export async function foldCounts({ db }: Pick<Services, "db">): Promise<void> {
  for (;;) {
    const folded = await db
      .write(async (tx) => {
        const deltas = await tx.manager.find(InterviewCountDelta, { order: { id: "ASC" }, take: AT_ONCE });
        if (deltas.length === 0) return 0;
        const { affected } = await tx.manager.delete(InterviewCountDelta, {
          id: In(deltas.map(({ id }) => id)),
        });
        if (affected !== deltas.length) throw new AlreadyFolded();
        const sum = new CountSum();
        for (const {
          fromStatus,
          toStatus,
          orgUnitId,
          jobKey,
          positionId,
          jobTitle,
          planId,
          week,
        } of deltas) {
          const count = (status: InterviewStatus, change: 1 | -1) => {
            sum.add({ week, orgUnitId, jobKey, status, positionId, jobTitle }, change);
            if (planId) sum.add(planCell(orgUnitId, planId, status), change);
          };
          if (fromStatus) count(fromStatus, -1);
          if (toStatus) count(toStatus, 1);
        }
        await addCounts(tx, sum);
        return deltas.length;
      })
      .catch((error: unknown) => {
        if (error instanceof AlreadyFolded) return 0;
        throw error;
      });
    if (folded < AT_ONCE) return;
    await turn();
  }
}
