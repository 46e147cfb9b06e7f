import type { z } from "zod";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { Candidate, CandidateNameGram } from "../candidates/entity";
import {
  candidateQueryOf,
  findIdsByContact,
  findIdsByName,
  nameContains,
} from "../candidates/searchCandidates";
import type { StaffActor } from "../http/actors";
import { queryRows, selectBuilt } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import { jobKeyOf } from "../insight/progress/countChange";
import { type CountFilter, countByStatus } from "../insight/progress/readCounts";
import { addWeeks, startOfWeek, weekOf, weeksBetween } from "../insight/progress/weeks";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { Services } from "../services";
import { Interview } from "./entity";
import { SUMMARY_COLUMNS, presentInterviewSummary } from "./presentInterview";
import type { interviewListQuery, interviewPageSchema } from "./staffSchema";

type Filters = Omit<z.output<typeof interviewListQuery>, "cursor" | "limit">;

/** Whose interviews are asked for: these people's, or those of all who have a common piece of a name. */
type People = { ids: string[] } | { gram: string; words: readonly string[] };

/** More than so many are not named one by one: walking down the list finds a page of theirs sooner. */
const MOST_NAMED = 300;

/** Who is looked for: by a part of the name, or by a whole phone or address (blind index) and nothing else. */
async function findPeople(
  { blindIndex }: Pick<Services, "blindIndex">,
  manager: EntityManager,
  q: string | undefined,
): Promise<People | null> {
  if (!q) return null;
  const query = candidateQueryOf(blindIndex, q);
  if (query.by === "nothing") return { ids: [] };
  if (query.by === "contact") return { ids: await findIdsByContact(manager, query) };
  const ids = await findIdsByName(manager, query, MOST_NAMED);
  return ids ? { ids } : { gram: query.gram, words: query.words };
}

function ofPeople(builder: SelectQueryBuilder<Interview>, people: People) {
  if ("ids" in people) {
    if (people.ids.length === 0) builder.andWhere("1 = 0");
    else builder.andWhere("interview.candidateId IN (:...candidateIds)", { candidateIds: people.ids });
    return;
  }
  const { gram, words } = people;
  const named = builder
    .subQuery()
    .select("1")
    .from(CandidateNameGram, "gram")
    .where("gram.candidateId = interview.candidateId AND gram.gram = :gram");
  const [contains, values] = nameContains("person", words);
  if (words.length > 0)
    named.innerJoin(Candidate, "person", "person.id = gram.candidateId").andWhere(contains);
  builder.andWhere(`EXISTS ${named.getQuery()}`, { gram, ...values });
}

const MOST_WEEKS_COUNTED = 60;
const mondayOf = (day: string) => weekOf(new Date(day), "UTC");

/** What the counters can answer; null where they do not know what the filters ask about. */
function countersFor(scope: Scope, filters: Filters): CountFilter | null {
  const { planId, q, positionId, jobTitle, fromWeek, toWeek } = filters;
  if (planId || q || (positionId && jobTitle)) return null;
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

function filtered(
  { env }: Pick<Services, "env">,
  manager: EntityManager,
  scope: Scope,
  filters: Filters,
  people: People | null,
) {
  const builder = manager.createQueryBuilder(Interview, "interview").where("1 = 1");
  withinScope(builder, "interview", scope, { position: true });
  if (filters.planId) builder.andWhere("interview.planId = :planId", { planId: filters.planId });
  const { positionId, jobTitle, fromWeek, toWeek } = filters;
  if (positionId) builder.andWhere("interview.positionId = :positionId", { positionId });
  if (jobTitle) {
    // Written so that no index on it is taken: nearly all may be without a position, and then be sorted.
    builder.andWhere("COALESCE(interview.positionId, '') = '' AND interview.jobTitle = :jobTitle", {
      jobTitle,
    });
  }
  if (fromWeek) {
    const from = startOfWeek(mondayOf(fromWeek), env.TIME_ZONE);
    builder.andWhere("interview.invitedAt >= :from", { from });
  }
  if (toWeek) {
    const until = startOfWeek(addWeeks(mondayOf(toWeek), 1), env.TIME_ZONE);
    builder.andWhere("interview.invitedAt < :until", { until });
  }
  if (people) ofPeople(builder, people);
  return builder;
}

/** Candidates of a page's interviews by id. */
export async function findCandidatesOf(manager: EntityManager, interviews: Pick<Interview, "candidateId">[]) {
  const ids = interviews.map(({ candidateId }) => candidateId);
  if (ids.length === 0) return new Map<string, Pick<Candidate, "id" | "name">>();
  const sql = `SELECT id, name FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")})`;
  const rows = (await queryRows(manager, sql, ids, ["id", "name"])) as [string, string][];
  return new Map(rows.map(([id, name]) => [id, { id, name }]));
}

async function countMatching(builder: SelectQueryBuilder<Interview>) {
  const counted = await builder
    .select("interview.status", "status")
    .addSelect("COUNT(*)", "count")
    .groupBy("interview.status")
    .getRawMany<{ status: Interview["status"]; count: string | number }>();
  return Object.fromEntries(counted.map(({ status, count }) => [status, Number(count)]));
}

/** Newest invitation first, of what the actor may see. Counts go by status, under the same filters except status. */
export async function listInterviews(
  services: Pick<Services, "db" | "blindIndex" | "org" | "env">,
  actor: StaffActor,
  query: z.output<typeof interviewListQuery>,
): Promise<z.input<typeof interviewPageSchema>> {
  const manager = services.db.read;
  const scope = narrowScope(services, scopeOf(actor, "interviews.read"), query.unit);
  const people = await findPeople(services, manager, query.q);
  const builder = filtered(services, manager, scope, query, people)
    .orderBy("interview.invitedAt", "DESC")
    .addOrderBy("interview.id", "DESC")
    .limit(query.limit + 1);
  if (query.status) builder.andWhere("interview.status IN (:...status)", { status: query.status });
  if (query.cursor) {
    builder.andWhere(
      "(interview.invitedAt < :at OR (interview.invitedAt = :at AND interview.id < :id))",
      decodeCursor(query.cursor),
    );
  }
  const counters = countersFor(scope, query);
  const [rows, counts] = await Promise.all([
    selectBuilt(builder, Interview, SUMMARY_COLUMNS),
    counters
      ? countByStatus(manager, counters)
      : countMatching(filtered(services, manager, scope, query, people)),
  ]);
  const page = pageFrom(rows, query.limit, ({ invitedAt, id }) => ({ at: invitedAt, id }));
  const candidates = await findCandidatesOf(manager, page.items);
  return {
    items: page.items.flatMap((interview) => {
      const candidate = candidates.get(interview.candidateId);
      return candidate ? [presentInterviewSummary(interview, candidate)] : [];
    }),
    nextCursor: page.nextCursor,
    counts,
  };
}
