import type { z } from "zod";
import type { EntityManager } from "typeorm";
import { Candidate } from "../candidates/entity";
import type { Condition } from "../db/selectNewest";
import { queryRows, selectColumns } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, encodeCursor } from "../http/cursor";
import { jobKeyOf } from "../insight/progress/countChange";
import { type CountFilter, countByStatus } from "../insight/progress/readCounts";
import { addWeeks, weeksBetween } from "../insight/progress/weeks";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import { findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import { Interview } from "./entity";
import {
  type InterviewFilters,
  type People,
  type SummaryRow,
  amongPeople,
  conditionsOf,
  findPage,
  findPeople,
  marks,
  mondayOf,
  scopeCondition,
} from "./findInterviews";
import { presentInterviewSummary } from "./presentInterview";
import type { interviewListQuery, interviewPageSchema } from "./staffSchema";

const MOST_WEEKS_COUNTED = 60;

export type InterviewItem = ReturnType<typeof presentInterviewSummary>;

/** What the counters can answer; null where they do not know what the filters ask about. */
function countersFor(scope: Scope, filters: InterviewFilters): CountFilter | null {
  const { planId, q, decision, positionId, jobTitle, fromWeek, toWeek } = filters;
  if (q || decision || (positionId && jobTitle)) return null;
  if (planId) {
    const byMore = positionId || jobTitle || fromWeek || toWeek;
    const byPosition = scope !== "all" && scope.positionIds.length > 0;
    return byMore || byPosition ? null : { scope, weeks: null, planId };
  }
  const job =
    positionId || jobTitle
      ? { jobKey: jobKeyOf({ positionId: positionId ?? null, jobTitle: jobTitle ?? "" }) }
      : {};
  if (!fromWeek && !toWeek) return { scope, weeks: null, ...job };
  if (!fromWeek || !toWeek) return null;
  const last = mondayOf(toWeek);
  const first = mondayOf(fromWeek);
  if (addWeeks(first, MOST_WEEKS_COUNTED) < last) return null;
  return { scope, weeks: weeksBetween(first, last), ...job };
}

/** Candidates of a page's interviews by id. */
export async function findCandidatesOf(
  manager: EntityManager,
  interviews: readonly Pick<Interview, "candidateId">[],
) {
  const ids = interviews.map(({ candidateId }) => candidateId);
  const rows = await selectColumns(manager, Candidate, ["id", "name"], { id: ids });
  return new Map(rows.map((row) => [row.id, row]));
}

async function countMatching(
  manager: EntityManager,
  conditions: readonly Condition[],
): Promise<Partial<Record<Interview["status"], number>>> {
  const sql =
    "SELECT status, COUNT(*) AS count FROM interviews " +
    `WHERE ${conditions.map((each) => each.sql).join(" AND ") || "1 = 1"} GROUP BY status`;
  const values = conditions.flatMap((each) => each.values);
  const rows = (await queryRows(manager, sql, values, ["status", "count"])) as [
    Interview["status"],
    unknown,
  ][];
  return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
}

async function countAll(
  manager: EntityManager,
  scope: Scope,
  query: InterviewFilters,
  people: People | null,
  where: readonly Condition[],
) {
  const counters = countersFor(scope, query);
  if (counters) return countByStatus(manager, counters);
  // A surname is that of thousands, and so are decisions: counting them would cost many times what a page does.
  if ((people && "gram" in people) || (query.decision && !people)) return null;
  const within = people ? amongPeople(people.ids, scope) : scopeCondition(scope);
  return countMatching(manager, [...within, ...where]);
}

type Listing = Pick<Services, "db" | "blindIndex" | "org" | "env">;

const withStatus = (where: readonly Condition[], status: InterviewFilters["status"]): Condition[] =>
  status ? [...where, { sql: `status IN (${marks(status)})`, values: status }] : [...where];

/** Newest invitation first, of what the actor may see. Counts go by status, under the same filters except status. */
export async function listInterviews(
  services: Listing,
  actor: StaffActor,
  query: z.output<typeof interviewListQuery>,
): Promise<z.input<typeof interviewPageSchema>> {
  const manager = services.db.read;
  const scope = narrowScope(services, scopeOf(actor, "interviews.read"), query.unit);
  const people = await findPeople(services, manager, query.q);
  const where = conditionsOf(services, query);
  const [found, counts] = await Promise.all([
    findPage(manager, scope, people, {
      where: withStatus(where, query.status),
      after: query.cursor ? decodeCursor(query.cursor) : null,
      limit: query.limit,
    }),
    countAll(manager, scope, query, people, where),
  ]);
  const items = await presentPage(manager, found.rows);
  return { items, nextCursor: found.next && encodeCursor(found.next.at, found.next.id), counts };
}

/** The same list, page after page until it ends, without counting. */
export async function* walkInterviews(
  services: Listing,
  actor: StaffActor,
  filters: InterviewFilters,
  limit: number,
): AsyncGenerator<InterviewItem[]> {
  const manager = services.db.read;
  const scope = narrowScope(services, scopeOf(actor, "interviews.read"), filters.unit);
  const people = await findPeople(services, manager, filters.q);
  const where = withStatus(conditionsOf(services, filters), filters.status);
  let after: Parameters<typeof findPage>[3]["after"] = null;
  do {
    const found: Awaited<ReturnType<typeof findPage>> = await findPage(manager, scope, people, {
      where,
      after,
      limit,
    });
    yield await presentPage(manager, found.rows);
    after = found.next;
  } while (after);
}

async function presentPage(manager: EntityManager, rows: readonly SummaryRow[]): Promise<InterviewItem[]> {
  const candidates = await findCandidatesOf(manager, rows);
  const reviewed = await findReviewed(
    manager,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((interview) => {
    const candidate = candidates.get(interview.candidateId);
    return candidate ? [presentInterviewSummary(interview, candidate, reviewed.get(interview.id))] : [];
  });
}
