import { EventEmitter } from "node:events";
import { type Clock, newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { DomainEventRow } from "./entity";

/** What can happen to an interview, with what a reader of the timeline needs to know of it. */
export type EventData = {
  "interview.invited": { resent: boolean };
  "interview.opened": Record<string, never>;
  "interview.consented": { recording: boolean; aiEvaluation: boolean };
  "interview.identified": { channel: "sms" | "email" };
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
  "answer.presented": { questionIndex: number };
  "answer.begun": { questionIndex: number; take: number };
  "answer.sealed": { questionIndex: number; take: number; recordedMs: number };
  "answer.transcribed": { questionIndex: number; version: number; usable: boolean };
  "answer.corrected": { questionIndex: number; version: number };
  "report.composed": { version: number };
  "report.failed": { step: string };
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
}

export function createEvents(clock: Clock): Events {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    async publish(tx, type, interviewId, data) {
      const event = { id: newId(), type, interviewId, data, at: clock.now() };
      await insertRow(tx, DomainEventRow, event as DomainEventRow);
      tx.afterCommit(() => emitter.emit("event", event));
    },
    subscribe(listener) {
      emitter.on("event", listener);
      return () => void emitter.off("event", listener);
    },
  };
}
