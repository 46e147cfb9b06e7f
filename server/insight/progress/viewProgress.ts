import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import type { InterviewStatus } from "../../interviews/status";
import { scopeOf } from "../../org/permissions";
import { narrowScope } from "../../org/scope";
import type { OrgNode, OrgTree } from "../../org/tree";
import type { Services } from "../../services";
import { type JobCount, type StatusCounts, countByStatus, countGroups, countJobs } from "./readCounts";
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

/** Rows of one key become one. */
function merge(rows: readonly JobCount[], keyOf: (row: JobCount) => string): JobCount[] {
  const merged = new Map<string, JobCount>();
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

const presentJob = ({ jobKey, positionId, jobTitle, invited, completed }: JobCount) => ({
  key: jobKey,
  positionId,
  title: jobTitle,
  invited,
  completed,
});

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
  const filter = { scope, weeks, jobKey: query.job };
  const [counts, byUnit, byWeek, jobRows] = await Promise.all([
    countByStatus(db.read, filter),
    countGroups(db.read, filter, "orgUnitId"),
    countGroups(db.read, filter, "week"),
    // The choice of jobs stays whole when one is chosen.
    countJobs(db.read, { scope, weeks }),
  ]);

  const groups = new Map<string, Progress["units"][number]>();
  for (const [unitId, unitCounts] of byUnit) {
    if (!tree.get(unitId)) continue;
    const { id, name } = groupOf(tree, unitId, query.unit);
    const group = groups.get(id) ?? { id, name, counts: {} };
    groups.set(id, { ...group, counts: addCounts(group.counts, unitCounts) });
  }

  const known = jobRows
    .filter(({ orgUnitId }) => tree.get(orgUnitId))
    .map((row) => ({ ...row, orgUnitId: groupOf(tree, row.orgUnitId, query.unit).id }));
  const lines = merge(
    known.filter(({ jobKey }) => !query.job || jobKey === query.job),
    ({ orgUnitId, jobKey }) => `${orgUnitId} ${jobKey}`,
  );
  return {
    weeks,
    counts,
    units: [...groups.values()]
      .sort((one, other) => sumCounts(other.counts) - sumCounts(one.counts))
      .slice(0, MOST_UNITS),
    jobs: merge(known, ({ jobKey }) => jobKey)
      .slice(0, MOST_JOBS)
      .map(presentJob),
    lines: lines.slice(0, MOST_LINES).map((row) => ({
      ...presentJob(row),
      unit: { id: row.orgUnitId, name: tree.require(row.orgUnitId).name },
    })),
    trend: weeks.map((week) => ({ week, counts: byWeek.get(week) ?? {} })),
  };
}
