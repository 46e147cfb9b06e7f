import { MoreThan, Not } from "typeorm";
import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { Job } from "./entity";
import { LeftToAnother } from "./handlers";

/**
 * For work that two processes should not do side by side: leaves this job to wait while another process is at one of
 * its kind that began before and whose lease is kept. It spares effort and is no lock: who writes still has to look at
 * what is stored. Jobs of one process take turns among themselves (outside/turns).
 * @param isSame by the payload of a job of this kind
 * @throws LeftToAnother
 */
export async function leaveToEarlier(
  { db, clock }: { db: Pick<Database, "read">; clock: Clock },
  jobId: string,
  isSame: (payload: Job["payload"]) => boolean,
): Promise<void> {
  const mine = await db.read.findOneBy(Job, { id: jobId });
  if (!mine?.leaseOwner) return;
  const { kind, leaseOwner } = mine;
  const others = await db.read.find(Job, {
    where: { kind, status: "running", leaseOwner: Not(leaseOwner), leaseUntil: MoreThan(clock.now()) },
    select: { id: true, payload: true, startedAt: true },
  });
  if (others.some((other) => isSame(other.payload) && beganBefore(other, mine))) throw new LeftToAnother();
}

/** Of two that began at once one must go on. */
function beganBefore(one: Pick<Job, "id" | "startedAt">, other: Pick<Job, "id" | "startedAt">): boolean {
  const apart = (one.startedAt?.getTime() ?? 0) - (other.startedAt?.getTime() ?? 0);
  return apart < 0 || (apart === 0 && one.id < other.id);
}
