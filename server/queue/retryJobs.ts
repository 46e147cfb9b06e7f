import { In } from "typeorm";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { Job } from "./entity";
import type { JobKind } from "./queue";

/** In one request; whoever wants more asks again. */
const AT_ONCE = 500;

type Needed = Pick<Services, "db" | "clock" | "queue">;

/** As new, and at once. */
const anew = (now: Date) =>
  ({ status: "pending", attempts: 0, runAfter: now, finishedAt: null, transportedAt: null }) as const;

/** Has a failed job tried again. @returns whether it was one */
export const retryJob = ({ db, clock, queue }: Needed, id: string): Promise<boolean> =>
  db.write(async (tx) => {
    const retried = await updateRows(tx, Job, { id, status: "dead" }, anew(clock.now()));
    if (retried > 0) tx.afterCommit(() => queue.wake());
    return retried > 0;
  });

/** Has those of a kind tried again that failed first. @returns how many, and whether there are more */
export async function retryKind(
  { db, clock, queue }: Needed,
  kind: JobKind,
): Promise<{ retried: number; more: boolean }> {
  const found = await db.read.find(Job, {
    select: { id: true },
    where: { status: "dead", kind },
    order: { priority: "ASC", runAfter: "ASC" },
    take: AT_ONCE + 1,
  });
  const ids = found.slice(0, AT_ONCE).map(({ id }) => id);
  if (ids.length === 0) return { retried: 0, more: false };
  const retried = await db.write(async (tx) => {
    tx.afterCommit(() => queue.wake());
    return updateRows(tx, Job, { id: In(ids), status: "dead" }, anew(clock.now()));
  });
  return { retried, more: found.length > AT_ONCE };
}
