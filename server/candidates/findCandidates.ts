import type { EntityManager } from "typeorm";
import { type Arm, type Condition, armsOf, selectInOrder, selectNewest } from "../db/selectNewest";
import { codecsFor, hydrate, queryRows } from "../db/statements";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import { CandidateScreening } from "../profiles/screening/entity";
import type { Services } from "../services";
import { Candidate, CandidateNameGram, CandidateTag } from "./entity";
import type { CandidateListQuery } from "./schema";
import { candidateQueryOf, findIdsByContact } from "./searchCandidates";
import { type Place, type Wanted, type Way, inOrder, walkWays } from "./walkWays";

export type CandidateFilters = Omit<CandidateListQuery, "cursor" | "limit">;

const COLUMNS = [
  "id",
  "orgUnitId",
  "positionId",
  "name",
  "phoneSealed",
  "emailSealed",
  "source",
  "sourceDetail",
  "state",
  "inTalentPool",
  "talentPoolAt",
  "talentPoolHow",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Candidate)[];
export type ListedCandidate = Pick<Candidate, (typeof COLUMNS)[number]>;

/** The filters on a person's own columns, as SQL. */
const conditionsOf = (
  { state, source, positionId, talentPool }: CandidateFilters,
  written = (column: string) => column,
): Condition[] =>
  Object.entries({ state, source, positionId, inTalentPool: talentPool }).flatMap(([column, value]) =>
    value === undefined
      ? []
      : [{ sql: `${written(column)} = ?`, values: [typeof value === "boolean" ? Number(value) : value] }],
  );
/** As no index has it: people whose ids are known are read by these, whatever else they must be. */
const hidden = (column: string) => `COALESCE(${column}, '')`;

export const placeOf = ({ createdAt, id }: Pick<Candidate, "createdAt" | "id">): Place => ({
  at: createdAt,
  id,
});

/** What is looked for besides a person's own columns; an index that has all of a kind leaves it out. */
type Sought = {
  words?: readonly string[] | undefined;
  gram?: string | undefined;
  tag?: string | undefined;
  screening?: CandidateFilters["screening"];
};

/** Not EXISTS, which MariaDB and MySQL may turn round: then they read all that have a tag. */
const has = (table: string, column: string) =>
  `(SELECT 1 FROM ${table} WHERE candidateId = candidates.id AND ${column} = ? LIMIT 1) = 1`;
/** Against what they apply for now: a row may still be about what they applied for before. */
const IS_SCREENED =
  "(SELECT 1 FROM candidate_screenings AS screened WHERE screened.candidateId = candidates.id " +
  "AND screened.positionId = candidates.positionId AND screened.result = ? LIMIT 1) = 1";
const soughtConditions = ({ words = [], gram, tag, screening }: Sought): Condition[] => [
  ...words.map((word) => ({ sql: "name LIKE ?", values: [`%${word}%`] })),
  ...(gram ? [{ sql: has("candidate_name_grams", "gram"), values: [gram] }] : []),
  ...(tag ? [{ sql: has("candidate_tags", "tag"), values: [tag] }] : []),
  ...(screening ? [{ sql: IS_SCREENED, values: [screening] }] : []),
];

/** Those of these people who fit. */
async function readFitting(
  manager: EntityManager,
  ids: readonly string[],
  filters: CandidateFilters,
  sought: Sought,
): Promise<ListedCandidate[]> {
  if (ids.length === 0) return [];
  const all = [...conditionsOf(filters, hidden), ...soughtConditions(sought)];
  const rows = await queryRows(
    manager,
    `SELECT ${COLUMNS.join(", ")} FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")}) AND ` +
      all.map(({ sql }) => sql).join(" AND "),
    [...ids, ...all.flatMap(({ values }) => values)],
    COLUMNS,
  );
  const codecs = codecsFor(manager.dataSource, Candidate, COLUMNS);
  return rows.map((row) => hydrate(Candidate, codecs, row));
}

const behind = (people: readonly ListedCandidate[], { after }: Wanted) =>
  people.filter((person) => !after || inOrder(after, placeOf(person)) < 0);

/** So many pieces of a name are tried besides the best: enough for any name, few for what is no name. */
const MOST_OTHERS = 3;

/** The page that is wanted, in order. */
export async function findCandidates(
  { blindIndex, db }: Pick<Services, "db" | "blindIndex">,
  scope: Scope,
  filters: CandidateFilters,
  wanted: Wanted,
): Promise<ListedCandidate[]> {
  const { tag, q, positionId, state, screening } = filters;
  const manager = db.read;
  const people = { time: "createdAt", arms: armsOf(scope, { position: true }) };
  const query = q ? candidateQueryOf(blindIndex, q) : null;
  if (query?.by === "nothing") return [];
  if (!query && !tag && !screening) {
    const where = conditionsOf(filters);
    const places = await selectNewest(manager, Candidate, { ...people, where, ...wanted });
    return selectInOrder(
      manager,
      Candidate,
      places.map(({ id }) => id),
      COLUMNS,
    );
  }
  const fitting = (sought: Sought) => async (ids: readonly string[]) =>
    (await readFitting(manager, ids, filters, sought)).filter((person) => isInScope(scope, person));
  if (query?.by === "contact") {
    const found = await fitting({ tag, screening })(await findIdsByContact(manager, query));
    const sorted = found.toSorted((left, right) => inOrder(placeOf(left), placeOf(right)));
    return behind(sorted, wanted).slice(0, wanted.limit);
  }

  // Positions are not written beside names and tags.
  const unitArms = scope === "all" || scope.positionIds.length > 0 ? null : armsOf(scope);
  const wayBy = <T extends CandidateNameGram | CandidateTag | CandidateScreening>(
    target: new () => T,
    where: Condition,
    others: Sought,
    arms: readonly Arm[] | null = unitArms,
  ): Way<ListedCandidate> => ({
    look: (part) =>
      selectNewest<T>(manager, target, {
        time: "createdAt",
        key: "candidateId",
        arms,
        where: [where],
        ...part,
      }),
    fitting: fitting(others),
  });
  const byGram = (gram: string, others: Sought) =>
    wayBy(CandidateNameGram, { sql: "gram = ?", values: [gram] }, { screening, ...others });
  const { gram, words, others = [] } = query ?? {};
  // Only what an index has together: a way is as long as its rows are many.
  const own = positionId ? [{ column: "positionId", value: positionId }] : people.arms;
  const where = conditionsOf(own ? { state } : filters);
  const bySought: Way<ListedCandidate>[] = [
    ...(gram ? [byGram(gram, { words, tag })] : []),
    ...(tag ? [wayBy(CandidateTag, { sql: "tag = ?", values: [tag] }, { words, gram, screening })] : []),
    ...(screening
      ? [
          wayBy(
            CandidateScreening,
            { sql: "result = ?", values: [screening] },
            { words, gram, tag, screening },
            own,
          ),
        ]
      : []),
    ...others.slice(0, MOST_OTHERS).map((other) => byGram(other, { words, gram, tag })),
  ];
  const byColumns: Way<ListedCandidate> = {
    look: (part) => selectNewest(manager, Candidate, { ...people, arms: own, where, ...part }),
    fitting: fitting({ words, gram, tag, screening }),
  };
  // Few are archived, and their tags and names are among everybody's.
  const ways = state === "active" ? [...bySought, byColumns] : [byColumns, ...bySought];
  return (await walkWays(ways as [Way<ListedCandidate>], wanted)).slice(0, wanted.limit);
}
