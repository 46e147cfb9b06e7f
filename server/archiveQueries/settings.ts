import type { EntityManager } from "typeorm";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { ArchiveQuerySettings } from "./entity";
import { LEAST_PEOPLE } from "./fields";

const ID = "company";

/** The fewest people that are told of together: never fewer than the product's own least. */
export async function leastPeople(manager: EntityManager): Promise<number> {
  const row = await manager.findOneBy(ArchiveQuerySettings, { id: ID });
  return Math.max(LEAST_PEOPLE, row?.smallest ?? LEAST_PEOPLE);
}

/** Holds from the next cut on, which is made at once. */
export function changeLeastPeople(
  { db, clock, queue }: Pick<Services, "db" | "clock" | "queue">,
  updatedBy: string,
  smallest: number,
): Promise<void> {
  return db.write(async (tx) => {
    const change = { smallest, updatedBy, updatedAt: clock.now() };
    await holdRow(db, tx, ArchiveQuerySettings, { id: ID }, { id: ID, ...change });
    await updateRows(tx, ArchiveQuerySettings, { id: ID }, change);
    await queue.enqueue(tx, "archive.cut", {}, { key: "company" });
  });
}
