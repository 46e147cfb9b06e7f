import type { Services } from "../services";
import { codecsFor, queryRows } from "../db/statements";
import { Job } from "./entity";
import { type JobKind, PRIORITIES, jobKinds } from "./queue";

/** Nobody needs to know how far beyond. */
export const MOST_COUNTED = 1_000;
/** The newest jobs that are done, by which speed is told: an index has them in the order in which they were written. */
const RECENT = 1_000;

/** Half of some jobs took no longer than `median`, nineteen of twenty no longer than `p95`; in ms. */
export type Spread = { median: number; p95: number };

/** How things are with the jobs of one kind. Counts end at `MOST_COUNTED`. */
export type KindOfQueue = {
  kind: JobKind;
  /** Due and not begun. */
  waiting: number;
  running: number;
  /** Not due yet: put off on purpose, or to be tried again. */
  delayed: number;
  dead: number;
  /** Since when the one that has waited longest is due. */
  waitingSince: Date | null;
  /** Of those among the newest jobs done that are of this kind; null where there is none. */
  recent: { count: number; waited: Spread; took: Spread } | null;
};

type Needed = Pick<Services, "db" | "clock">;

/** What waits, runs, is put off and has failed, of every kind that has anything to tell. */
export async function viewQueues(services: Needed): Promise<KindOfQueue[]> {
  const [open, recent] = [await countOpen(services), await viewRecent(services)];
  return jobKinds.flatMap((kind) => {
    const counts = open.get(kind);
    const spread = recent.get(kind) ?? null;
    return counts || spread ? [{ kind, ...(counts ?? nothing), recent: spread }] : [];
  });
}

type Counts = Pick<KindOfQueue, "waiting" | "running" | "delayed" | "dead" | "waitingSince">;
const nothing: Counts = { waiting: 0, running: 0, delayed: 0, dead: 0, waitingSince: null };

const count = (where: string) =>
  `(SELECT COUNT(*) FROM (SELECT 1 FROM jobs WHERE ${where} LIMIT ${MOST_COUNTED}) AS counted)`;

/** For each kind some short walks in one index, each of them ended: however much waits, this takes as long. */
async function countOpen({ db, clock }: Needed): Promise<Map<JobKind, Counts>> {
  const [runAfter] = codecsFor(db.read.dataSource, Job, ["runAfter"]);
  const now = runAfter?.write(clock.now());
  const counts = new Map<JobKind, Counts>();
  for (const kind of jobKinds) {
    const of = (status: string) => `status = '${status}' AND kind = '${kind}'`;
    const pending = `${of("pending")} AND priority IN (${PRIORITIES.join()})`;
    const oldest = PRIORITIES.map(
      (priority) => `SELECT MIN(runAfter) AS due FROM jobs WHERE ${of("pending")} AND priority = ${priority}`,
    );
    const [row] = await queryRows(
      db.read,
      `SELECT ${count(`${pending} AND runAfter <= ?`)} AS waiting, ${count(of("running"))} AS running,
        ${count(`${pending} AND runAfter > ?`)} AS later, ${count(of("dead"))} AS dead,
        (SELECT MIN(due) FROM (${oldest.join(" UNION ALL ")}) AS earliest) AS due`,
      [now, now],
      ["waiting", "running", "later", "dead", "due"],
    );
    const [waiting, running, delayed, dead] = (row ?? []).map(Number) as [number, number, number, number];
    if (waiting + running + delayed + dead === 0) continue;
    const due = row?.[4] === null ? null : (runAfter?.read(row?.[4]) as Date);
    counts.set(kind, { waiting, running, delayed, dead, waitingSince: waiting > 0 ? due : null });
  }
  return counts;
}

async function viewRecent({ db }: Needed): Promise<Map<JobKind, NonNullable<KindOfQueue["recent"]>>> {
  const jobs = await db.read.find(Job, {
    select: { kind: true, runAfter: true, startedAt: true, finishedAt: true },
    where: { status: "done" },
    order: { createdAt: "DESC", id: "DESC" },
    take: RECENT,
  });
  const recent = new Map<JobKind, NonNullable<KindOfQueue["recent"]>>();
  for (const kind of jobKinds) {
    const times = jobs.flatMap(({ kind: of, runAfter, startedAt, finishedAt }) =>
      of === kind && startedAt && finishedAt
        ? [
            {
              waited: startedAt.getTime() - runAfter.getTime(),
              took: finishedAt.getTime() - startedAt.getTime(),
            },
          ]
        : [],
    );
    if (times.length === 0) continue;
    recent.set(kind, {
      count: times.length,
      waited: spreadOf(times.map(({ waited }) => waited)),
      took: spreadOf(times.map(({ took }) => took)),
    });
  }
  return recent;
}

/** Clocks of two machines differ: nothing took less than no time. */
function spreadOf(times: readonly number[]): Spread {
  const sorted = times.map((time) => Math.max(0, time)).toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
