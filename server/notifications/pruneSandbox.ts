import { setImmediate as turn } from "node:timers/promises";
import { In } from "typeorm";
import type { Services } from "../services";
import { SandboxMessage } from "./entity";

const KEPT_MS = 30 * 24 * 3_600_000;
const AT_ONCE = 500;
/** In one run; the next one goes on. */
const MOST_ROUNDS = 100;

/**
 * Empties the sandbox's inbox of what is older than 30 days. What the outbox may still ask about stays: that it is
 * here says that it has been sent.
 */
export async function pruneSandbox({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  for (let round = 0; round < MOST_ROUNDS; round += 1, await turn()) {
    const rows = await db.read
      .createQueryBuilder(SandboxMessage, "sent")
      .select("sent.id", "id")
      .where("sent.createdAt < :before", { before })
      .andWhere(
        `NOT EXISTS (SELECT 1 FROM messages message
          WHERE message.id = sent.id AND message.state IN ('waiting', 'sending', 'unknown'))`,
      )
      .orderBy("sent.createdAt", "ASC")
      .limit(AT_ONCE)
      .getRawMany<{ id: string }>();
    if (rows.length > 0) {
      await db.write((tx) => tx.manager.delete(SandboxMessage, { id: In(rows.map(({ id }) => id)) }));
    }
    if (rows.length < AT_ONCE) return;
  }
}
