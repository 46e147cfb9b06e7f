import { setImmediate as nextTurn } from "node:timers/promises";
import { isRunning } from "../../chats/accounts/sync/requestSync";
import { updateRows } from "../../db/rows";
import type { DingtalkClient } from "../../platforms/dingtalk/client";
import { DingtalkError } from "../../platforms/dingtalk/errors";
import type { JobContext, JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import { nameKey } from "../matchPeople";
import { type RosterResult, RosterSync, type RosterWritten } from "./entity";
import { type AtWork, findAtWork } from "./findAtWork";
import { ROSTER_FIELDS, readEntry, readLeaver } from "./readEntry";
import { holdRosterSync } from "./requestRosterSync";
import { type ToldPerson, isUnchanged, takePeople } from "./takePeople";

const ATTEMPTS = 5;
/** As many as DingTalk answers for at once. */
const MOST_ASKED = 100;
/** So many in one transaction: nobody who writes waits for it noticeably. */
const BATCH = 20;

const PLATFORM = { platform: "dingtalk" } as const;
const NONE: RosterWritten = { first: 0, written: 0, unstated: 0 };

/**
 * Reads DingTalk's HR roster of everybody who was hired here and is still at work, and puts on record what has changed
 * since it was last read. Run again after it was cut off, it comes to the same. One at a time.
 */
export const syncRoster = (
  services: Services,
  { mostAsked = MOST_ASKED }: { mostAsked?: number } = {},
): JobHandler<Record<string, never>> => ({
  concurrency: 1,
  attempts: ATTEMPTS,
  run: async (_, context) => {
    const { db, clock, platforms } = services;
    const { jobId } = context;
    if (!platforms.dingtalk) return undefined;
    const begun = await begin(services, context);
    if (!begun) return undefined;
    try {
      const result = await readAll(services, platforms.dingtalk, begun, context, mostAsked);
      return async (tx) => {
        const now = clock.now();
        const done = { state: "done" as const, failure: null, result, updatedAt: now, completedAt: now };
        await updateRows(tx, RosterSync, { ...PLATFORM, jobId }, { ...done, soFar: null });
      };
    } catch (error) {
      const told = error instanceof DingtalkError ? error : null;
      const isRefused = told?.kind === "refused";
      const failure = told?.code.slice(0, 255) ?? "internal";
      const state = isRefused || context.attempt >= ATTEMPTS ? ("failed" as const) : ("waiting" as const);
      const change = { state, failure, updatedAt: clock.now() };
      await db.write((tx) => updateRows(tx, RosterSync, { ...PLATFORM, jobId }, change));
      // It would be refused again: somebody has to switch something on in DingTalk, and reads here what.
      if (!isRefused) throw error;
      services.log.warn({ code: failure }, "roster refused");
      return undefined;
    }
  },
});

/** What this job has written before, where this run is the one at work; another that is alive is left to it. */
function begin(services: Services, { jobId }: JobContext): Promise<RosterWritten | null> {
  return services.db.write(async (tx) => {
    const sync = await holdRosterSync(services, tx);
    const now = services.clock.now();
    if (sync.jobId !== jobId && isRunning(sync, now)) return null;
    const soFar = (sync.jobId === jobId ? sync.soFar : null) ?? NONE;
    const begun = { state: "running" as const, jobId, people: 0, soFar, failure: null };
    await updateRows(tx, RosterSync, PLATFORM, { ...begun, startedAt: now, updatedAt: now });
    return soFar;
  });
}

async function readAll(
  services: Services,
  dingtalk: DingtalkClient,
  soFar: RosterWritten,
  { jobId, signal, progress }: JobContext,
  mostAsked: number,
): Promise<RosterResult> {
  const { db, clock } = services;
  let result: RosterResult = { ...soFar, people: 0, noAccount: 0, noRecord: 0, unclear: 0, refused: 0 };
  for (let after: string | null = ""; after !== null;) {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<typeof findAtWork>> = await findAtWork(db.read, after, mostAsked);
    const { told, ...counts } = await readPage(services, dingtalk, page.people);
    result = add(result, { ...counts, people: page.people.length });
    for (let start = 0; start < told.length; start += BATCH) {
      const batch = told.slice(start, start + BATCH);
      result = await db.write(async (tx) => {
        const now = add(result, await takePeople(services, tx, batch));
        const { first, written, unstated } = now;
        const change = { soFar: { first, written, unstated }, updatedAt: clock.now() };
        await updateRows(tx, RosterSync, { ...PLATFORM, jobId }, change);
        return now;
      });
      await nextTurn();
    }
    const change = { people: result.people, updatedAt: clock.now() };
    await db.write((tx) => updateRows(tx, RosterSync, { ...PLATFORM, jobId }, change));
    await progress(result.people, result.people);
    after = page.last;
  }
  return result;
}

const add = (result: RosterResult, more: Partial<RosterResult>): RosterResult => {
  const sum = { ...result };
  for (const [name, count] of Object.entries(more) as [keyof RosterResult, number][]) sum[name] += count;
  return sum;
};

type Page = Pick<RosterResult, "noAccount" | "noRecord" | "unclear"> & { told: ToldPerson[] };

/** Asks DingTalk of these people; those of whom it says something new. */
async function readPage(
  { clock, env }: Pick<Services, "clock" | "env">,
  { roster }: Pick<DingtalkClient, "roster">,
  people: readonly AtWork[],
): Promise<Page> {
  const page: Page = { noAccount: 0, noRecord: 0, unclear: 0, told: [] };
  const today = dayOf(clock.now(), env.TIME_ZONE);
  const userIds = [...new Set(people.flatMap(({ account }) => account?.userId ?? []))];
  const entries = userIds.length === 0 ? [] : await roster.read(userIds, ROSTER_FIELDS);
  const byUser = new Map(entries.map((entry) => [entry.userId, readEntry(entry)]));
  // Whoever has left is in the roster no more; whoever is about to may have left today.
  const doubtful = people.flatMap(({ account }) => {
    if (!account) return [];
    const entry = byUser.get(account.userId);
    return account.isGone || !entry || entry.isLeaving ? [account.userId] : [];
  });
  const leavers = await roster.readLeavers([...new Set(doubtful)]);
  const leavings = new Map(leavers.map((one) => [one.userId, readLeaver(one, env.TIME_ZONE, today)]));
  for (const { candidacyId, names, account, before } of people) {
    if (!account) {
      page.noAccount += 1;
      continue;
    }
    const { userId } = account;
    const now = byUser.get(userId) ?? null;
    const leaving = leavings.get(userId) ?? null;
    if (now && !names.has(nameKey(now.name))) page.unclear += 1;
    // Whose leaving it is was proved when they were still there.
    else if (now === null && (leaving === null || before?.userId !== userId)) page.noRecord += 1;
    else {
      const person = { candidacyId, userId, now, leaving };
      if (!isUnchanged(before, person)) page.told.push(person);
    }
  }
  return page;
}
