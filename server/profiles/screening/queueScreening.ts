import type { Transaction } from "../../db/database";
import { PRIORITY } from "../../queue/queue";
import type { Services } from "../../services";

type Queueing = Pick<Services, "queue">;

/** Has everybody of a position screened again, with the change of what it screens by. */
export const queuePosition = ({ queue }: Queueing, tx: Transaction, positionId: string): Promise<void> =>
  queue.enqueue(tx, "screening.position", { positionId }, { key: positionId, priority: PRIORITY.background });

/** Has a person screened again, with the change of their résumé or of what they apply for. */
export const queueCandidate = ({ queue }: Queueing, tx: Transaction, candidateId: string): Promise<void> =>
  queue.enqueue(tx, "screening.candidate", { candidateId }, { key: candidateId, priority: PRIORITY.normal });
