import { setImmediate as nextTurn } from "node:timers/promises";
import { selectColumns } from "../../db/statements";
import { firstIdAt } from "../../events/events";
import type { Services } from "../../services";
import { Application } from "../applications/entity";
import { CandidateResume } from "./entity";
import { RESUMES, resumeKey } from "./files";

const DAY_MS = 24 * 3_600_000;
/**
 * Looked at on several nights, should one be missed, and no longer: a process that was given the wrong database must
 * not take the résumés of years for orphans.
 */
const LOOK_BACK_MS = 4 * DAY_MS;
const AT_ONCE = 200;

type Store = Pick<Services, "db" | "media">;

/**
 * Removes résumés whose row was never written, as when the process was killed between the two, a day after. A file with
 * a row of either kind is never touched. Whether there is one, the database that is written to is asked: what a replica
 * does not have yet is not gone. Files and ids are of the system's time.
 * @returns how many were removed
 */
export async function sweepResumes(services: Store, now: number = Date.now()): Promise<number> {
  // An id is made just before its file.
  const [oldest, youngest] = [firstIdAt(now - LOOK_BACK_MS), firstIdAt(now - DAY_MS)];
  let removed = 0;
  let ids: string[] = [];
  for await (const { key, storedAt } of services.media.list(RESUMES)) {
    const id = key.slice(RESUMES.length + 1);
    if (storedAt.getTime() >= now - DAY_MS || id < oldest || id >= youngest) continue;
    ids.push(id);
    if (ids.length < AT_ONCE) continue;
    removed += await removeUnknown(services, ids);
    ids = [];
    await nextTurn();
  }
  return removed + (await removeUnknown(services, ids));
}

async function removeUnknown({ db, media }: Store, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const known = await db.write(async ({ manager }) => [
    ...(await selectColumns(manager, CandidateResume, ["id"], { id: ids })),
    ...(await selectColumns(manager, Application, ["id"], { id: ids })),
  ]);
  const kept = new Set(known.map(({ id }) => id));
  const unknown = ids.filter((id) => !kept.has(id));
  for (const id of unknown) await media.remove(resumeKey(id));
  return unknown.length;
}
