import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { In, LessThan } from "typeorm";
import { ChatEventRow } from "../server/chats/entity";
import type { Transaction } from "../server/db/database";
import { findForUpdate } from "../server/db/locks";
import { insertRow, updateRows } from "../server/db/rows";
import { selectOne } from "../server/db/statements";
import { PRIORITY } from "../server/queue/queue";
import type { Services } from "../server/services";
import type { ChatEvent, ContactEvent, MessageEvent } from "./chatEvent";

type Incoming = MessageEvent | ContactEvent;

export const eventIdOf = ({ platform, id }: Pick<ChatEvent, "platform" | "id">): string =>
  createHash("sha256").update(`${platform}:${id}`).digest("hex");

const seal = ({ cipher }: Pick<Services, "cipher">, id: string, event: Kept) =>
  cipher.encrypt(JSON.stringify(event), `chat_events.event:${id}`);

/** Writes an event down with the job that handles it. One that came before, here or in another process, is the same. */
export async function takeEvent(
  services: Pick<Services, "db" | "queue" | "cipher" | "clock">,
  event: Incoming,
): Promise<void> {
  const { db, queue, clock } = services;
  const id = eventIdOf(event);
  const eventSealed = seal(services, id, event);
  await db.write(async (tx) => {
    // Two processes that both find nothing: the second insert fails on its key, and `write` looks again.
    if (await tx.manager.existsBy(ChatEventRow, { id })) return;
    await insertRow(tx, ChatEventRow, {
      id,
      platform: event.platform,
      kind: event.kind,
      eventSealed,
      state: "taken",
      createdAt: clock.now(),
    });
    await queue.enqueue(tx, "chat.event", { eventId: id }, { key: id, priority: PRIORITY.waiting });
  });
}

/** What was written down; null once it is handled. */
export async function openEvent(
  { db, cipher }: Pick<Services, "db" | "cipher">,
  id: string,
): Promise<Incoming | null> {
  const row = await selectOne(db.read, ChatEventRow, { id });
  if (!row?.eventSealed || row.state === "handled") return null;
  const event = JSON.parse(cipher.decrypt(row.eventSealed, `chat_events.event:${id}`)) as Incoming;
  return { ...event, at: new Date(event.at) };
}

/** Beside what came: how many answers to it were claimed. */
type Kept = Incoming & { answers?: number };

async function countAnswers(
  services: Pick<Services, "db" | "cipher">,
  event: MessageEvent,
  count: (answers: number) => number | null,
): Promise<boolean> {
  const { db, cipher } = services;
  const id = eventIdOf(event);
  return db.write(async (tx) => {
    const row = await findForUpdate(db, tx, ChatEventRow, { id });
    if (!row?.eventSealed) return true;
    const kept = JSON.parse(cipher.decrypt(row.eventSealed, `chat_events.event:${id}`)) as Kept;
    const answers = count(kept.answers ?? 0);
    if (answers === null) return false;
    await updateRows(tx, ChatEventRow, { id }, { eventSealed: seal(services, id, { ...kept, answers }) });
    return true;
  });
}

/** Before the answer of this number is said; false where it was claimed before. */
export const claimAnswer = (
  services: Pick<Services, "db" | "cipher">,
  event: MessageEvent,
  number: number,
): Promise<boolean> => countAnswers(services, event, (answers) => (answers >= number ? null : number));

/** It was surely not said. */
export const freeAnswer = (
  services: Pick<Services, "db" | "cipher">,
  event: MessageEvent,
  number: number,
): Promise<boolean> => countAnswers(services, event, () => number - 1);

/** What people said is kept no longer than it takes to answer it; that it came is, so that it does not count again. */
export const emptyEvent = (tx: Transaction, id: string) =>
  updateRows(tx, ChatEventRow, { id }, { state: "handled", eventSealed: null });

export const failEvent = (tx: Transaction, id: string) =>
  updateRows(tx, ChatEventRow, { id }, { state: "failed" });

/** Longer than any platform delivers again, and than a failed one waits for somebody to look at it. */
const KEPT_MS = 14 * 24 * 3_600_000;
const AT_ONCE = 500;
/** In one run; the next one goes on. */
const MOST = 50_000;

/** @returns how many old events were removed */
export async function pruneEvents({ db, clock }: Pick<Services, "db" | "clock">): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  for (let pruned = 0; ; await turn()) {
    const old = await db.read.find(ChatEventRow, {
      select: { id: true },
      where: { createdAt: LessThan(before) },
      order: { createdAt: "ASC" },
      take: AT_ONCE,
    });
    if (old.length > 0) {
      await db.write((tx) => tx.manager.delete(ChatEventRow, { id: In(old.map(({ id }) => id)) }));
    }
    pruned += old.length;
    if (old.length < AT_ONCE || pruned >= MOST) return pruned;
  }
}
