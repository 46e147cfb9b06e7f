import { ChatTurn, type Platform } from "../../server/chats/entity";
import type { Database, Transaction } from "../../server/db/database";
import { findForUpdate } from "../../server/db/locks";
import { insertRow, updateRows } from "../../server/db/rows";
import type { ChatTarget } from "../platform";
import { type Use, afterOne, allowedAt, appUse, heldUntil, placeUses, spacing } from "./limits";

/** Go, after so long; or come again then, when nothing has been taken. */
export type Turn = { inMs: number } | { again: Date };

/** Longer than this a job does not sit and wait. */
const LONGEST_WAIT_MS = 2_000;
/** Those who come again at the same moment are spread over so many turns. */
const SPREAD = 20;

async function readTurn(db: Database, tx: Transaction, { id }: Use): Promise<number | null> {
  return (await findForUpdate(db, tx, ChatTurn, { id }))?.freeAt.getTime() ?? null;
}

async function writeTurn(tx: Transaction, { id }: Use, known: number | null, freeAt: number): Promise<void> {
  const row = { freeAt: new Date(Math.ceil(freeAt)) };
  if (known === null) await insertRow(tx, ChatTurn, { id, ...row });
  else await updateRows(tx, ChatTurn, { id }, row);
}

/**
 * Takes the next turn within all limits together, for all processes, in one transaction with the claim that it is
 * for. Whose own place is full comes again later and takes nothing from the others.
 * @param to where something new appears; null for a change of what is there
 */
export async function takeTurn(
  db: Database,
  tx: Transaction,
  { platform, to, now }: { platform: Platform; to: ChatTarget | null; now: Date },
): Promise<Turn> {
  const at = now.getTime();
  const app = appUse(platform);
  const places = to ? placeUses(platform, to) : [];
  // Always the places first: whoever takes two locks takes them in this order.
  const held: { use: Use; known: number | null }[] = [];
  for (const use of [...places, app]) held.push({ use, known: await readTurn(db, tx, use) });
  const waits = held.map(({ use, known }) => allowedAt(known ?? at, use.limit, at) - at);
  const inMs = Math.ceil(waits.at(-1) as number);
  const full = waits.findIndex((wait, index) => (index < places.length ? wait > 0 : wait > LONGEST_WAIT_MS));
  if (full >= 0) {
    const { limit } = (held[full] as { use: Use }).use;
    const spread = Math.random() * SPREAD * spacing(limit);
    return { again: new Date(at + Math.ceil((waits[full] as number) + spread)) };
  }
  for (const { use, known } of held) {
    await writeTurn(tx, use, known, afterOne(known ?? at, use.limit, at));
  }
  return { inMs };
}

/** The platform has asked for a pause, and it is the whole app's. */
export async function pauseApp(
  db: Database,
  tx: Transaction,
  platform: Platform,
  until: Date,
): Promise<void> {
  const app = appUse(platform);
  const known = await readTurn(db, tx, app);
  const freeAt = heldUntil(until.getTime(), app.limit);
  if (known === null || known < freeAt) await writeTurn(tx, app, known, freeAt);
}
