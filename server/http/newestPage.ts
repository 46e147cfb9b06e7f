import type { EntityManager } from "typeorm";
import { type Newest, selectNewestRows } from "../db/selectNewest";
import { decodeCursor, pageFrom } from "./cursor";

type List<K extends string> = Pick<Newest, "arms"> & {
  /** The column that orders the list, before id; one of those read. */
  time: K;
  where?: Newest["where"];
  /** As the caller gave it. */
  cursor?: string | undefined;
  limit: number;
};

/**
 * A page of a list, the newest first, and the cursor of the next.
 * @throws 400 request.invalid where the cursor is none of this list
 */
export async function newestPage<T extends { id: string }, K extends keyof T & string>(
  manager: EntityManager,
  target: new () => T,
  { time, arms, where = [], cursor, limit }: List<NoInfer<K>>,
  columns: readonly (K | "id")[],
): Promise<{ items: Pick<T, K | "id">[]; nextCursor: string | null }> {
  const after = cursor === undefined || cursor === "" ? null : decodeCursor(cursor);
  const list = { time, arms, where, after, limit: limit + 1 };
  const rows = await selectNewestRows(manager, target, list, columns);
  return pageFrom(rows, limit, (row) => ({ at: row[time] as Date, id: row.id }));
}
