import { z } from "zod";
import { decodeCursor, pageFrom } from "../http/cursor";
import { conflict, notFound } from "../http/errors";
import { type Route, companyWide, route, staffWith } from "../http/route";
import { idParams, pageOf, pageQuery } from "../http/schema";
import type { Services } from "../services";
import { Job } from "./entity";
import { jobKinds } from "./queue";
import { retryJob, retryKind } from "./retryJobs";
import { jobSchema, jobStatus, queuesSchema } from "./schema";
import { MOST_COUNTED, type Spread, viewQueues } from "./viewQueues";

const jobKind = z.enum(jobKinds);

const presentSpread = ({ median, p95 }: Spread) => ({ medianMs: Math.round(median), p95Ms: Math.round(p95) });

const allBranches = companyWide(
  "the queue is one for all branches: jobs.* hold only with the whole company in scope",
);

/** The visible end of the outbox: what runs, what waits, what failed for good. */
export function jobRoutes(services: Pick<Services, "db" | "clock" | "queue">): Route[] {
  const { db, queue } = services;
  return [
    route({
      method: "get",
      path: "/jobs",
      summary: "Jobs of the outbox, newest first",
      access: staffWith("jobs.read", allBranches),
      query: pageQuery.extend({ status: jobStatus.default("dead"), kind: jobKind.optional() }),
      response: pageOf(jobSchema),
      handle: async ({ query: { status, kind, cursor, limit } }) => {
        const builder = db.read
          .createQueryBuilder(Job, "job")
          .where(kind ? { status, kind } : { status })
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
      method: "get",
      path: "/jobs/queues",
      summary: "How things are with each kind of job",
      access: staffWith("jobs.read", allBranches),
      response: queuesSchema,
      handle: async () => ({
        transport: queue.transport.name,
        redis: queue.transport.redis,
        mostCounted: MOST_COUNTED,
        kinds: (await viewQueues(services)).map(({ waitingSince, recent, ...counts }) => ({
          ...counts,
          waitingSince: waitingSince?.toISOString() ?? null,
          recent: recent && {
            count: recent.count,
            waited: presentSpread(recent.waited),
            took: presentSpread(recent.took),
          },
        })),
      }),
    }),
    route({
      method: "post",
      path: "/jobs/:id/retry",
      summary: "Try a failed job again",
      access: staffWith("jobs.retry", allBranches),
      params: idParams,
      status: 204,
      handle: async ({ params: { id } }) => {
        if (await retryJob(services, id)) return;
        throw (await db.read.existsBy(Job, { id })) ? conflict("job.not_dead") : notFound("job.not_found");
      },
    }),
    route({
      method: "post",
      path: "/jobs/retry",
      summary: "Try the failed jobs of a kind again, 500 at a time",
      access: staffWith("jobs.retry", allBranches),
      body: z.object({ kind: jobKind }),
      response: z.object({ retried: z.int(), more: z.boolean() }),
      handle: ({ body: { kind } }) => retryKind(services, kind),
    }),
  ];
}
