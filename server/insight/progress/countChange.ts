import { createHash } from "node:crypto";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow } from "../../db/rows";
import type { Interview } from "../../interviews/entity";
import type { InterviewStatus } from "../../interviews/status";
import type { Services } from "../../services";
import { InterviewCountDelta } from "./entity";
import { weekOf } from "./weeks";

/** What tells jobs apart: the position, or for an interview without one its plan's job title. */
export const jobKeyOf = ({ positionId, jobTitle }: Pick<Interview, "positionId" | "jobTitle">): string =>
  positionId ?? createHash("sha256").update(jobTitle, "utf8").digest("hex");

/**
 * Counts an interview that moves to another status; part of the transaction that moves it. `from` is null for a new
 * interview, `to` for one that is removed.
 */
export async function countChange(
  { env }: Pick<Services, "env">,
  tx: Transaction,
  interview: Pick<Interview, "orgUnitId" | "positionId" | "jobTitle" | "planId" | "invitedAt">,
  from: InterviewStatus | null,
  to: InterviewStatus | null,
): Promise<void> {
  if (from === to) return;
  const { orgUnitId, positionId, jobTitle, planId, invitedAt } = interview;
  await insertRow(tx, InterviewCountDelta, {
    id: newId(),
    orgUnitId,
    jobKey: jobKeyOf(interview),
    positionId,
    jobTitle,
    planId,
    week: weekOf(invitedAt, env.TIME_ZONE),
    fromStatus: from,
    toStatus: to,
  });
}
