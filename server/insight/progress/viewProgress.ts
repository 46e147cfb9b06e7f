import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { selectColumns } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import type { InterviewStatus } from "../../interviews/status";
import { scopeOf } from "../../org/permissions";
import { narrowScope } from "../../org/scope";
import type { OrgNode, OrgTree } from "../../org/tree";
import { Position } from "../../positions/entity";
import type { Services } from "../../services";
import { type JobCount, type StatusCounts, countJobs, countWeeks } from "./readCounts";
import type { Progress, progressQuery } from "./schema";
import { addWeeks, weekOf, weeksBetween } from "./weeks";

/** As many as a page can show. */
const MOST_UNITS = 60;
const MOST_JOBS = 40;
const MOST_LINES = 12;

/** Under which name a unit's interviews are shown: the child of the unit asked for, else the branch. */
function groupOf(tree: OrgTree, unitId: string, below: string | undefined): OrgNode {
  if (!below) return tree.nearestBranch(unitId);
  const path = [tree.require(unitId), ...tree.ancestors(unitId)];
  return path.find(({ id, parentId }) => parentId === below || id === below) ?? tree.require(unitId);
}

function addCounts(into: StatusCounts, more: StatusCounts): StatusCounts {
  for (const [status, count] of Object.entries(more) as [InterviewStatus, number][]) {
    into[status] = (into[status] ?? 0) + count;
  }
  return into;
}

export const sumCounts = (counts: StatusCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Of those that were not taken back by the company. */
type Line = Omit<JobCount, "counts"> & { invited: number; completed: number };

const lineOf = ({ counts, ...job }: JobCount): Line => ({
  ...job,
  invited: sumCounts(counts) - (counts.revoked ?? 0),
  completed: counts.completed ?? 0,
});

/** Rows of one key become one. */
function merge(rows: readonly Line[], keyOf: (row: Line) => string): Line[] {
  const merged = new Map<string, Line>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? { ...known, invited: known.invited + row.invited, completed: known.completed + row.completed }
        : row,
    );
  }
  return [...merged.values()].sort((one, other) => other.invited - one.invited);
}

type Titles = ReadonlyMap<string, string>;

const presentJob = (titles: Titles, { jobKey, positionId, jobTitle, invited, completed }: Line) => ({
  key: jobKey,
  positionId,
  title: titles.get(positionId ?? "") ?? jobTitle,
  invited,
  completed,
});

/** What positions are called; an interview without one goes by its plan's job title. */
async function titlesOf(manager: EntityManager, rows: readonly Line[]): Promise<Titles> {
  const ids = [...new Set(rows.flatMap(({ positionId }) => positionId ?? []))];
  const positions = await selectColumns(manager, Position, ["id", "title"], { id: ids });
  return new Map(positions.map(({ id, title }) => [id, title]));
}

/** How far the interviews are that the actor may see, from the counters alone. */
export async function viewProgress(
  services: Pick<Services, "db" | "org" | "clock" | "env">,
  actor: StaffActor,
  query: z.output<typeof progressQuery>,
): Promise<Progress> {
  const { db, org, clock, env } = services;
  const tree = org.tree();
  const thisWeek = weekOf(clock.now(), env.TIME_ZONE);
  const weeks = weeksBetween(addWeeks(thisWeek, 1 - query.weeks), thisWeek);
  const scope = narrowScope(services, scopeOf(actor, "interviews.read"), query.unit);
  const [byJob, byWeek] = await Promise.all([
    // The choice of jobs stays whole when one is chosen.
    countJobs(db.read, { scope, weeks }),
    countWeeks(db.read, { scope, weeks, jobKey: query.job }),
  ]);

  const counts: StatusCounts = {};
  const groups = new Map<string, Progress["units"][number]>();
  for (const row of byJob) {
    if (query.job && row.jobKey !== query.job) continue;
    addCounts(counts, row.counts);
    if (!tree.get(row.orgUnitId)) continue;
    const { id, name } = groupOf(tree, row.orgUnitId, query.unit);
    const group = groups.get(id) ?? { id, name, counts: {} };
    groups.set(id, group);
    addCounts(group.counts, row.counts);
  }

  const known = byJob
    .map(lineOf)
    .filter(({ orgUnitId, invited }) => invited > 0 && tree.get(orgUnitId))
    .map((row) => ({ ...row, orgUnitId: groupOf(tree, row.orgUnitId, query.unit).id }));
  const lines = merge(
    known.filter(({ jobKey }) => !query.job || jobKey === query.job),
    ({ orgUnitId, jobKey }) => `${orgUnitId} ${jobKey}`,
  );
  const shownLines = lines.slice(0, MOST_LINES);
  const jobs = merge(known, ({ jobKey }) => jobKey).slice(0, MOST_JOBS);
  const titles = await titlesOf(db.read, [...shownLines, ...jobs]);
  return {
    weeks,
    counts,
    units: [...groups.values()]
      .sort((one, other) => sumCounts(other.counts) - sumCounts(one.counts))
      .slice(0, MOST_UNITS),
    jobs: jobs.map((row) => presentJob(titles, row)),
    lines: shownLines.map((row) => ({
      ...presentJob(titles, row),
      unit: { id: row.orgUnitId, name: tree.require(row.orgUnitId).name },
    })),
    trend: weeks.map((week) => ({ week, counts: byWeek.get(week) ?? {} })),
  };
}
