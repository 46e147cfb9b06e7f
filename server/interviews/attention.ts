import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { z } from "zod";
import { selectBuilt } from "../db/statements";
import { findPrincipals } from "../decisions/mayDecide";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { troubledIn, TROUBLED } from "../notifications/troubled";
import { type Scope, can, scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import { findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import { Interview } from "./entity";
import { type InterviewItem, findCandidatesOf } from "./listInterviews";
import { SUMMARY_COLUMNS, presentInterviewSummary } from "./presentInterview";
import { type Focus, type attentionQuery, type attentionSchema, focus } from "./staffSchema";

/** What the system may advise; by these the index of reports is sought. */
const ADVICE = ["advance", "review", "decline"] as const;

const HOUR_MS = 3_600_000;
/** An invitation that nobody started and that ends within two days. */
export const EXPIRING_MS = 48 * HOUR_MS;
/** A candidate's page beats every five seconds; three silent minutes are more than a bad tunnel. */
export const STUCK_MS = 3 * 60_000;
/** Nobody acts differently on 1,000 than on 1,200; and so many are counted in a moment. */
const MOST_COUNTED = 999;

/**
 * For MySQL, which may else walk the index of the order to its end where nothing matches: 900 ms of 300,000 interviews.
 * SQLite takes these by itself.
 */
const WHAT_IS_SOUGHT = ["interviews_by_status", "interviews_of_unit_status", "interviews_by_report"];

type InterviewRows = Pick<Interview, (typeof SUMMARY_COLUMNS)[number]>[];
type Narrow = (builder: SelectQueryBuilder<Interview>, now: Date) => SelectQueryBuilder<Interview>;

/** Why an interview needs a person, each by an index. The console's `attentionOf` says the same of one row. */
const narrowings: Record<Focus, Narrow> = {
  person: (builder) => builder.andWhere("interview.status = 'needs_person'"),
  review: (builder) =>
    builder
      .andWhere("interview.reportState = 'ready' AND interview.recommendation = 'review'")
      .andWhere("interview.decision IS NULL AND interview.status = 'completed'"),
  failed: (builder) => builder.andWhere("interview.reportState = 'failed'"),
  stuck: (builder, now) =>
    builder.andWhere("interview.status = 'in_progress' AND interview.lastSeenAt < :silentSince", {
      silentSince: new Date(now.getTime() - STUCK_MS),
    }),
  expiring: (builder, now) =>
    builder.andWhere(
      "interview.status IN ('not_started', 'opened', 'checking_device') " +
        "AND interview.expiresAt > :now AND interview.expiresAt < :soon",
      { now, soon: new Date(now.getTime() + EXPIRING_MS) },
    ),
};

function needing(manager: EntityManager, scope: Scope, wanted: Focus, now: Date) {
  const builder = manager.createQueryBuilder(Interview, "interview").where("1 = 1");
  withinScope(builder, "interview", scope, { position: true });
  return narrowings[wanted](builder, now);
}

/** How many rows the query has, looking at no more than it takes to say "more than that". */
async function countSome<T extends object>(manager: EntityManager, builder: SelectQueryBuilder<T>) {
  const [sql, values] = builder
    .select("1", "one")
    .limit(MOST_COUNTED + 1)
    .getQueryAndParameters();
  const [row]: { counted: string | number }[] = await manager.query(
    `SELECT COUNT(*) AS counted FROM (${sql}) few`,
    values,
  );
  const found = Number(row?.counted ?? 0);
  return { count: Math.min(found, MOST_COUNTED), more: found > MOST_COUNTED };
}

async function countAll(manager: EntityManager, actor: StaffActor, scope: Scope, now: Date) {
  const inviting = scopeOf(actor, "interviews.invite");
  const [counts, messages] = await Promise.all([
    Promise.all(
      focus.options.map(async (one) => [one, await countSome(manager, needing(manager, scope, one, now))]),
    ),
    can(actor, "interviews.invite") ? countSome(manager, troubledIn(manager, TROUBLED, inviting)) : null,
  ]);
  return {
    ...(Object.fromEntries(counts) as Record<Focus, { count: number; more: boolean }>),
    messages: messages ?? { count: 0, more: false },
  };
}

const UNDECIDED_COLUMNS = [...SUMMARY_COLUMNS, "positionId"] as const;
type UndecidedRow = Pick<Interview, (typeof UNDECIDED_COLUMNS)[number]>;

/** Those of one advice that wait for a decision. */
const undecided = (manager: EntityManager, scope: Scope, recommendation: (typeof ADVICE)[number]) =>
  withinScope(manager.createQueryBuilder(Interview, "interview").where("1 = 1"), "interview", scope, {
    position: true,
  })
    .andWhere("interview.reportState = 'ready' AND interview.recommendation = :recommendation", {
      recommendation,
    })
    .andWhere("interview.decision IS NULL AND interview.status = 'completed'");

/** How many wait for a decision there. */
export async function countUndecided(manager: EntityManager, scope: Scope) {
  const counts = await Promise.all(
    ADVICE.map((advice) => countSome(manager, undecided(manager, scope, advice))),
  );
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  return {
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED || counts.some(({ more }) => more),
  };
}

/**
 * What waits for a decision, by one advice after the other: each is sought by the index of reports and read in its
 * order, so that a long past of undecided interviews costs nothing.
 */
export async function pageOfUndecided(
  manager: EntityManager,
  scope: Scope,
  { planId, cursor, limit }: Pick<z.output<typeof attentionQuery>, "planId" | "cursor" | "limit">,
): Promise<{ items: UndecidedRow[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const found: UndecidedRow[] = [];
  for (const recommendation of ADVICE) {
    const builder = undecided(manager, scope, recommendation)
      .useIndex(WHAT_IS_SOUGHT)
      .orderBy("interview.invitedAt", "DESC")
      .addOrderBy("interview.id", "DESC")
      .limit(limit + 1);
    if (planId) builder.andWhere("interview.planId = :planId", { planId });
    if (after) {
      builder.andWhere(
        "(interview.invitedAt < :at OR (interview.invitedAt = :at AND interview.id < :id))",
        after,
      );
    }
    found.push(...(await selectBuilt(builder, Interview, UNDECIDED_COLUMNS)));
  }
  found.sort((a, b) => b.invitedAt.getTime() - a.invitedAt.getTime() || (a.id < b.id ? 1 : -1));
  return pageFrom(found.slice(0, limit + 1), limit, (row) => ({ at: row.invitedAt, id: row.id }));
}

/** What the caller may decide, and for whom they would stand in. */
async function viewUndecided(
  services: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  query: z.output<typeof attentionQuery>,
): Promise<z.input<typeof attentionSchema>> {
  const { read } = services.db;
  const page = await pageOfUndecided(read, scopeOf(actor, "interviews.decide"), query);
  const principals = await findPrincipals(services, read, actor, page.items);
  const away = new Map(page.items.map(({ id }, index) => [id, principals[index]]));
  const { items, nextCursor } = await present(read, page);
  return {
    counts: null,
    items: items.map((item) => {
      const person = away.get(item.id);
      return { ...item, onBehalfOf: person ? { id: person.staffId, name: person.name } : null };
    }),
    nextCursor,
  };
}

async function present(manager: EntityManager, page: { items: InterviewRows; nextCursor: string | null }) {
  const candidates = await findCandidatesOf(manager, page.items);
  const reviewed = await findReviewed(
    manager,
    page.items.map(({ id }) => id),
  );
  return {
    items: page.items.flatMap((interview) => {
      const candidate = candidates.get(interview.candidateId);
      return candidate ? [presentInterviewSummary(interview, candidate, reviewed.get(interview.id))] : [];
    }),
    nextCursor: page.nextCursor,
  };
}

async function pageOfFocus(
  manager: EntityManager,
  scope: Scope,
  { focus: wanted, planId, cursor, limit }: z.output<typeof attentionQuery> & { focus: Focus },
  now: Date,
) {
  const builder = needing(manager, scope, wanted, now);
  // What ends first comes first; elsewhere the newest, as in the list.
  const [key, order, after] =
    wanted === "expiring" ? (["expiresAt", "ASC", ">"] as const) : (["invitedAt", "DESC", "<"] as const);
  builder
    .useIndex(WHAT_IS_SOUGHT)
    .orderBy(`interview.${key}`, order)
    .addOrderBy("interview.id", order)
    .limit(limit + 1);
  if (planId) builder.andWhere("interview.planId = :planId", { planId });
  if (cursor) {
    builder.andWhere(
      `(interview.${key} ${after} :at OR (interview.${key} = :at AND interview.id ${after} :id))`,
      decodeCursor(cursor),
    );
  }
  const rows = await selectBuilt(builder, Interview, SUMMARY_COLUMNS);
  return present(
    manager,
    pageFrom(rows, limit, (row) => ({ at: row[key], id: row.id })),
  );
}

/** What needs a person now, of what the actor may see: how many by reason, and those of one reason. */
export async function viewAttention(
  services: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  query: z.output<typeof attentionQuery>,
): Promise<z.input<typeof attentionSchema>> {
  const { db, clock } = services;
  const now = clock.now();
  const scope = scopeOf(actor, "interviews.read");
  const { focus: wanted } = query;
  if (wanted === "decide") return viewUndecided(services, actor, query);
  const [counts, page] = await Promise.all([
    wanted ? null : countAll(db.read, actor, scope, now),
    wanted ? pageOfFocus(db.read, scope, { ...query, focus: wanted }, now) : { items: [], nextCursor: null },
  ]);
  return { counts, ...page };
}

/** The list of one reason, page after page until it ends. */
export async function* walkAttention(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  { focus: wanted, planId, limit }: { focus: Focus; planId: string | undefined; limit: number },
): AsyncGenerator<InterviewItem[]> {
  const now = clock.now();
  const scope = scopeOf(actor, "interviews.read");
  let cursor: string | undefined;
  do {
    const page = await pageOfFocus(db.read, scope, { focus: wanted, planId, cursor, limit }, now);
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
