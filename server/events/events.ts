import { EventEmitter } from "node:events";
import { MoreThan } from "typeorm";
import { type Clock, newId } from "../clock";
import type { Database, Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { DomainEventRow } from "./entity";
import type { DomainEvent, EventData, EventType } from "./eventData";
import type { EventWire } from "./eventWire";

export type { DomainEvent, EventData, EventType };

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
  /**
   * Tells listeners here what other processes publish too: at once where `wire` carries it, and from the database
   * about a second later in any case. Ends with what it returns.
   */
  follow(
    db: Pick<Database, "read">,
    onError: (error: unknown, isFirst: boolean) => void,
    wire?: EventWire | null,
  ): () => void;
}

const LOOK_MS = 1_000;
/** While a wire carries events, looking only finds what it has lost. */
const LOOK_BESIDE_WIRE_MS = 5_000;
const AT_ONCE = 1_000;
/** A transaction may commit so long after its event got its id. */
export const LATE_MS = 15_000;

/** The first id of a UUIDv7's millisecond: ids are the system's time, whatever clock rules the countdowns. */
export function firstIdAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** When an id was made, by the clock of whoever made it. */
export const timeOfId = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

export function createEvents(clock: Clock): Events {
  const emitter = new EventEmitter().setMaxListeners(0);
  const consequences: ((tx: Transaction, event: DomainEvent) => Promise<void>)[] = [];
  /** What listeners have heard lately; null while nobody follows, and nothing can come twice. */
  let heard: Set<string> | null = null;
  let toOthers: EventWire | null = null;

  function tell(event: DomainEvent) {
    if (heard?.has(event.id)) return;
    heard?.add(event.id);
    emitter.emit("event", event);
  }

  /** @param since when it was last looked: a database that was away meanwhile has hidden nothing */
  async function look(db: Pick<Database, "read">, since: number) {
    let after = firstIdAt(since - LATE_MS);
    for (const id of heard ?? []) if (id < after) heard?.delete(id);
    if (emitter.listenerCount("event") === 0) return;
    for (let rows = AT_ONCE; rows === AT_ONCE;) {
      const next = await db.read.find(DomainEventRow, {
        where: { id: MoreThan(after) },
        order: { id: "ASC" },
        take: AT_ONCE,
      });
      for (const row of next) tell(row as DomainEvent);
      rows = next.length;
      after = next.at(-1)?.id ?? after;
    }
  }

  return {
    async publish(tx, type, interviewId, data) {
      const event = { id: newId(), type, interviewId, data, at: clock.now() };
      await insertRow(tx, DomainEventRow, event as DomainEventRow);
      // Told before what follows from it, in the order of the ids.
      tx.afterCommit(() => {
        tell(event);
        toOthers?.send(event);
      });
      for (const consequence of consequences) await consequence(tx, event);
    },
    within: (consequence) => void consequences.push(consequence),
    subscribe(listener) {
      emitter.on("event", listener);
      return () => void emitter.off("event", listener);
    },
    follow(db, onError, wire = null) {
      heard = new Set();
      toOthers = wire;
      wire?.listen(tell);
      let looking = false;
      let failing = false;
      let lookedAt = Date.now();
      async function lookOnce(now: number) {
        looking = true;
        try {
          await look(db, lookedAt);
          lookedAt = now;
          failing = false;
        } catch (error) {
          onError(error, !failing);
          failing = true;
        } finally {
          looking = false;
        }
      }
      const timer = setInterval(() => {
        const now = Date.now();
        if (looking || (wire?.isUp && now - lookedAt < LOOK_BESIDE_WIRE_MS)) return;
        void lookOnce(now);
      }, LOOK_MS).unref();
      return () => clearInterval(timer);
    },
  };
}
