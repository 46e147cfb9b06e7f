import { MoreThan } from "typeorm";
import type { Transaction } from "../db/database";
import { selectEqual } from "../db/statements";
import { Candidacy } from "../pipeline/entity";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { ArchiveCut } from "./entity";
import { keepFact } from "./keepFacts";

type Needed = Pick<Services, "db" | "clock" | "queue">;

const AT_ONCE = 100;

/** Makes the flat rows of the next candidacies anew from what is stored; the last of them, or null at the end. */
async function rebuildBatch(services: Needed, tx: Transaction, after: string): Promise<string | null> {
  const next = await tx.manager.find(Candidacy, {
    where: { id: MoreThan(after) },
    order: { id: "ASC" },
    select: { id: true },
    take: AT_ONCE,
  });
  const ids = next.map(({ id }) => id);
  // What happens to one of them meanwhile waits for this, or is read by it.
  const held = await selectEqual(
    tx.manager,
    Candidacy,
    { id: ids },
    { lock: services.db.dialect === "mysql" },
  );
  for (const candidacy of held) await keepFact(services, tx, candidacy, { scores: true });
  return ids.at(-1) ?? null;
}

/** Batch by batch, each in a transaction with the job of the next; then the groups are cut. */
export const rebuildFacts = (services: Needed): JobHandler<{ after: string }> => ({
  concurrency: 1,
  attempts: 4,
  run:
    async ({ after }) =>
    async (tx) => {
      const last = await rebuildBatch(services, tx, after);
      if (last === null) await services.queue.enqueue(tx, "archive.cut", {}, { key: "company" });
      else await services.queue.enqueue(tx, "archive.rebuild", { after: last }, { key: last });
    },
});

/** For a database from before there were flat rows: nothing was ever cut in it. */
export async function rebuildOnce({ db, queue }: Needed): Promise<void> {
  if (await db.read.existsBy(ArchiveCut, {})) return;
  if (!(await db.read.existsBy(Candidacy, {}))) return;
  await db.write((tx) => queue.enqueue(tx, "archive.rebuild", { after: "" }, { key: "all" }));
}
