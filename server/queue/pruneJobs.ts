import { setImmediate as turn } from "node:timers/promises";
import { In, LessThan } from "typeorm";
import type { Services } from "../services";
import { Job } from "./entity";

const KEPT_MS = 7 * 24 * 3_600_000;
const AT_ONCE = 500;
/** In one run; the next one goes on. */
const MOST_ROUNDS = 200;

/** Done jobs are kept for a week for whoever asks what happened; failed ones until somebody has looked. */
export async function pruneJobs({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  for (let round = 0; round < MOST_ROUNDS; round += 1, await turn()) {
    const over = await db.read.find(Job, {
      select: { id: true },
      where: { status: "done", createdAt: LessThan(before), finishedAt: LessThan(before) },
      order: { createdAt: "ASC" },
      take: AT_ONCE,
    });
    if (over.length > 0) {
      const ids = over.map(({ id }) => id);
      await db.write((tx) => tx.manager.delete(Job, { id: In(ids), status: "done" }));
    }
    if (over.length < AT_ONCE) return;
  }
}
