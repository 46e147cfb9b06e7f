import type { EntityManager } from "typeorm";
import type { InterviewStatus } from "../interviews/status";

/** Not ended: whoever has such an interview for a plan is not invited to it again. */
export const OPEN_STATUSES = [
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
  "needs_person",
] as const satisfies InterviewStatus[];

const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ");

/** Which of the candidates have an open interview for the plan. */
export async function findOpenInterviews(
  manager: EntityManager,
  planId: string,
  candidateIds: readonly string[],
): Promise<Set<string>> {
  if (candidateIds.length === 0) return new Set();
  const rows: { candidateId: string }[] = await manager.query(
    `SELECT candidateId FROM interviews WHERE candidateId IN (${marks(candidateIds)})
      AND planId = ? AND status IN (${marks(OPEN_STATUSES)})`,
    [...candidateIds, planId, ...OPEN_STATUSES],
  );
  return new Set(rows.map(({ candidateId }) => candidateId));
}
