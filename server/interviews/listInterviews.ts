import type { z } from "zod";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { Candidate } from "../candidates/entity";
import type { StaffActor } from "../http/actors";
import { queryRows, selectBuilt } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { BlindIndex } from "../security/blindIndex";
import type { Services } from "../services";
import { Interview } from "./entity";
import { SUMMARY_COLUMNS, presentInterviewSummary } from "./presentInterview";
import type { interviewListQuery, interviewPageSchema } from "./staffSchema";

type Filters = Omit<z.output<typeof interviewListQuery>, "cursor" | "limit">;

/** Looks a name up by a part of it, contact data only by the whole value (blind index). */
function filterCandidates(builder: SelectQueryBuilder<Interview>, q: string, blindIndex: BlindIndex) {
  builder.andWhere(
    `interview.candidateId IN ${builder
      .subQuery()
      .select("candidate.id")
      .from(Candidate, "candidate")
      .where("candidate.name LIKE :name OR candidate.phoneIndex = :phone OR candidate.emailIndex = :email")
      .getQuery()}`,
    {
      name: `%${q.replace(/[\\%_]/g, "")}%`,
      phone: blindIndex.phone(q) ?? "",
      email: blindIndex.email(q) ?? "",
    },
  );
}

function filtered(manager: EntityManager, scope: Scope, filters: Filters, blindIndex: BlindIndex) {
  const builder = manager.createQueryBuilder(Interview, "interview").where("1 = 1");
  withinScope(builder, "interview", scope, { position: true });
  if (filters.planId) builder.andWhere("interview.planId = :planId", { planId: filters.planId });
  if (filters.q) filterCandidates(builder, filters.q, blindIndex);
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

/** Newest invitation first, of what the actor may see. Counts go by status, under the same filters except status. */
export async function listInterviews(
  services: Pick<Services, "db" | "blindIndex" | "org">,
  actor: StaffActor,
  query: z.output<typeof interviewListQuery>,
): Promise<z.input<typeof interviewPageSchema>> {
  const { db, blindIndex } = services;
  const manager = db.read;
  const scope = narrowScope(services, scopeOf(actor, "interviews.read"), query.unit);
  const builder = filtered(manager, scope, query, blindIndex)
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
  const [rows, counted] = await Promise.all([
    selectBuilt(builder, Interview, SUMMARY_COLUMNS),
    filtered(manager, scope, query, blindIndex)
      .select("interview.status", "status")
      .addSelect("COUNT(*)", "count")
      .groupBy("interview.status")
      .getRawMany<{ status: Interview["status"]; count: string | number }>(),
  ]);
  const page = pageFrom(rows, query.limit, ({ invitedAt, id }) => ({ at: invitedAt, id }));
  const candidates = await findCandidatesOf(manager, page.items);
  return {
    items: page.items.flatMap((interview) => {
      const candidate = candidates.get(interview.candidateId);
      return candidate ? [presentInterviewSummary(interview, candidate)] : [];
    }),
    nextCursor: page.nextCursor,
    counts: Object.fromEntries(counted.map(({ status, count }) => [status, Number(count)])),
  };
}
