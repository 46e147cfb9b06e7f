import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import {
  candidateQueryOf,
  findIdsByContact,
  findIdsByName,
  namedAmong,
} from "../candidates/searchCandidates";
import {
  type Condition,
  type Newest,
  armsOf,
  selectInOrder,
  selectNewest,
  selectNewestRows,
} from "../db/selectNewest";
import { addWeeks, startOfWeek, weekOf } from "../insight/progress/weeks";
import type { Scope } from "../org/permissions";
import type { Services } from "../services";
import { Interview } from "./entity";
import { SUMMARY_COLUMNS } from "./presentInterview";
import type { interviewListQuery } from "./staffSchema";

export type InterviewFilters = Omit<z.output<typeof interviewListQuery>, "cursor" | "limit">;

/** Whose interviews are asked for: these people's, or those of all who have a common piece of a name. */
export type People = { ids: string[] } | { gram: string; words: readonly string[] };

/** More than so many are not named one by one: walking down the list finds a page of theirs sooner. */
const MOST_NAMED = 300;

/** Who is looked for: by a part of the name, or by a whole phone or address (blind index) and nothing else. */
export async function findPeople(
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

export const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ");

export const mondayOf = (day: string) => weekOf(new Date(day), "UTC");

/** Only what has a report is decided on: its state stands before the decision in the index. */
const DECIDED: Record<NonNullable<InterviewFilters["decision"]>, Condition[]> = {
  advance: [{ sql: "reportState = 'ready' AND decision = 'advance'", values: [] }],
  decline: [{ sql: "reportState = 'ready' AND decision = 'decline'", values: [] }],
  none: [
    {
      sql: "reportState = 'ready' AND decision IS NULL AND status IN ('completed', 'timed_out')",
      values: [],
    },
  ],
};

/** The filters as SQL, without the scope. */
export function conditionsOf(
  { db, env }: Pick<Services, "db" | "env">,
  { planId, decision, positionId, jobTitle, fromWeek, toWeek }: InterviewFilters,
): Condition[] {
  const { driver } = db.read.dataSource;
  const invitedAt = db.read.dataSource.getMetadata(Interview).findColumnWithPropertyName("invitedAt");
  const moment = (at: Date) => driver.preparePersistentValue(at, invitedAt as NonNullable<typeof invitedAt>);
  return [
    ...(planId ? [{ sql: "planId = ?", values: [planId] }] : []),
    ...(decision ? DECIDED[decision] : []),
    ...(positionId ? [{ sql: "positionId = ?", values: [positionId] }] : []),
    // Written so that no index on it is taken: nearly all may be without a position, and then be sorted.
    ...(jobTitle ? [{ sql: "COALESCE(positionId, '') = '' AND jobTitle = ?", values: [jobTitle] }] : []),
    ...(fromWeek
      ? [{ sql: "invitedAt >= ?", values: [moment(startOfWeek(mondayOf(fromWeek), env.TIME_ZONE))] }]
      : []),
    ...(toWeek
      ? [
          {
            sql: "invitedAt < ?",
            values: [moment(startOfWeek(addWeeks(mondayOf(toWeek), 1), env.TIME_ZONE))],
          },
        ]
      : []),
  ];
}

export function scopeCondition(scope: Scope): Condition[] {
  if (scope === "all") return [];
  const { orgUnitIds, positionIds } = scope;
  const either = [
    ...(orgUnitIds.length > 0 ? [`orgUnitId IN (${marks(orgUnitIds)})`] : []),
    ...(positionIds.length > 0 ? [`positionId IN (${marks(positionIds)})`] : []),
  ];
  return [{ sql: `(${either.join(" OR ") || "1 = 0"})`, values: [...orgUnitIds, ...positionIds] }];
}

/** A scope for rows that were found by other means: written so that no index on it is taken. */
function withinScopeOf(scope: Scope): Condition[] {
  if (scope === "all") return [];
  const { orgUnitIds, positionIds } = scope;
  const either = [
    ...(orgUnitIds.length > 0 ? [`COALESCE(orgUnitId, '') IN (${marks(orgUnitIds)})`] : []),
    ...(positionIds.length > 0 ? [`COALESCE(positionId, '') IN (${marks(positionIds)})`] : []),
  ];
  return [{ sql: `(${either.join(" OR ") || "1 = 0"})`, values: [...orgUnitIds, ...positionIds] }];
}

export const amongPeople = (ids: readonly string[], scope: Scope): Condition[] => [
  { sql: ids.length > 0 ? `candidateId IN (${marks(ids)})` : "1 = 0", values: ids },
  ...withinScopeOf(scope),
];

type Position = { at: Date; id: string };
export type SummaryRow = Pick<Interview, (typeof SUMMARY_COLUMNS)[number]>;
type Found = { rows: SummaryRow[]; next: Position | null };

/** One look at a list is as long as this; what nobody was found in by then is for the next page. */
const WALK = 500;
const MOST_WALKED = 20_000;

/** Down the list until a page of those with a common piece of a name is found, or enough was looked at. */
async function walkNamed(
  manager: EntityManager,
  people: Extract<People, { gram: string }>,
  { limit, ...list }: Omit<Newest, "time">,
): Promise<{ ids: string[]; next: Position | null }> {
  const ids: string[] = [];
  let { after } = list;
  for (let walked = 0; walked < MOST_WALKED; walked += WALK) {
    const rows = await selectNewest(manager, Interview, {
      ...list,
      time: "invitedAt",
      after,
      limit: WALK,
      extra: ["candidateId"],
    });
    const named = await namedAmong(
      manager,
      people,
      rows.map(({ extra }) => extra[0] as string),
    );
    for (const { id, at, extra } of rows) {
      if (ids.length === limit) return { ids, next: after };
      after = { at, id };
      if (named.has(extra[0] as string)) ids.push(id);
    }
    if (rows.length < WALK) return { ids, next: null };
    await nextTurn();
  }
  return { ids, next: after };
}

/** The page's interviews, and where the next page begins. */
export async function findPage(
  manager: EntityManager,
  scope: Scope,
  people: People | null,
  { where, after, limit }: Pick<Newest, "where" | "after" | "limit">,
): Promise<Found> {
  const arms = armsOf(scope, { position: true });
  if (people && "gram" in people) {
    const { ids, next } = await walkNamed(manager, people, { arms, where, after, limit });
    return { rows: await selectInOrder(manager, Interview, ids, SUMMARY_COLUMNS), next };
  }
  const list = {
    time: "invitedAt",
    ...(people ? { arms: null, where: [...amongPeople(people.ids, scope), ...where] } : { arms, where }),
    after,
    limit: limit + 1,
  };
  const rows = await selectNewestRows(manager, Interview, list, SUMMARY_COLUMNS);
  const last = rows[limit - 1];
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit && last ? { at: last.invitedAt, id: last.id } : null,
  };
}
