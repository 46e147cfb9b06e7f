import { setImmediate as nextTurn } from "node:timers/promises";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { Candidate } from "../candidates/entity";
import { Decision, SecondRound } from "../decisions/entity";
import { HelpRequest } from "../helpRequests/entity";
import { Interview } from "../interviews/entity";
import type { Scope } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { Services } from "../services";
import { addDays, startOfDay } from "../wallClock";

const DAY_MS = 86_400_000;
/** What has waited longer than this is for the console's list, not for a morning's card. */
const LOOK_BACK_DAYS = 30;
const STEP_DAYS = 5;
export const MOST_COUNTED = 99;
const MOST_NAMED = 6;

export type WaitingRow = { name: string; jobTitle: string; since: Date };
export type WaitingRows = { count: number; oldest: WaitingRow[] };
export type Digest = {
  yesterday: { invited: number; completed: number; decided: number };
  decisions: WaitingRows;
  help: WaitingRows;
  secondRounds: WaitingRows;
};

type Needed = Pick<Services, "db" | "env">;
type Query = SelectQueryBuilder<ObjectLiteral>;
type Raw = { name: string; jobTitle: string; since: Date | string };

const within = (builder: Query, scope: Scope) => withinScope(builder, "interview", scope, { position: true });
// SQLite gives what is stored: an instant of UTC without its zone.
const instantOf = (since: Date | string) =>
  since instanceof Date ? since : new Date(`${since.replace(" ", "T").replace(/Z?$/, "")}Z`);

const joined = (builder: Query, since: string) =>
  builder
    .innerJoin(Candidate, "candidate", "candidate.id = interview.candidateId")
    .select("candidate.name", "name")
    .addSelect("interview.jobTitle", "jobTitle")
    .addSelect(since, "since")
    .orderBy(since, "ASC")
    .limit(MOST_COUNTED + 1);

const waitingOf = (rows: readonly Raw[]): WaitingRows => ({
  count: Math.min(rows.length, MOST_COUNTED),
  oldest: rows.slice(0, MOST_NAMED).map(({ name, jobTitle, since }) => ({
    name,
    jobTitle,
    since: instantOf(since),
  })),
});

/** Reports nobody has decided on, of interviews completed within the time looked back on; a few days at a time. */
async function awaitDecision({ db }: Needed, scope: Scope, now: Date): Promise<WaitingRows> {
  const rows: Raw[] = [];
  for (let day = LOOK_BACK_DAYS; day > 0 && rows.length <= MOST_COUNTED; day -= STEP_DAYS) {
    const builder = db.read
      .createQueryBuilder(Interview, "interview")
      .leftJoin(Decision, "decision", "decision.interviewId = interview.id AND decision.reversedAt IS NULL")
      .where("interview.completedAt > :since AND interview.completedAt <= :until", {
        since: new Date(now.getTime() - day * DAY_MS),
        until: new Date(now.getTime() - (day - STEP_DAYS) * DAY_MS),
      })
      .andWhere("interview.reportState = 'ready' AND interview.status = 'completed'")
      .andWhere("interview.recommendation IN ('advance', 'review') AND decision.id IS NULL");
    rows.push(...(await joined(within(builder, scope), "interview.completedAt").getRawMany<Raw>()));
    await nextTurn();
  }
  return waitingOf(rows);
}

async function awaitHelp({ db }: Needed, scope: Scope): Promise<WaitingRows> {
  const builder = db.read
    .createQueryBuilder(HelpRequest, "request")
    .innerJoin(Interview, "interview", "interview.id = request.interviewId")
    .where("request.takenAt IS NULL AND interview.status NOT IN ('withdrawn', 'revoked')");
  return waitingOf(await joined(within(builder, scope), "request.createdAt").getRawMany<Raw>());
}

async function awaitTime({ db }: Needed, scope: Scope, now: Date): Promise<WaitingRows> {
  const builder = db.read
    .createQueryBuilder(SecondRound, "round")
    .innerJoin(Interview, "interview", "interview.id = round.interviewId")
    .where("round.state = 'proposed' AND round.proposedAt > :since", {
      since: new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS),
    });
  return waitingOf(await joined(within(builder, scope), "round.proposedAt").getRawMany<Raw>());
}

/** What came in on the day before, of what lies in the scope. */
async function readYesterday({ db, env }: Needed, scope: Scope, day: string): Promise<Digest["yesterday"]> {
  const until = startOfDay(day, env.TIME_ZONE);
  const since = startOfDay(addDays(day, -1), env.TIME_ZONE);
  const interviews = () => db.read.createQueryBuilder(Interview, "interview");
  const range = { since, until };
  const [invited, completed, decided] = await Promise.all([
    within(
      interviews().where("interview.invitedAt >= :since AND interview.invitedAt < :until", range),
      scope,
    ).getCount(),
    within(
      interviews().where("interview.completedAt >= :since AND interview.completedAt < :until", range),
      scope,
    ).getCount(),
    within(
      interviews()
        .innerJoin(Decision, "decision", "decision.interviewId = interview.id")
        .where("decision.decidedAt >= :since AND decision.decidedAt < :until", range)
        .andWhere("decision.reversedAt IS NULL"),
      scope,
    ).getCount(),
  ]);
  return { invited, completed, decided };
}

/** What came in yesterday and what waits now, of what lies in the scope. */
export async function readDigest(services: Needed, scope: Scope, day: string, now: Date): Promise<Digest> {
  return {
    yesterday: await readYesterday(services, scope, day),
    decisions: await awaitDecision(services, scope, now),
    help: await awaitHelp(services, scope),
    secondRounds: await awaitTime(services, scope, now),
  };
}
