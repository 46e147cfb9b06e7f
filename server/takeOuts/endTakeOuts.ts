import { LessThanOrEqual } from "typeorm";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { takeOutKey } from "./composeTakeOut";
import { TakeOut } from "./entity";

const MOST_AT_ONCE = 100;

/** Deletes copies whose time is over: the file first, so that what is marked over is surely gone. */
export async function endTakeOuts({
  db,
  clock,
  media,
}: Pick<Services, "db" | "clock" | "media">): Promise<void> {
  const due = await db.read.find(TakeOut, {
    select: { id: true },
    where: { state: "ready", expiresAt: LessThanOrEqual(clock.now()) },
    take: MOST_AT_ONCE,
  });
  for (const { id } of due) {
    await media.remove(takeOutKey(id));
    const over = { state: "over", openKey: id, tokenHash: null, tokenUntil: null } as const;
    await db.write((tx) => updateRows(tx, TakeOut, { id, state: "ready" }, over));
  }
}
