import { LessThan } from "typeorm";
import type { Services } from "../services";
import { Job } from "./entity";

const KEPT_MS = 7 * 24 * 3_600_000;

/** Done jobs are kept for a week for whoever asks what happened; failed ones until somebody has looked. */
export async function pruneJobs({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.write((tx) => tx.manager.delete(Job, { status: "done", finishedAt: LessThan(before) }));
}
