import { setImmediate as nextTurn } from "node:timers/promises";
import { MoreThan } from "typeorm";
import { tellChats } from "../../chats/news";
import { newId } from "../../clock";
import { insertRowOnce } from "../../db/rows";
import { Interview } from "../../interviews/entity";
import { ROOT_UNIT } from "../../org/tree";
import { Position } from "../../positions/entity";
import type { Services } from "../../services";
import { jobKeyOf } from "../progress/countChange";
import { dayOf } from "../../wallClock";
import { PassRateAlert } from "./entity";
import { type LowPassRate, type Tally, findLowPassRates } from "./passRates";

export const WINDOW_DAYS = 30;
/** Below so many completed interviews a rate says nothing. */
const MINIMUM = 10;
/** As many as people can look after; the lowest come first, the others the next time. */
const MOST_AT_ONCE = 20;
const DAY_MS = 86_400_000;

type Row = {
  orgUnitId: string;
  positionId: string | null;
  jobTitle: string;
  recommendation: Interview["recommendation"];
  counted: string | number;
};

const readDay = (db: Services["db"], since: Date, until: Date): Promise<Row[]> =>
  db.read
    .createQueryBuilder(Interview, "interview")
    .select("interview.orgUnitId", "orgUnitId")
    .addSelect("interview.positionId", "positionId")
    .addSelect("interview.jobTitle", "jobTitle")
    .addSelect("interview.recommendation", "recommendation")
    .addSelect("COUNT(*)", "counted")
    .where("interview.completedAt >= :since AND interview.completedAt < :until", { since, until })
    .andWhere("interview.status = 'completed' AND interview.reportState = 'ready'")
    // What is held back for a blind review is not known yet.
    .andWhere("interview.recommendation IS NOT NULL")
    .groupBy("interview.orgUnitId, interview.positionId, interview.jobTitle, interview.recommendation")
    .getRawMany();

/** Completed interviews with a report since then, by branch and job. "Passed" is what the report recommends. */
async function gatherTallies({ db, org }: Pick<Services, "db" | "org">, since: Date): Promise<Tally[]> {
  const tree = org.tree();
  const tallies = new Map<string, Tally>();
  const rows: Row[] = [];
  for (let day = 0; day < WINDOW_DAYS; day += 1) {
    const from = since.getTime() + day * DAY_MS;
    // What is completed at this moment is in the last day.
    const until = from + DAY_MS + (day === WINDOW_DAYS - 1 ? 1 : 0);
    rows.push(...(await readDay(db, new Date(from), new Date(until))));
    // A big company's month is too much for one go.
    await nextTurn();
  }
  for (const { positionId, jobTitle, recommendation, counted, ...row } of rows) {
    if (!tree.get(row.orgUnitId)) continue;
    const orgUnitId = tree.nearestBranch(row.orgUnitId).id;
    const jobKey = jobKeyOf({ positionId, jobTitle });
    const key = `${orgUnitId} ${jobKey}`;
    const tally = tallies.get(key) ?? { orgUnitId, jobKey, positionId, jobTitle, completed: 0, passed: 0 };
    tally.completed += Number(counted);
    if (recommendation === "advance") tally.passed += Number(counted);
    tallies.set(key, tally);
  }
  return [...tallies.values()];
}

async function raise(services: Services, low: LowPassRate, since: Date): Promise<boolean> {
  const { db, clock, env } = services;
  const { orgUnitId, jobKey, positionId, figures } = low;
  const now = clock.now();
  const position = positionId && (await db.read.findOneBy(Position, { id: positionId }));
  return db.write(async (tx) => {
    // While the window of an earlier one lasts, it is the same news.
    const earlier = { orgUnitId, jobKey, createdAt: MoreThan(since) };
    if (await tx.manager.existsBy(PassRateAlert, earlier)) return false;
    const id = newId();
    const jobTitle = position ? position.title : low.jobTitle;
    const day = dayOf(now, env.TIME_ZONE);
    const row = { id, orgUnitId, positionId, jobKey, jobTitle, day, figures, since, createdAt: now };
    await insertRowOnce(tx, PassRateAlert, row);
    if (!(await tx.manager.existsBy(PassRateAlert, { id }))) return false;
    await tellChats(services, tx, { event: "alert.raised", id });
    return true;
  });
}

/** Looks at the last weeks and raises an alert for each job that surely too few pass. Returns how many. */
export async function raiseAlerts(services: Services): Promise<number> {
  const { clock, env } = services;
  const since = new Date(clock.now().getTime() - WINDOW_DAYS * DAY_MS);
  const rule = { threshold: env.PASS_RATE_ALERT_PERCENT / 100, minimum: MINIMUM };
  const low = findLowPassRates(await gatherTallies(services, since), rule, ROOT_UNIT);
  let raised = 0;
  for (const one of low) {
    if (raised >= MOST_AT_ONCE) break;
    if (await raise(services, one, since)) raised += 1;
  }
  return raised;
}
