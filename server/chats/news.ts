import type { Transaction } from "../db/database";
import type { DomainEvent, EventType } from "../events/events";
import { PRIORITY, type Queue } from "../queue/queue";

/** What the chats may want to hear of; `id` is the event's subject, as `EventData` says. */
export type ChatNews = { event: EventType; id: string };

/** Of these there is a card to show, or one to bring up to date. */
const told: ReadonlySet<EventType> = new Set<EventType>([
  "interview.opened",
  "interview.started",
  "interview.completed",
  "interview.timed_out",
  "interview.expired",
  "interview.withdrawn",
  "interview.revoked",
  "interview.person_requested",
  "report.composed",
  "interview.decided",
  "interview.decision_reversed",
  "second_round.proposed",
  "second_round.agreed",
  "second_round.declined",
]);

/** Writes the job that tells the chats, with the change itself. */
export const passOnNews =
  (queue: Queue) =>
  async (tx: Transaction, { type, interviewId }: DomainEvent): Promise<void> => {
    if (!told.has(type)) return;
    await queue.enqueue(
      tx,
      "chat.news",
      { event: type, id: interviewId },
      { key: `${type}:${interviewId}`, priority: PRIORITY.waiting },
    );
  };
