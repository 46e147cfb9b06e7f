import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { type Condition, type NewestRow, armsOf, selectNewest } from "../db/selectNewest";
import { codecsFor, hydrate, queryRows } from "../db/statements";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import type { Services } from "../services";
import { Candidate, CandidateNameGram, CandidateTag } from "./entity";
import type { CandidateListQuery } from "./schema";
import { candidateQueryOf, findIdsByContact } from "./searchCandidates";

export type CandidateFilters = Omit<CandidateListQuery, "cursor" | "limit">;

/** What is read of people who fit: where they stand in the list, and to whom they belong. */
const READ = ["id", "orgUnitId", "positionId", "createdAt"] as const satisfies (keyof Candidate)[];
type Found = Pick<Candidate, (typeof READ)[number]>;

export type Position = { at: Date; id: string };
export type Wanted = { after: Position | null; limit: number };

/** The filters on a person's own columns, as SQL. */
const conditionsOf = ({ state, source, positionId, talentPool }: CandidateFilters): Condition[] => [
  { sql: "state = ?", values: [state] },
  ...(source ? [{ sql: "source = ?", values: [source] }] : []),
  ...(positionId ? [{ sql: "positionId = ?", values: [positionId] }] : []),
  ...(talentPool === undefined ? [] : [{ sql: "inTalentPool = ?", values: [Number(talentPool)] }]),
];

export const inOrder = (left: Position, right: Position) =>
  right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1);
export const placeOf = ({ createdAt, id }: Pick<Candidate, "createdAt" | "id">): Position => ({
  at: createdAt,
  id,
});

/** What is looked for besides a person's own columns; an index that has all of a kind leaves it out. */
type Sought = { words?: readonly string[] | undefined; gram?: string | undefined; tag?: string | undefined };

/** Not EXISTS, which MariaDB and MySQL may turn round: then they read all that have a tag. */
const has = (table: string, column: string) =>
  `(SELECT 1 FROM ${table} WHERE candidateId = candidates.id AND ${column} = ? LIMIT 1) = 1`;
const soughtConditions = ({ words = [], gram, tag }: Sought): Condition[] => [
  ...words.map((word) => ({ sql: "name LIKE ?", values: [`%${word}%`] })),
  ...(gram ? [{ sql: has("candidate_name_grams", "gram"), values: [gram] }] : []),
  ...(tag ? [{ sql: has("candidate_tags", "tag"), values: [tag] }] : []),
];

/** Those of these people who fit, by id: a condition on a bare column could be taken for another index. */
async function readFitting(
  manager: EntityManager,
  ids: readonly string[],
  filters: CandidateFilters,
  sought: Sought,
): Promise<Found[]> {
  if (ids.length === 0) return [];
  const own = conditionsOf(filters).map(({ sql, values }) => ({
    sql: sql.replace(/^\w+/, "COALESCE($&, '')"),
    values,
  }));
  const all = [...own, ...soughtConditions(sought)];
  const rows = await queryRows(
    manager,
    `SELECT ${READ.join(", ")} FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")}) AND ` +
      all.map(({ sql }) => sql).join(" AND "),
    [...ids, ...all.flatMap(({ values }) => values)],
    READ,
  );
  const codecs = codecsFor(manager.dataSource, Candidate, READ);
  return rows.map((row) => hydrate(Candidate, codecs, row));
}

/** An index that has people in the order of the list, and which of those found there belong into it. */
type Way = {
  look: (wanted: Wanted) => Promise<NewestRow[]>;
  fitting: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** Somewhat more than a page is looked at first, and then more each time that finds too few. */
const FIRST_PAGES = 1.25;
const LONGER = 4;
const LONGEST_LOOK = 1_600;

/** All ways lead down through the same time: where as many rows reach farthest back, there are fewest to look at. */
async function takeShortest(ways: readonly Way[], wanted: Wanted): Promise<{ way: Way; rows: NewestRow[] }> {
  const looks = await Promise.all(ways.map(async (way) => ({ way, rows: await way.look(wanted) })));
  const [shortest] = looks.toSorted((left, right) => {
    const ends = [left, right].map(({ rows }) => (rows.length === wanted.limit ? rows.at(-1) : undefined));
    const [a, b] = ends;
    if (a && b) return inOrder(b, a);
    return a || b ? (a ? 1 : -1) : left.rows.length - right.rows.length;
  });
  return shortest as { way: Way; rows: NewestRow[] };
}

/** Down the first way, or the shortest once that has not filled the page at once. */
async function walk(ways: readonly [Way, ...Way[]], { after, limit }: Wanted): Promise<Position[]> {
  const found: Position[] = [];
  let part: Wanted = { after, limit: Math.min(LONGEST_LOOK, Math.ceil(limit * FIRST_PAGES)) };
  let [way] = ways;
  for (let round = 0; ; round += 1) {
    if (round > 0) await nextTurn();
    let rows: NewestRow[];
    if (round === 1 && ways.length > 1) ({ way, rows } = await takeShortest(ways, part));
    else rows = await way.look(part);
    const ids = await way.fitting(rows.map(({ id }) => id));
    found.push(...rows.filter(({ id }) => ids.has(id)));
    const last = rows.at(-1);
    if (!last || rows.length < part.limit || found.length >= limit) return found;
    part = { after: { at: last.at, id: last.id }, limit: Math.min(LONGEST_LOOK, part.limit * LONGER) };
  }
}

const behind = (places: readonly Position[], { after, limit }: Wanted) =>
  places.filter((place) => !after || inOrder(after, place) < 0).slice(0, limit);

/** Ids of the page that is wanted, in order, and perhaps some behind it. */
export async function findPlaces(
  { blindIndex, db }: Pick<Services, "db" | "blindIndex">,
  scope: Scope,
  filters: CandidateFilters,
  wanted: Wanted,
): Promise<Position[]> {
  const { tag, q } = filters;
  const manager = db.read;
  const decide = async (ids: readonly string[], sought: Sought) =>
    (await readFitting(manager, ids, filters, sought)).filter((person) => isInScope(scope, person));
  const query = q ? candidateQueryOf(blindIndex, q) : null;
  if (query?.by === "nothing") return [];
  if (query?.by === "contact") {
    const people = await decide(await findIdsByContact(manager, query), { tag });
    return behind(people.map(placeOf).toSorted(inOrder), wanted);
  }
  const fitting = (sought: Sought) => async (ids: readonly string[]) =>
    new Set((await decide(ids, sought)).map(({ id }) => id));
  // Positions are not written beside names and tags.
  const isByUnit = scope !== "all" && scope.positionIds.length === 0;
  const wayBy = (
    target: new () => CandidateNameGram | CandidateTag,
    { sql, values }: Condition,
    others: Sought,
  ): Way => ({
    look: (part) =>
      selectNewest<CandidateNameGram | CandidateTag>(manager, target, {
        time: "createdAt",
        key: "candidateId",
        arms: isByUnit ? armsOf(scope) : null,
        where: [{ sql, values }],
        ...part,
      }),
    fitting: fitting(others),
  });
  const words = query?.words;
  const gram = query?.gram;
  const [first, ...others] = [
    ...(gram ? [wayBy(CandidateNameGram, { sql: "gram = ?", values: [gram] }, { words, tag })] : []),
    ...(tag ? [wayBy(CandidateTag, { sql: "tag = ?", values: [tag] }, { words, gram })] : []),
  ];
  const people = { time: "createdAt", arms: armsOf(scope, { position: true }) };
  if (!first) return selectNewest(manager, Candidate, { ...people, where: conditionsOf(filters), ...wanted });
  // Only what an index has together: a way is as long as its rows are many.
  const { positionId, state } = filters;
  const arms = positionId ? [{ column: "positionId", value: positionId }] : people.arms;
  const where = arms ? conditionsOf({ state }) : conditionsOf(filters);
  const around: Way = {
    look: (part) => selectNewest(manager, Candidate, { ...people, arms, where, ...part }),
    fitting: fitting({ words, gram, tag }),
  };
  return walk([first, ...others, around], wanted);
}
