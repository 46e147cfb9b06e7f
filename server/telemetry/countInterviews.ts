import type { Transaction } from "../db/database";
import type { DomainEvent, EventType } from "../events/events";
import type { Metrics } from "../metrics/createMetrics";

/** What becomes of interviews, counted once, in the process that writes it. */
const steps: Partial<Record<EventType, string>> = {
  "interview.invited": "invited",
  "interview.started": "started",
  "interview.completed": "completed",
  "interview.timed_out": "timed_out",
  "interview.expired": "expired",
  "interview.withdrawn": "withdrawn",
  "interview.revoked": "revoked",
  "report.composed": "reported",
};

export const countInterviews =
  ({ interviews }: Pick<Metrics, "interviews">) =>
  async (tx: Transaction, { type }: DomainEvent): Promise<void> => {
    const step = steps[type];
    if (step) tx.afterCommit(() => interviews.inc({ step }));
  };
