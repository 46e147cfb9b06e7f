import { LessThan } from "typeorm";
import type { Services } from "../services";
import { ChatTurn } from "./entity";

/** Removes what no longer holds anybody back. */
export async function pruneTurns({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  await db.write((tx) => tx.manager.delete(ChatTurn, { freeAt: LessThan(clock.now()) }));
}
