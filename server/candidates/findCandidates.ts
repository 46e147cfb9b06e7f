import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { type Condition, type NewestRow, armsOf, selectNewest } from "../db/selectNewest";
import { codecsFor, queryRows, selectColumns } from "../db/statements";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import type { Services } from "../services";
import { Candidate, CandidateNameGram, CandidateTag } from "./entity";
import type { CandidateListQuery } from "./schema";
import { candidateQueryOf, findIdsByContact, namedAmong } from "./searchCandidates";

export type CandidateFilters = Omit<CandidateListQuery, "cursor" | "limit">;

/** What decides whether somebody belongs into the list. */
const DECIDING = [
  "id",
  "orgUnitId",
  "positionId",
  "source",
  "state",
  "inTalentPool",
  "createdAt",
] as const satisfies (keyof Candidate)[];
type Deciding = Pick<Candidate, (typeof DECIDING)[number]>;

export type Position = { at: Date; id: string };
export type Wanted = { after: Position | null; limit: number };

/** The filters on a person's own columns, as SQL. */
const conditionsOf = ({ state, source, positionId, talentPool }: CandidateFilters): Condition[] => [
  { sql: "state = ?", values: [state] },
  ...(source ? [{ sql: "source = ?", values: [source] }] : []),
  ...(positionId ? [{ sql: "positionId = ?", values: [positionId] }] : []),
  ...(talentPool === undefined ? [] : [{ sql: "inTalentPool = ?", values: [Number(talentPool)] }]),
];

/** The same for somebody who was found by other means. */
const fits = ({ state, source, positionId, talentPool }: CandidateFilters, person: Deciding) =>
  person.state === state &&
  (source === undefined || person.source === source) &&
  (positionId === undefined || person.positionId === positionId) &&
  (talentPool === undefined || person.inTalentPool === talentPool);

export const inOrder = (left: Position, right: Position) =>
  right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1);
export const placeOf = ({ createdAt, id }: Pick<Candidate, "createdAt" | "id">): Position => ({
  at: createdAt,
  id,
});

/** What is looked for besides a person's own columns. */
type Sought = { words?: readonly string[] | undefined; tag?: string | undefined };

const soughtSql = ({ words = [], tag }: Sought): Condition => ({
  sql:
    words.map(() => " AND name LIKE ?").join("") +
    (tag ? " AND EXISTS (SELECT 1 FROM candidate_tags WHERE candidateId = candidates.id AND tag = ?)" : ""),
  values: [...words.map((word) => `%${word}%`), ...(tag ? [tag] : [])],
});

/** Which of these people have the tag. */
async function taggedAmong(
  manager: EntityManager,
  tag: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectColumns(manager, CandidateTag, ["candidateId"], { candidateId: ids, tag });
  return new Set(rows.map(({ candidateId }) => candidateId));
}

/**
 * What decides about these people, if they have what is sought. By id and nothing that another index would be taken
 * for: what else they must be is looked at in the rows.
 */
async function readDeciding(
  manager: EntityManager,
  ids: readonly string[],
  sought: Sought,
): Promise<Deciding[]> {
  if (ids.length === 0) return [];
  const { sql, values } = soughtSql(sought);
  const rows = await queryRows(
    manager,
    `SELECT ${DECIDING.join(", ")} FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")})${sql}`,
    [...ids, ...values],
    DECIDING,
  );
  const codecs = codecsFor(manager.dataSource, Candidate, DECIDING);
  return rows.map(
    (row) =>
      Object.fromEntries(DECIDING.map((name, index) => [name, codecs[index]?.read(row[index])])) as Deciding,
  );
}

/** How many of an index are looked at first; twice as many each time that finds too few. */
const FIRST_WALK = 200;
const LONGEST_WALK = 1_600;

type Walked = { found: Position[]; next: Position | null };

/** Down an index that has people in the order of the list, until enough of them fit or `most` were looked at. */
async function walk(
  look: (wanted: Wanted) => Promise<NewestRow[]>,
  fitting: (ids: string[]) => Promise<ReadonlySet<string>>,
  { after, limit }: Wanted,
  most = Infinity,
): Promise<Walked> {
  const found: Position[] = [];
  let next = after;
  let length = FIRST_WALK;
  for (let walked = 0; walked < most; walked += length) {
    if (walked > 0) {
      length = Math.min(LONGEST_WALK, length * 2);
      await nextTurn();
    }
    const rows = await look({ after: next, limit: length });
    const ids = await fitting(rows.map(({ id }) => id));
    found.push(...rows.filter(({ id }) => ids.has(id)));
    const last = rows.at(-1);
    if (!last || rows.length < length || found.length >= limit) return { found, next: null };
    next = { at: last.at, id: last.id };
  }
  return { found, next };
}

const behind = (places: readonly Position[], { after, limit }: Wanted) =>
  places.filter((place) => !after || inOrder(after, place) < 0).slice(0, limit);

/** So many of a name or a tag are looked at in the whole company before a unit's own people are walked instead. */
export const MOST_OF_ALL = FIRST_WALK;

/** Ids of the page that is wanted, in order, in the one of three ways that reads least. */
export async function findPlaces(
  { blindIndex, db }: Pick<Services, "db" | "blindIndex">,
  scope: Scope,
  filters: CandidateFilters,
  wanted: Wanted,
): Promise<Position[]> {
  const { tag, q } = filters;
  const manager = db.read;
  const decide = async (ids: readonly string[], sought: Sought) =>
    (await readDeciding(manager, ids, sought)).filter(
      (person) => fits(filters, person) && isInScope(scope, person),
    );
  const query = q ? candidateQueryOf(blindIndex, q) : null;
  if (query?.by === "nothing") return [];
  if (query?.by === "contact") {
    const people = await decide(await findIdsByContact(manager, query), { tag });
    return behind(people.map(placeOf).toSorted(inOrder), wanted);
  }
  const lookAround = (part: Wanted) =>
    selectNewest(manager, Candidate, {
      time: "createdAt",
      arms: armsOf(scope, { position: true }),
      where: conditionsOf(filters),
      ...part,
    });
  const term = query
    ? ({ target: CandidateNameGram, column: "gram", value: query.gram } as const)
    : tag
      ? ({ target: CandidateTag, column: "tag", value: tag } as const)
      : null;
  if (!term) return lookAround(wanted);
  const { target, column, value } = term;
  const { found, next } = await walk(
    (part) =>
      selectNewest<CandidateNameGram | CandidateTag>(manager, target, {
        time: "createdAt",
        key: "candidateId",
        arms: [{ column, value }],
        where: [],
        ...part,
      }),
    async (ids) => {
      const people = await decide(ids, { words: query?.words, tag: query ? tag : undefined });
      return new Set(people.map(({ id }) => id));
    },
    wanted,
    scope === "all" ? Infinity : MOST_OF_ALL,
  );
  if (!next) return found;
  // These are within the scope and fit the filters already.
  const rest = await walk(
    lookAround,
    async (ids) => {
      const named = query ? await namedAmong(manager, query, ids) : new Set(ids);
      return tag ? taggedAmong(manager, tag, [...named]) : named;
    },
    { after: next, limit: wanted.limit - found.length },
  );
  return [...found, ...rest.found];
}
