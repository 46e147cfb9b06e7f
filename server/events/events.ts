import { EventEmitter } from "node:events";
import { MoreThan } from "typeorm";
import { type Clock, newId } from "../clock";
import type { Database, Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { DomainEventRow } from "./entity";

/** What can happen to an interview, with what a reader of the timeline needs to know of it. */
export type EventData = {
  "interview.invited": { resent: boolean };
  "interview.opened": Record<string, never>;
  "interview.consented": { recording: boolean; aiEvaluation: boolean };
  /** By a code to a contact, or by a chat account. */
  "interview.identified": { channel: "sms" | "email" | "dingtalk" | "wecom" };
  "interview.device_checked": Record<string, unknown>;
  "interview.started": { medium: string };
  "interview.medium_changed": { medium: string };
  "interview.resumed": { questionIndex: number; awayMs: number; forgivenMs: number };
  "interview.seat_taken": Record<string, never>;
  "interview.person_requested": Record<string, never>;
  "interview.completed": Record<string, never>;
  "interview.timed_out": Record<string, never>;
  "interview.expired": Record<string, never>;
  "interview.withdrawn": Record<string, never>;
  "interview.revoked": Record<string, never>;
  "interview.rated": { satisfaction: number };
  /** Two candidates were found to be one person, or not to be. */
  "interview.candidate_changed": { from: string; to: string };
  /** `followUp` says which follow-up to the question it is. */
  "answer.presented": { questionIndex: number; followUp?: number };
  "answer.begun": { questionIndex: number; followUp?: number; take: number };
  "answer.sealed": {
    questionIndex: number;
    followUp?: number;
    take: number;
    recordedMs: number;
    overtimeMs: number;
  };
  "answer.transcribed": { questionIndex: number; version: number; usable: boolean };
  "answer.corrected": { questionIndex: number; version: number };
  /** Somebody looked after a message that did not arrive: sent it again, or saw to it in another way. */
  "message.resent": { channel: string; purpose: string; by: string };
  "message.settled": { channel: string; purpose: string; by: string };
  /** A chat platform refused it for good, and it went by this channel. */
  "message.replaced": { from: string; channel: string; purpose: string };
  "follow_up.asked": { questionIndex: number; followUp: number; reason: string };
  "follow_up.none": { questionIndex: number; reason: string };
  /** `by` and `onBehalfOf` are staff; the reason is not told here, where more people look. */
  "interview.decided": { outcome: "advance" | "decline"; by: string; onBehalfOf?: string };
  "interview.decision_reversed": { outcome: "advance" | "decline"; by: string };
  "second_round.proposed": { times: number };
  "second_round.agreed": { startsAt: string; by: string };
  /** The agreed time is off and another one is looked for; `by` is staff, or null for the candidate. */
  "second_round.reopened": { by: string | null };
  "second_round.declined": Record<string, never>;
  "report.composed": { version: number };
  /** Made, and held back for a blind review; `report.composed` follows once it is shown. */
  "report.sealed": { version: number };
  /** A person rated the interview; `by` is staff. */
  "review.sent": { by: string; version: number; blind: boolean };
  "report.failed": { step: string };
  /** The tree of units is another one now; `interviewId` is the unit that changed. */
  "org.changed": Record<string, never>;
  /** Sessions of a member of staff have ended before their time; `interviewId` is the member of staff. */
  "staff.logged_out": Record<string, never>;
};
export type EventType = keyof EventData;
export type DomainEvent = { id: string; type: EventType; interviewId: string; data: object; at: Date };

export interface Events {
  /** Writes the event with the change that it tells of; listeners hear it after the commit. */
  publish<T extends EventType>(
    tx: Transaction,
    type: T,
    interviewId: string,
    data: EventData[T],
  ): Promise<void>;
  subscribe(listener: (event: DomainEvent) => void): () => void;
  /** Does more in the transaction that publishes: what it writes counts with the event, or not at all. */
  within(consequence: (tx: Transaction, event: DomainEvent) => Promise<void>): void;
  /** Tells listeners here what other processes publish too, about a second later. Ends with what it returns. */
  follow(db: Pick<Database, "read">, onError: (error: unknown) => void): () => void;
}

const LOOK_MS = 1_000;
/** A transaction may commit so long after its event got its id. */
const LATE_MS = 15_000;

/** The first id of a UUIDv7's millisecond: ids are the system's time, whatever clock rules the countdowns. */
export function firstIdAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

export function createEvents(clock: Clock): Events {
  const emitter = new EventEmitter().setMaxListeners(0);
  const consequences: ((tx: Transaction, event: DomainEvent) => Promise<void>)[] = [];
  /** What listeners have heard lately; null while nobody follows, and nothing can come twice. */
  let heard: Set<string> | null = null;

  function tell(event: DomainEvent) {
    if (heard?.has(event.id)) return;
    heard?.add(event.id);
    emitter.emit("event", event);
  }

  async function look(db: Pick<Database, "read">) {
    const oldest = firstIdAt(Date.now() - LATE_MS);
    for (const id of heard ?? []) if (id < oldest) heard?.delete(id);
    if (emitter.listenerCount("event") === 0) return;
    const rows = await db.read.find(DomainEventRow, {
      where: { id: MoreThan(oldest) },
      order: { id: "ASC" },
    });
    for (const row of rows) tell(row as DomainEvent);
  }

  return {
    async publish(tx, type, interviewId, data) {
      const event = { id: newId(), type, interviewId, data, at: clock.now() };
      await insertRow(tx, DomainEventRow, event as DomainEventRow);
      for (const consequence of consequences) await consequence(tx, event);
      tx.afterCommit(() => tell(event));
    },
    within: (consequence) => void consequences.push(consequence),
    subscribe(listener) {
      emitter.on("event", listener);
      return () => void emitter.off("event", listener);
    },
    follow(db, onError) {
      heard = new Set();
      let looking = false;
      const timer = setInterval(() => {
        if (looking) return;
        looking = true;
        look(db)
          .catch(onError)
          .finally(() => {
            looking = false;
          });
      }, LOOK_MS).unref();
      return () => clearInterval(timer);
    },
  };
}
