import { setImmediate as turn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { findForUpdate } from "../../db/locks";
import { codecsOf } from "../../db/codecs";
import { Interview } from "../../interviews/entity";
import type { InterviewStatus } from "../../interviews/status";
import { OrgUnit } from "../../org/entity";
import { ROOT_UNIT } from "../../org/tree";
import type { Services } from "../../services";
import { jobKeyOf } from "./countChange";
import { ALL_WEEKS, InterviewCount, InterviewCountDelta } from "./entity";
import { CountSum, addCounts } from "./foldCounts";
import { addWeeks, startOfWeek, weekOf, weeksBetween } from "./weeks";

type Row = {
  orgUnitId: string;
  jobKey: string | null;
  positionId: string | null;
  jobTitle: string;
  status: InterviewStatus;
  count: number | string;
};

/**
 * One statement, so that the interviews, the counts and what is not folded yet are of one moment. `HEX` tells titles
 * apart by their bytes, as `jobKeyOf` does, whatever the database's collation takes for equal.
 */
const DIFFERENCE = `
  SELECT orgUnitId, NULL AS jobKey, positionId, MIN(jobTitle) AS jobTitle, status, COUNT(*) AS count
    FROM interviews WHERE invitedAt >= ? AND invitedAt < ?
    GROUP BY orgUnitId, positionId, HEX(jobTitle), status
  UNION ALL
  SELECT orgUnitId, jobKey, positionId, jobTitle, status, -count FROM interview_counts WHERE week = ?
  UNION ALL
  SELECT orgUnitId, jobKey, positionId, jobTitle, toStatus, -1 FROM interview_count_deltas
    WHERE week = ? AND toStatus IS NOT NULL
  UNION ALL
  SELECT orgUnitId, jobKey, positionId, jobTitle, fromStatus, 1 FROM interview_count_deltas
    WHERE week = ? AND fromStatus IS NOT NULL`;

async function differenceOf(manager: EntityManager, week: string, timeZone: string): Promise<CountSum> {
  const invitedAt = codecsOf(manager.dataSource, Interview).find(({ property }) => property === "invitedAt");
  const rows: Row[] = await manager.query(DIFFERENCE, [
    invitedAt?.write(startOfWeek(week, timeZone)),
    invitedAt?.write(startOfWeek(addWeeks(week, 1), timeZone)),
    week,
    week,
    week,
  ]);
  const sum = new CountSum();
  for (const { orgUnitId, positionId, jobTitle, status, ...row } of rows) {
    const jobKey = row.jobKey ?? jobKeyOf({ positionId, jobTitle });
    sum.add({ week, orgUnitId, jobKey, status, positionId, jobTitle }, Number(row.count));
  }
  return sum;
}

async function weeksToCount(manager: EntityManager, timeZone: string): Promise<string[]> {
  const [oldest, newest] = await Promise.all(
    (["ASC", "DESC"] as const).map((invitedAt) =>
      manager.findOne(Interview, { where: {}, order: { invitedAt }, select: { id: true, invitedAt: true } }),
    ),
  );
  const counted = await manager
    .createQueryBuilder(InterviewCount, "counted")
    .select("counted.week", "week")
    .distinct()
    .where("counted.week <> :all", { all: ALL_WEEKS })
    .getRawMany<{ week: string }>();
  const weeks = new Set(counted.map(({ week }) => week));
  if (oldest && newest) {
    const range = weeksBetween(weekOf(oldest.invitedAt, timeZone), weekOf(newest.invitedAt, timeZone));
    for (const week of range) weeks.add(week);
  }
  return [...weeks].sort();
}

/**
 * Counts the interviews themselves and puts right what the counts have wrong, week by week, while changes go on: what
 * is missing is added, so nothing that is folded meanwhile is lost.
 * @returns how many counts were wrong: none, unless rows were written past `changeInterview`
 */
export async function recountInterviews({ db, env }: Pick<Services, "db" | "env">): Promise<number> {
  let wrong = 0;
  for (const week of await weeksToCount(db.read, env.TIME_ZONE)) {
    wrong += await db.write(async (tx) => {
      // Two recounts at once would both add what is missing.
      await findForUpdate(db, tx, OrgUnit, { id: ROOT_UNIT });
      const difference = await differenceOf(tx.manager, week, env.TIME_ZONE);
      await addCounts(tx, difference);
      return difference.changes().length;
    });
    await turn();
  }
  return wrong;
}

/** For a database from before there were counts, or one that was filled by other means. */
export async function countOnce(services: Pick<Services, "db" | "env">): Promise<void> {
  const { read } = services.db;
  const known = (await read.existsBy(InterviewCount, {})) || (await read.existsBy(InterviewCountDelta, {}));
  if (!known) await recountInterviews(services);
}
