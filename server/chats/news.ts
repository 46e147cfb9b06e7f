import type { Transaction } from "../db/database";
import type { DomainEvent, EventType } from "../events/events";
import { type EnqueueOptions, PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { refreshCards } from "./cards";

/** What happens beside interviews that the chats want to hear of; `id` is the alert's, the request's, the day. */
export type OtherNews =
  | "alert.raised"
  | "meeting.called"
  | "help.asked"
  | "approval.asked"
  | "digest.due"
  | "delegation.begun"
  | "delegation.ended";
/**
 * What the chats may want to hear of; `id` is the event's subject, as `EventData` says. `after` is where a long list
 * of receivers goes on.
 */
export type ChatNews = { event: EventType | OtherNews; id: string; after?: string };

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
  "second_round.reopened",
  "second_round.declined",
  "second_round.cancelled",
]);

/** After these no card says for long what is no longer so: whoever looks at it may act on it. */
const changesCards: ReadonlySet<EventType> = new Set<EventType>([
  "interview.decided",
  "interview.decision_reversed",
  "interview.withdrawn",
  "interview.revoked",
  "second_round.proposed",
  "second_round.agreed",
  "second_round.reopened",
  "second_round.declined",
  "second_round.cancelled",
]);

type Needed = Pick<Services, "platforms" | "queue">;

/** Writes the job that tells the chats, with the change itself. Nothing where no chat platform is configured. */
export async function tellChats(
  { platforms, queue }: Needed,
  tx: Transaction,
  news: ChatNews,
  options: EnqueueOptions = {},
): Promise<void> {
  if (!platforms.dingtalk && !platforms.wecom) return;
  const { event, id, after } = news;
  const key = [event, id, ...(after ? [after] : [])].join(":");
  await queue.enqueue(tx, "chat.news", news, { key, priority: PRIORITY.waiting, ...options });
}

/** Tells the chats of the events that concern them. */
export const passOnNews =
  (services: Needed & Pick<Services, "clock">) =>
  async (tx: Transaction, { type, interviewId }: DomainEvent): Promise<void> => {
    // Without the way round by the news, which opens what is to be opened besides.
    if (changesCards.has(type)) await refreshCards(services, tx, interviewId);
    if (told.has(type)) await tellChats(services, tx, { event: type, id: interviewId });
  };
