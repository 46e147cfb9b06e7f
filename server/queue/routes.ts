import { z } from "zod";
import { decodeCursor, pageFrom } from "../http/cursor";
import { conflict, notFound } from "../http/errors";
import { type Route, companyWide, route, staffWith } from "../http/route";
import { idParams, instant, pageOf, pageQuery, uuid } from "../http/schema";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { Job } from "./entity";

const jobStatus = z.enum(["pending", "running", "done", "dead"]);
const jobSchema = z.object({
  id: uuid,
  kind: z.string(),
  status: jobStatus,
  attempts: z.int(),
  progress: z.object({ done: z.int(), total: z.int() }),
  lastError: z.string().nullable(),
  createdAt: instant,
  runAfter: instant,
});

const allBranches = companyWide(
  "the queue is one for all branches: jobs.* hold only with the whole company in scope",
);

/** The visible end of the outbox: what runs, what waits, what failed for good. */
export function jobRoutes({ db, clock, queue }: Pick<Services, "db" | "clock" | "queue">): Route[] {
  return [
    route({
      method: "get",
      path: "/jobs",
      summary: "Jobs of the outbox, newest first",
      access: staffWith("jobs.read", allBranches),
      query: pageQuery.extend({ status: jobStatus.default("dead") }),
      response: pageOf(jobSchema),
      handle: async ({ query: { status, cursor, limit } }) => {
        const builder = db.read
          .createQueryBuilder(Job, "job")
          .where({ status })
          .orderBy("job.createdAt", "DESC")
          .addOrderBy("job.id", "DESC")
          .limit(limit + 1);
        if (cursor) {
          builder.andWhere(
            "(job.createdAt < :at OR (job.createdAt = :at AND job.id < :id))",
            decodeCursor(cursor),
          );
        }
        const page = pageFrom(await builder.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
        return {
          items: page.items.map((job) => ({
            id: job.id,
            kind: job.kind,
            status: job.status,
            attempts: job.attempts,
            progress: { done: job.progressDone, total: job.progressTotal },
            lastError: job.lastError,
            createdAt: job.createdAt.toISOString(),
            runAfter: job.runAfter.toISOString(),
          })),
          nextCursor: page.nextCursor,
        };
      },
    }),
    route({
      method: "post",
      path: "/jobs/:id/retry",
      summary: "Try a failed job again",
      access: staffWith("jobs.retry", allBranches),
      params: idParams,
      status: 204,
      handle: async ({ params }) => {
        await db.write(async (tx) => {
          const retried = await updateRows(
            tx,
            Job,
            { id: params.id, status: "dead" },
            { status: "pending", attempts: 0, runAfter: clock.now(), finishedAt: null },
          );
          if (retried === 0) {
            const known = await tx.manager.existsBy(Job, { id: params.id });
            throw known ? conflict("job.not_dead") : notFound("job.not_found");
          }
          tx.afterCommit(() => queue.wake());
        });
      },
    }),
  ];
}
