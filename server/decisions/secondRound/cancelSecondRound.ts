import type { Transaction } from "../../db/database";
import { updateRows } from "../../db/rows";
import { conflict } from "../../http/errors";
import type { Services } from "../../services";
import { SecondRound } from "../entity";
import { findSecondRound, isOver } from "./findSecondRound";
import { callOff } from "./settle";

/**
 * Ends the second round of an interview whose decision is taken back, or whose candidate withdrew. The caller holds the
 * interview.
 * @throws 409 `decision.agreed` where a time is agreed and that is not to be undone
 */
export async function cancelSecondRound(
  services: Pick<Services, "clock" | "db">,
  tx: Transaction,
  interviewId: string,
  { evenAgreed }: { evenAgreed: boolean },
): Promise<void> {
  const round = await findSecondRound(tx.manager, interviewId);
  if (!round || isOver(round.state)) return;
  if (round.state === "agreed" && !evenAgreed) throw conflict("decision.agreed");
  const now = services.clock.now();
  const change = { ...(await callOff(services, tx, round)), state: "cancelled" as const };
  await updateRows(tx, SecondRound, { id: round.id }, { ...change, endedAt: now, updatedAt: now });
}
