import type { Transaction } from "../../../db/database";
import { holdRow } from "../../../db/locks";
import { updateRows } from "../../../db/rows";
import { conflict } from "../../../http/errors";
import { type EnqueueOptions, PRIORITY } from "../../../queue/queue";
import type { Services } from "../../../services";
import type { Platform } from "../../entity";
import { ContactSync } from "../entity";

type Needed = Pick<Services, "db" | "clock" | "queue" | "platforms">;

/** A run that has not said anything for so long is over, whatever its row says. */
export const SILENT_MS = 3 * 60_000;

export const isRunning = (
  { state, updatedAt }: Pick<ContactSync, "state" | "updatedAt">,
  now: Date,
): boolean => state === "running" && now.getTime() - updatedAt.getTime() < SILENT_MS;

/** The platform's row, held for changing it; made where there is none yet. */
export function holdSync(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  platform: Platform,
): Promise<ContactSync> {
  const none: ContactSync = {
    platform,
    state: "waiting",
    jobId: null,
    departments: 0,
    people: 0,
    failure: null,
    result: null,
    startedAt: null,
    updatedAt: clock.now(),
    completedAt: null,
  };
  return holdRow(db, tx, ContactSync, { platform }, none);
}

/**
 * Asks for a platform's contacts to be read.
 * @throws 409 `contacts.not_configured`; 409 `contacts.running` while it is at work
 */
export async function requestSync(
  services: Needed,
  platform: Platform,
  { whoeverLeft = false }: { whoeverLeft?: boolean } = {},
): Promise<void> {
  const { db, clock, platforms } = services;
  if (!platforms[platform]) throw conflict("contacts.not_configured");
  await db.write(async (tx) => {
    const sync = await holdSync(services, tx, platform);
    if (isRunning(sync, clock.now())) throw conflict("contacts.running");
    await updateRows(tx, ContactSync, { platform }, { state: "waiting", updatedAt: clock.now() });
    await queueSync(services, tx, platform, { whoeverLeft, priority: PRIORITY.waiting });
  });
}

/** However often it is asked for before it begins, it runs once. */
export const queueSync = (
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  platform: Platform,
  { whoeverLeft = false, ...options }: EnqueueOptions & { whoeverLeft?: boolean } = {},
): Promise<void> =>
  queue.enqueue(
    tx,
    "contacts.sync",
    { platform, whoeverLeft },
    { key: `${platform}:${whoeverLeft}`, priority: PRIORITY.background, ...options },
  );

/** Every night, for the platforms that there are. */
export async function queueNightlySyncs(services: Needed): Promise<void> {
  for (const platform of ["dingtalk", "wecom"] as const) {
    if (services.platforms[platform]) await services.db.write((tx) => queueSync(services, tx, platform));
  }
}
