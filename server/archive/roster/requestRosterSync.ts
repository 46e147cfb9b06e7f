import { isRunning } from "../../chats/accounts/sync/requestSync";
import type { Transaction } from "../../db/database";
import { holdRow } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { conflict } from "../../http/errors";
import { PRIORITY, type Priority } from "../../queue/queue";
import type { Services } from "../../services";
import { RosterSync } from "./entity";

type Needed = Pick<Services, "db" | "clock" | "queue" | "platforms">;

/** The row, held for changing it; made where there is none yet. */
export function holdRosterSync(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
): Promise<RosterSync> {
  const none: RosterSync = {
    platform: "dingtalk",
    state: "waiting",
    jobId: null,
    people: 0,
    soFar: null,
    failure: null,
    result: null,
    startedAt: null,
    updatedAt: clock.now(),
    completedAt: null,
  };
  return holdRow(db, tx, RosterSync, { platform: "dingtalk" }, none);
}

/** However often it is asked for before it begins, it runs once. */
const queueRosterSync = ({ queue }: Needed, tx: Transaction, priority: Priority): Promise<void> =>
  queue.enqueue(tx, "roster.sync", {}, { key: "dingtalk", priority });

/**
 * Asks for the HR roster to be read.
 * @throws 409 `roster.not_configured`; 409 `roster.running` while it is at work
 */
export async function requestRosterSync(services: Needed): Promise<void> {
  const { db, clock, platforms } = services;
  if (!platforms.dingtalk) throw conflict("roster.not_configured");
  await db.write(async (tx) => {
    const sync = await holdRosterSync(services, tx);
    if (isRunning(sync, clock.now())) throw conflict("roster.running");
    const change = { state: "waiting" as const, updatedAt: clock.now() };
    await updateRows(tx, RosterSync, { platform: "dingtalk" }, change);
    await queueRosterSync(services, tx, PRIORITY.waiting);
  });
}

/** Every night, after the contacts: by them people's accounts are found. */
export async function queueNightlyRoster(services: Needed): Promise<void> {
  if (!services.platforms.dingtalk) return;
  await services.db.write((tx) => queueRosterSync(services, tx, PRIORITY.background));
}
