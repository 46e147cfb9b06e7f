import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { type Condition, type NewestRow, selectNewest } from "../../db/selectNewest";
import { selectColumns, selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { Interview } from "../../interviews/entity";
import { type Scope, scopeOf } from "../../org/permissions";
import { Candidacy, CandidacyInterview } from "../../pipeline/entity";
import { Review } from "../../reviews/entity";
import { PositionRules } from "../entity";

const DAY_MS = 24 * 3_600_000;
/** An invitation holds for so long at most, so that no report of the window belongs to an older one. */
const LONGEST_MS = 180 * DAY_MS;
/** More candidacies than so many are not looked at in one request, of each of the two ways to find them. */
const MOST = 1_000;
const PAGE = 500;

/** A candidacy in which something may have set rules of these plans going. */
export type Way = Pick<Candidacy, "id" | "candidateId" | "orgUnitId" | "positionId">;
export type Found = { ways: Way[]; complete: boolean };

/**
 * The candidacies that the rules of these plans had, or may have had, to do with since then, the newest first: those
 * with an interview of a plan, and those for a position that is screened by a plan's rules. Within what the actor may
 * see.
 */
export async function findWays(
  read: EntityManager,
  actor: StaffActor,
  planIds: readonly string[],
  since: Date,
): Promise<Found> {
  const interviewed = await byInterview(read, scopeOf(actor, "reports.read"), planIds, since);
  const screened = await byPosition(read, scopeOf(actor, "candidacies.read"), planIds, since);
  const ways = new Map([...interviewed.ways, ...screened.ways].map((way) => [way.id, way]));
  return { ways: [...ways.values()], complete: interviewed.complete && screened.complete };
}

const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ");

function within(scope: Scope): Condition[] {
  if (scope === "all") return [];
  const { orgUnitIds, positionIds } = scope;
  const either = [
    ...(orgUnitIds.length > 0 ? [`orgUnitId IN (${marks(orgUnitIds)})`] : []),
    ...(positionIds.length > 0 ? [`positionId IN (${marks(positionIds)})`] : []),
  ];
  return [{ sql: `(${either.join(" OR ") || "1 = 0"})`, values: [...orgUnitIds, ...positionIds] }];
}

const WAY = ["id", "candidateId", "orgUnitId", "positionId", "updatedAt"] as const;

async function byInterview(
  read: EntityManager,
  scope: Scope,
  planIds: readonly string[],
  since: Date,
): Promise<Found> {
  const oldest = since.getTime() - LONGEST_MS;
  const ways = new Map<string, Way>();
  let after: NewestRow | null = null;
  while (ways.size <= MOST) {
    const rows: NewestRow[] = await selectNewest(read, Interview, {
      time: "invitedAt",
      arms: planIds.map((value) => ({ column: "planId", value })),
      where: within(scope),
      after,
      limit: PAGE,
    });
    const recent = rows.filter(({ at }) => at.getTime() >= oldest).map(({ id }) => id);
    for (const way of await readTouched(read, recent, since)) ways.set(way.id, way);
    if (rows.length < PAGE || recent.length < rows.length) break;
    after = rows.at(-1) ?? null;
    await nextTurn();
  }
  return { ways: [...ways.values()].slice(0, MOST), complete: ways.size <= MOST };
}

/** Of these interviews the candidacies to which anything happened since then, in their order. */
async function readTouched(
  read: EntityManager,
  interviewIds: readonly string[],
  since: Date,
): Promise<Way[]> {
  const [interviews, links, reviews] = await Promise.all([
    selectColumns(read, Interview, ["id", "updatedAt"], { id: interviewIds }),
    selectEqual(read, CandidacyInterview, { interviewId: interviewIds }),
    selectColumns(read, Review, ["interviewId", "sentAt"], { interviewId: interviewIds }),
  ]);
  const ids = [...new Set(links.map(({ candidacyId }) => candidacyId))];
  const rows = await selectColumns(read, Candidacy, WAY, { id: ids });
  const ways = new Map(rows.map((row) => [row.id, row]));
  const wayOf = new Map(links.map(({ interviewId, candidacyId }) => [interviewId, ways.get(candidacyId)]));
  const touched = new Set([
    ...interviews.filter(({ updatedAt }) => updatedAt >= since).map(({ id }) => id),
    ...reviews.filter(({ sentAt }) => sentAt && sentAt >= since).map(({ interviewId }) => interviewId),
  ]);
  return interviewIds.flatMap((id) => {
    const way = wayOf.get(id);
    return way && (way.updatedAt >= since || touched.has(id)) ? [way] : [];
  });
}

async function byPosition(
  read: EntityManager,
  scope: Scope,
  planIds: readonly string[],
  since: Date,
): Promise<Found> {
  const positions = await selectEqual(read, PositionRules, { planId: planIds });
  const rows = await selectNewest(read, Candidacy, {
    time: "updatedAt",
    arms: positions.map(({ positionId }) => ({ column: "positionId", value: positionId })),
    where: within(scope),
    after: null,
    limit: MOST + 1,
  });
  const ids = rows.filter(({ at }) => at >= since).map(({ id }) => id);
  const found = await selectColumns(read, Candidacy, WAY, { id: ids.slice(0, MOST) });
  const byId = new Map(found.map((way) => [way.id, way]));
  return { ways: ids.flatMap((id) => byId.get(id) ?? []), complete: ids.length <= MOST };
}
