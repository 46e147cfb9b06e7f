import { setImmediate as turn } from "node:timers/promises";
import { type EntityManager, Like } from "typeorm";
import { findForUpdate } from "../../db/locks";
import { codecsOf } from "../../db/codecs";
import { Interview } from "../../interviews/entity";
import type { InterviewStatus } from "../../interviews/status";
import { OrgUnit } from "../../org/entity";
import { ROOT_UNIT } from "../../org/tree";
import { Plan } from "../../plans/entity";
import type { Services } from "../../services";
import { jobKeyOf } from "./countChange";
import { ALL_WEEKS, InterviewCount, InterviewCountDelta, isPlanWeek, planWeek } from "./entity";
import { CountSum, addCounts, planCell } from "./foldCounts";
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
  const weeks = new Set(counted.map(({ week }) => week).filter((week) => !isPlanWeek(week)));
  if (oldest && newest) {
    const range = weeksBetween(weekOf(oldest.invitedAt, timeZone), weekOf(newest.invitedAt, timeZone));
    for (const week of range) weeks.add(week);
  }
  return [...weeks].sort();
}

/** The same for a plan. */
const PLAN_DIFFERENCE = `
  SELECT orgUnitId, status, COUNT(*) AS count FROM interviews WHERE planId = ? GROUP BY orgUnitId, status
  UNION ALL
  SELECT orgUnitId, status, -count FROM interview_counts WHERE week = ?
  UNION ALL
  SELECT orgUnitId, toStatus, -1 FROM interview_count_deltas WHERE planId = ? AND toStatus IS NOT NULL
  UNION ALL
  SELECT orgUnitId, fromStatus, 1 FROM interview_count_deltas WHERE planId = ? AND fromStatus IS NOT NULL`;

async function planDifferenceOf(manager: EntityManager, planId: string): Promise<CountSum> {
  const rows: Pick<Row, "orgUnitId" | "status" | "count">[] = await manager.query(PLAN_DIFFERENCE, [
    planId,
    planWeek(planId),
    planId,
    planId,
  ]);
  const sum = new CountSum();
  for (const { orgUnitId, status, count } of rows)
    sum.add(planCell(orgUnitId, planId, status), Number(count));
  return sum;
}

type Recount = Pick<Services, "db" | "env">;

/** @returns how many counts were wrong */
async function addMissing(
  { db }: Recount,
  differenceIn: (manager: EntityManager) => Promise<CountSum>,
): Promise<number> {
  const wrong = await db.write(async (tx) => {
    // Two recounts at once would both add what is missing.
    await findForUpdate(db, tx, OrgUnit, { id: ROOT_UNIT });
    const difference = await differenceIn(tx.manager);
    await addCounts(tx, difference);
    return difference.changes().length;
  });
  await turn();
  return wrong;
}

async function recountPlans(services: Recount): Promise<number> {
  let wrong = 0;
  for (const { id } of await services.db.read.find(Plan, { select: { id: true } }))
    wrong += await addMissing(services, (manager) => planDifferenceOf(manager, id));
  return wrong;
}

/**
 * Counts the interviews themselves and puts right what the counts have wrong, week by week and plan by plan, while changes go on: what
 * is missing is added, so nothing that is folded meanwhile is lost.
 * @returns how many counts were wrong: none, unless rows were written past `changeInterview`
 */
export async function recountInterviews(services: Recount): Promise<number> {
  const { db, env } = services;
  let wrong = 0;
  for (const week of await weeksToCount(db.read, env.TIME_ZONE))
    wrong += await addMissing(services, (manager) => differenceOf(manager, week, env.TIME_ZONE));
  return wrong + (await recountPlans(services));
}

/** For a database from before there were counts, or counts of plans, or one that was filled by other means. */
export async function countOnce(services: Recount): Promise<void> {
  const { read } = services.db;
  const known = (await read.existsBy(InterviewCount, {})) || (await read.existsBy(InterviewCountDelta, {}));
  if (!known) await recountInterviews(services);
  else if (!(await read.existsBy(InterviewCount, { week: Like(planWeek("%")) })))
    await recountPlans(services);
}
