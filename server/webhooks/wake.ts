import type { Transaction } from "../db/database";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";

/** Has an endpoint's deliveries looked at, now or then. One job for each moment, however many ask for it. */
export const wake = (
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  endpointId: string,
  at?: Date,
): Promise<void> =>
  queue.enqueue(
    tx,
    "webhooks.deliver",
    { endpointId },
    {
      // A look that waits for hours must not stand in for the one that is due.
      key: at ? `${endpointId}:${at.getTime()}` : endpointId,
      priority: PRIORITY.background,
      ...(at ? { runAfter: at } : {}),
    },
  );
