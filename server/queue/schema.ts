import { z } from "zod";
import { instant, uuid } from "../http/schema";

export const jobStatus = z.enum(["pending", "running", "done", "dead"]);
/** What a job carries is not shown: it says who it is about. */
export const jobSchema = z.object({
  id: uuid,
  kind: z.string(),
  status: jobStatus,
  attempts: z.int(),
  progress: z.object({ done: z.int(), total: z.int() }),
  lastError: z.string().nullable(),
  createdAt: instant,
  runAfter: instant,
});

const spreadSchema = z.object({
  medianMs: z.int().describe("Half took no longer"),
  p95Ms: z.int().describe("Nineteen of twenty took no longer"),
});
export const queuesSchema = z.object({
  transport: z
    .enum(["database", "bullmq"])
    .describe("What brings jobs to the workers now: the database while a configured Redis is away"),
  redis: z.enum(["reached", "away"]).nullable().describe("null where none is configured"),
  mostCounted: z.int().describe("A count that is this much may be more"),
  kinds: z.array(
    z.object({
      kind: z.string(),
      waiting: z.int(),
      running: z.int(),
      delayed: z.int().describe("Not due yet"),
      dead: z.int(),
      waitingSince: instant.nullable().describe("From when on the one that waits longest is due"),
      recent: z
        .object({ count: z.int(), waited: spreadSchema, took: spreadSchema })
        .nullable()
        .describe("Of those of this kind among the newest jobs that are done"),
    }),
  ),
});
export type QueuesView = z.infer<typeof queuesSchema>;
