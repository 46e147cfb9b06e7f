import type { Transaction } from "../db/database";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";

export async function queueScoring(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  answerId: string,
  transcriptVersion: number,
): Promise<void> {
  const options = { key: `${answerId}:${transcriptVersion}`, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "scoring.score", { answerId, transcriptVersion }, options);
}
