import { updateRows } from "../../../db/rows";
import { ContactsError, contactSource } from "../../../platforms/contactSource";
import type { JobContext, JobHandler } from "../../../queue/runner";
import type { Services } from "../../../services";
import type { Platform } from "../../entity";
import { ContactSync, type SyncResult } from "../entity";
import { readContacts } from "./readContacts";
import { holdSync, isRunning } from "./requestSync";
import { takeAccounts } from "./takeAccounts";
import { takeDepartments } from "./takeDepartments";
import { takeLeavers } from "./takeLeavers";

type Payload = { platform: Platform; whoeverLeft: boolean };

const ATTEMPTS = 5;

/**
 * Reads a platform's contacts: departments become units, people accounts, and whoever is gone loses their login.
 * Nobody gets a role by it. Run again after it was cut off, it comes to the same. One at a time for each platform.
 */
export const syncContacts = (services: Services): JobHandler<Payload> => ({
  concurrency: 2,
  attempts: ATTEMPTS,
  run: async (payload, context) => {
    const { db, clock } = services;
    const { platform } = payload;
    if (!services.platforms[platform] || !(await begin(services, platform, context))) return undefined;
    try {
      const result = await readAndTake(services, payload, context);
      return async (tx) => {
        const now = clock.now();
        const change = { state: "done" as const, failure: null, result, updatedAt: now, completedAt: now };
        await updateRows(tx, ContactSync, { platform, jobId: context.jobId }, change);
      };
    } catch (error) {
      const refused = error instanceof ContactsError && error.kind === "refused";
      const failure = error instanceof ContactsError ? error.code.slice(0, 255) : "internal";
      const state = refused || context.attempt >= ATTEMPTS ? ("failed" as const) : ("waiting" as const);
      const change = { state, failure, updatedAt: clock.now() };
      await db.write((tx) => updateRows(tx, ContactSync, { platform, jobId: context.jobId }, change));
      // It would be refused again: somebody has to set something right on the platform, and reads here what.
      if (!refused) throw error;
      services.log.warn({ platform, code: error.code }, "contacts refused");
      return undefined;
    }
  },
});

/** Whether this run is the one at work; another that is alive is left to it. */
function begin(services: Services, platform: Platform, { jobId }: JobContext): Promise<boolean> {
  return services.db.write(async (tx) => {
    const sync = await holdSync(services, tx, platform);
    const now = services.clock.now();
    if (sync.jobId !== jobId && isRunning(sync, now)) return false;
    const begun = { state: "running" as const, jobId, departments: 0, people: 0, failure: null };
    await updateRows(tx, ContactSync, { platform }, { ...begun, startedAt: now, updatedAt: now });
    return true;
  });
}

async function readAndTake(
  services: Services,
  { platform, whoeverLeft }: Payload,
  { jobId, signal, progress }: JobContext,
): Promise<SyncResult> {
  const { db, clock, platforms } = services;
  const source = contactSource(platforms, platform);
  if (!source) throw new ContactsError("refused", "not configured");
  const begun = clock.now();
  const { departments, people } = await readContacts(source, async (read) => {
    signal.throwIfAborted();
    const change = { ...read, updatedAt: clock.now() };
    await db.write((tx) => updateRows(tx, ContactSync, { platform, jobId }, change));
  });
  const taken = await takeDepartments(services, platform, departments);
  const accounts = await takeAccounts(services, platform, people, {
    unitOf: taken.unitOf,
    told: async (done) => {
      signal.throwIfAborted();
      await progress(done, people.length);
      await db.write((tx) => updateRows(tx, ContactSync, { platform, jobId }, { updatedAt: clock.now() }));
    },
  });
  const leavers = await takeLeavers(services, platform, people, { begun, whoeverLeft });
  return {
    departments: taken.departments,
    problems: taken.problems,
    accounts: { ...accounts, left: leavers.left },
    suspended: leavers.suspended,
    lastAdministrators: leavers.lastAdministrators,
    heldBack: leavers.heldBack,
  };
}
