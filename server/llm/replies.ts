import { createHash } from "node:crypto";
import { LessThan } from "typeorm";
import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { insertRowOnce } from "../db/rows";
import { selectOne } from "../db/statements";
import { LlmReplyRow } from "./entity";
import type { LlmReply } from "./types";

export type KeptReply = LlmReply & { seed: number };

/** Replies by what was asked: the same answer is judged by the same words, however often and by whichever process. */
export interface Replies {
  /** The kept reply, or the one that `ask` gets, which is kept before it is used. Of two at once the first is kept. */
  once(key: string, sample: number, ask: () => Promise<KeptReply>): Promise<KeptReply>;
}

/** Names all that a reply depends on; the parts are strings, numbers and lists of them. */
export const replyKey = (...parts: unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

const plain = ({ text, model, seed }: LlmReplyRow): KeptReply => ({ text, model, seed });

export function createReplies({ db, clock }: { db: Database; clock: Clock }): Replies {
  const find = (id: string, sample: number) => selectOne(db.read, LlmReplyRow, { id, sample });
  return {
    async once(key, sample, ask) {
      const known = await find(key, sample);
      if (known) return plain(known);
      const reply = await ask();
      const row = { id: key, sample, ...reply, model: reply.model.slice(0, 255), createdAt: clock.now() };
      return db.write(async (tx) => {
        await insertRowOnce(tx, LlmReplyRow, row);
        const kept = await selectOne(tx.manager, LlmReplyRow, { id: key, sample });
        return plain(kept ?? row);
      });
    },
  };
}

const KEPT_MS = 180 * 24 * 3_600_000;
const AT_ONCE = 1_000;

/** Forgets replies after half a year. A score keeps those that it rests on; these only save asking again. */
export async function pruneReplies({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  const old = await db.read.find(LlmReplyRow, {
    select: { id: true, sample: true },
    where: { createdAt: LessThan(before) },
    order: { createdAt: "ASC" },
    take: AT_ONCE,
  });
  if (old.length === 0) return 0;
  await db.write(async (tx) => {
    for (const { id, sample } of old) await tx.manager.delete(LlmReplyRow, { id, sample });
  });
  return old.length;
}
