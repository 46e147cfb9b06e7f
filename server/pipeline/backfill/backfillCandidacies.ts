import { setImmediate as nextTurn } from "node:timers/promises";
import { MoreThan } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { PRIORITY } from "../../queue/queue";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { rebuildPerson } from "./rebuildPerson";

/** In one transaction: with ten, SQLite held the process for 100 ms at a time. */
const BATCH = 3;
/** Done by one job; the next one goes on behind. */
const LEG = 500;

type Needed = Pick<Services, "db" | "clock" | "events" | "queue">;

/**
 * Gives everybody from before there were candidacies theirs, in the order of their ids. A batch is written whole or
 * not at all, and a person who is done is left alone: cut off anywhere, it goes on with what is missing. The migration
 * that brings it queues the first leg.
 */
export const backfillCandidacies = (services: Needed): JobHandler<{ after: string | null }> => ({
  concurrency: 1,
  attempts: 10,
  async run({ after }, { progress, signal }) {
    const people = await services.db.read.find(Candidate, {
      select: { id: true },
      where: after === null ? {} : { id: MoreThan(after) },
      order: { id: "ASC" },
      take: LEG,
    });
    const ids = people.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += BATCH) {
      signal.throwIfAborted();
      const batch = ids.slice(from, from + BATCH);
      await services.db.write(async (tx) => {
        for (const id of batch) await rebuildPerson(services, tx, id);
      });
      await progress(Math.min(from + BATCH, ids.length), ids.length);
      await nextTurn();
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < LEG) return;
    return (tx) =>
      services.queue.enqueue(
        tx,
        "candidacies.backfill",
        { after: last },
        { key: last, priority: PRIORITY.background },
      );
  },
});
