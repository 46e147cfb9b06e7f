import { createHash } from "node:crypto";
import { In } from "typeorm";
import { BatchRecipient } from "../batches/entity";
import type { Transaction } from "../db/database";
import { Interview } from "../interviews/entity";
import type { OrgTree } from "../org/tree";
import type { Services } from "../services";
import { queueCard } from "./cards";
import { ChatCard } from "./entity";

/** What a card of progress counts: interviews below a unit, of a position, or of a position below a unit. */
export type ProgressOf = { unitId: string | null; positionId: string | null };

/** The card's subject: of a pair an id of its own. */
export const progressSubject = ({ unitId, positionId }: ProgressOf): string =>
  unitId && positionId
    ? createHash("sha256").update(`${unitId}:${positionId}`).digest("hex").slice(0, 36)
    : (unitId ?? positionId ?? "");

/** All that may be counted in which such an interview is. */
export function subjectsOf(
  tree: Pick<OrgTree, "upwards">,
  { orgUnitId, positionId }: Pick<Interview, "orgUnitId" | "positionId">,
): string[] {
  const units = tree.upwards(orgUnitId);
  return [
    ...units,
    ...(positionId ? [positionId, ...units.map((unitId) => progressSubject({ unitId, positionId }))] : []),
  ];
}

/** A group does not want to see each of a hundred candidates begin: changes of so long are shown together. */
const TOGETHER_MS = 3_000;

/** Brings the cards up to date, soon, that show how far these are. */
export async function refreshProgress(
  services: Pick<Services, "queue" | "clock" | "cipher">,
  tx: Transaction,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return;
  const cards = await tx.manager.find(ChatCard, {
    select: { id: true, state: true },
    where: { subjectId: In([...subjectIds]), kind: In(["progress", "invitation"]) },
  });
  const runAfter = new Date(services.clock.now().getTime() + TOGETHER_MS);
  for (const { id, state } of cards) {
    if (state !== "closed" && state !== "failed") await queueCard(services, tx, id, { runAfter });
  }
}

/** The batch by which somebody was invited; null where they were invited alone. */
export async function batchOf({ read }: Services["db"], interviewId: string): Promise<string | null> {
  const recipient = await read.findOne(BatchRecipient, {
    select: { id: true, batchId: true },
    where: { interviewId },
  });
  return recipient?.batchId ?? null;
}
