import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { Job } from "../../server/queue/entity";
import type { JobKind } from "../../server/queue/queue";
import type { Services } from "../../server/services";

/** A row of the outbox as it is found there, however it came to be so; nobody is told of it. */
export async function plantJob(
  { db, clock }: Pick<Services, "db" | "clock">,
  given: Partial<Job> & { kind: JobKind },
): Promise<string> {
  const { id = newId() } = given;
  const now = clock.now();
  await db.write((tx) =>
    insertRow(tx, Job, {
      id,
      dedupeKey: null,
      payload: {},
      status: "pending",
      priority: 10,
      attempts: 0,
      claims: 0,
      transportedAt: null,
      progressDone: 0,
      progressTotal: 0,
      leaseOwner: null,
      leaseUntil: null,
      lastError: null,
      runAfter: now,
      createdAt: now,
      startedAt: null,
      finishedAt: null,
      trace: null,
      doubtedAt: null,
      ...given,
    }),
  );
  return id;
}
