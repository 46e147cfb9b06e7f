import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { type Condition, type NewestRow, armsOf, selectNewest } from "../db/selectNewest";
import { codecsFor, queryRows } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { isInScope, narrowScope } from "../org/scope";
import type { Services } from "../services";
import { Candidate, CandidateNameGram, CandidateTag } from "./entity";
import { presentSummaries } from "./presentCandidate";
import type { CandidateListQuery, candidatePageSchema } from "./schema";
import { candidateQueryOf, findIdsByContact } from "./searchCandidates";

export type CandidateFilters = Omit<CandidateListQuery, "cursor" | "limit">;
type Listing = Pick<Services, "db" | "org" | "blindIndex">;

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

type Position = { at: Date; id: string };
type Wanted = { after: Position | null; limit: number };

/** The filters on a person's own columns, as SQL. */
const conditionsOf = ({ state, source, positionId, talentPool }: CandidateFilters): Condition[] => [
  { sql: "state = ?", values: [state] },
  ...(source ? [{ sql: "source = ?", values: [source] }] : []),
  ...(positionId ? [{ sql: "positionId = ?", values: [positionId] }] : []),
  ...(talentPool === undefined ? [] : [{ sql: "inTalentPool = ?", values: [Number(talentPool)] }]),
];

/** The same for somebody who was found by other means. */
const fits = ({ state, source, positionId, talentPool }: CandidateFilters, person: ListedCandidate) =>
  person.state === state &&
  (source === undefined || person.source === source) &&
  (positionId === undefined || person.positionId === positionId) &&
  (talentPool === undefined || person.inTalentPool === talentPool);

type Further = { words?: readonly string[] | undefined; tag?: string | undefined };

/**
 * These people, in the order of the list. By id and nothing that another index would be taken for: what else they
 * must be is looked at in the rows.
 */
async function peopleOf(
  manager: EntityManager,
  ids: readonly string[],
  { words = [], tag }: Further = {},
): Promise<ListedCandidate[]> {
  if (ids.length === 0) return [];
  const sql =
    `SELECT ${COLUMNS.join(", ")} FROM candidates WHERE id IN (${ids.map(() => "?").join(", ")})` +
    words.map(() => " AND name LIKE ?").join("") +
    (tag ? " AND EXISTS (SELECT 1 FROM candidate_tags WHERE candidateId = candidates.id AND tag = ?)" : "");
  const values = [...ids, ...words.map((word) => `%${word}%`), ...(tag ? [tag] : [])];
  const rows = await queryRows(manager, sql, values, COLUMNS);
  const codecs = codecsFor(manager.dataSource, Candidate, COLUMNS);
  return rows
    .map(
      (row) =>
        Object.fromEntries(
          COLUMNS.map((name, index) => [name, codecs[index]?.read(row[index])]),
        ) as ListedCandidate,
    )
    .toSorted(
      (left, right) => right.createdAt.getTime() - left.createdAt.getTime() || (left.id < right.id ? 1 : -1),
    );
}

/** How many of an index are looked at first; twice as many each time that finds too few. */
const FIRST_WALK = 200;
const LONGEST_WALK = 1_600;

/** Down an index that has people in the order of the list, until enough of them fit. */
async function walk(
  look: (after: Position | null, limit: number) => Promise<NewestRow[]>,
  fitting: (ids: string[]) => Promise<ListedCandidate[]>,
  { after, limit }: Wanted,
): Promise<ListedCandidate[]> {
  const found: ListedCandidate[] = [];
  let position = after;
  for (let length = FIRST_WALK; ; length = Math.min(LONGEST_WALK, length * 2)) {
    const rows = await look(position, length);
    found.push(...(await fitting(rows.map(({ id }) => id))));
    const last = rows.at(-1);
    if (!last || rows.length < length || found.length >= limit) return found.slice(0, limit);
    position = { at: last.at, id: last.id };
    await nextTurn();
  }
}

/** Rows of the list under these filters, after a position in it. */
export async function selectCandidates(
  services: Listing,
  actor: StaffActor,
  filters: CandidateFilters,
  wanted: Wanted,
): Promise<ListedCandidate[]> {
  const { blindIndex, db } = services;
  const { unit, tag, q } = filters;
  const manager = db.read;
  const scope = narrowScope(services, scopeOf(actor, "candidates.read"), unit);
  const wantedOf = async (ids: readonly string[], further?: Further) =>
    (await peopleOf(manager, ids, further)).filter(
      (person) => fits(filters, person) && isInScope(scope, person),
    );
  const query = q ? candidateQueryOf(blindIndex, q) : null;
  if (query?.by === "nothing") return [];
  if (query?.by === "contact") {
    const ids = await findIdsByContact(manager, query);
    return behind(await wantedOf(ids, { tag }), wanted);
  }
  const term = query
    ? ({ target: CandidateNameGram, column: "gram", value: query.gram } as const)
    : tag
      ? ({ target: CandidateTag, column: "tag", value: tag } as const)
      : null;
  if (!term) {
    const rows = await selectNewest(manager, Candidate, {
      time: "createdAt",
      arms: armsOf(scope, { position: true }),
      where: conditionsOf(filters),
      ...wanted,
    });
    return wantedOf(rows.map(({ id }) => id));
  }
  const { target, column, value } = term;
  return walk(
    (after, limit) =>
      selectNewest<CandidateNameGram | CandidateTag>(manager, target, {
        time: "createdAt",
        key: "candidateId",
        arms: [{ column, value }],
        where: [],
        after,
        limit,
      }),
    (ids) => wantedOf(ids, { words: query?.words, tag: query ? tag : undefined }),
    wanted,
  );
}

const behind = (people: readonly ListedCandidate[], { after, limit }: Wanted) =>
  people
    .filter(
      ({ createdAt, id }) =>
        !after ||
        createdAt.getTime() < after.at.getTime() ||
        (createdAt.getTime() === after.at.getTime() && id < after.id),
    )
    .slice(0, limit);

/** People of the pool, who came last first, of those that the actor may see. */
export async function listCandidates(
  services: Listing & Pick<Services, "cipher">,
  actor: StaffActor,
  { cursor, limit, ...filters }: CandidateListQuery,
): Promise<z.input<typeof candidatePageSchema>> {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await selectCandidates(services, actor, filters, { after, limit: limit + 1 });
  const page = pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: await presentSummaries(services, actor, page.items), nextCursor: page.nextCursor };
}
