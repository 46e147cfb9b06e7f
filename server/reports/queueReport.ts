import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { Answer, Interview } from "../interviews/entity";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";

const ended = new Set(["completed", "timed_out"]);

/**
 * Composes the report once the interview has ended and nothing is under way any more: every sealed answer is scored
 * or has failed to be, and its recording is assembled. Called after each step that could be the last.
 */
export async function queueReportWhenSettled(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  interviewId: string,
): Promise<void> {
  const interview = await tx.manager.findOneByOrFail(Interview, { id: interviewId });
  if (!ended.has(interview.status)) return;
  const answers = await tx.manager.findBy(Answer, { interviewId });
  const settled = answers.every(
    ({ sealedAt, scoreState, mediaState }) =>
      sealedAt === null ||
      (scoreState !== "waiting" && mediaState !== "waiting" && mediaState !== "uploading"),
  );
  if (!settled) return;
  await updateRows(tx, Interview, { id: interviewId }, { reportState: "pending" });
  await queue.enqueue(
    tx,
    "reports.compose",
    { interviewId },
    { key: interviewId, priority: PRIORITY.waiting },
  );
}
