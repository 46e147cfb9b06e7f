import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { type Condition, type NewestRow, selectInOrder, selectNewest } from "../../db/selectNewest";
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
  const ways = new Map<string, Way>();
  for (const part of partsOf(planIds)) {
    let after: NewestRow | null = null;
    let rows: NewestRow[];
    do {
      rows = await selectNewest(read, Interview, {
        time: "invitedAt",
        arms: part.map((value) => ({ column: "planId", value })),
        where: within(scope),
        since: new Date(since.getTime() - LONGEST_MS),
        after,
        limit: PAGE,
      });
      const ids = rows.map(({ id }) => id);
      for (const way of await readTouched(read, ids, since)) ways.set(way.id, way);
      after = rows.at(-1) ?? null;
      await nextTurn();
    } while (rows.length === PAGE && ways.size <= MOST);
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
  const ids: string[] = [];
  for (const part of partsOf(positions.map(({ positionId }) => positionId))) {
    const rows = await selectNewest(read, Candidacy, {
      time: "updatedAt",
      arms: part.map((value) => ({ column: "positionId", value })),
      where: within(scope),
      since,
      after: null,
      limit: MOST + 1,
    });
    ids.push(...rows.map(({ id }) => id));
    if (ids.length > MOST) break;
  }
  const ways = await selectInOrder(read, Candidacy, ids.slice(0, MOST), WAY);
  return { ways, complete: ids.length <= MOST };
}

/** As many plans or positions as one question reads from their indexes (db/selectNewest). */
const MOST_PARTS = 50;
const partsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / MOST_PARTS) }, (_, part) =>
    ids.slice(part * MOST_PARTS, (part + 1) * MOST_PARTS),
  );
