import type { JobHandlers } from "../../server/queue/runner";
import { updateRows } from "../../server/db/rows";
import { listHandlers } from "../../server/jobs";
import { inDoubt } from "../../server/queue/doubt";
import { Job } from "../../server/queue/entity";
import type { JobKind } from "../../server/queue/queue";
import type { Services } from "../../server/services";

/**
 * Runs due jobs of these kinds as the runner does, one after another by priority, until there are none; what they
 * cause runs too. A test says with it when work is done. `more` are handlers of the bot's.
 */
export async function runJobs(
  services: Services,
  kinds: readonly JobKind[],
  more: Partial<JobHandlers> = {},
): Promise<string[]> {
  const { db, clock } = services;
  const handlers: Partial<JobHandlers> = { ...listHandlers(services), ...more };
  const ran: string[] = [];
  for (;;) {
    const jobs = await db.read.find(Job, {
      where: { status: "pending" },
      order: { priority: "ASC", runAfter: "ASC", id: "ASC" },
    });
    const job = jobs.find(({ kind, runAfter }) => kinds.includes(kind as JobKind) && runAfter <= clock.now());
    if (!job) return ran;
    const kind = job.kind as JobKind;
    const handler = handlers[kind];
    if (!handler) throw new Error(`Nobody handles ${kind}.`);
    await inDoubt(job.doubtedAt, async () => {
      const commit = await handler.run(job.payload as never, {
        jobId: job.id,
        attempt: 1,
        signal: new AbortController().signal,
        progress: async () => undefined,
      });
      const done = { status: "done", dedupeKey: null, finishedAt: clock.now() } as const;
      await db.write(async (tx) => {
        await updateRows(tx, Job, { id: job.id }, done);
        await commit?.(tx);
      });
    });
    ran.push(kind);
  }
}
