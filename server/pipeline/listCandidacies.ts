import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { type Arm, type Condition, armsOf, selectNewestRows } from "../db/selectNewest";
import { queryRow, selectColumns, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { notFound } from "../http/errors";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import { presentUnitRef } from "../org/staff/presentStaff";
import { Position } from "../positions/entity";
import type { Services } from "../services";
import { Candidacy } from "./entity";
import type { CandidacyListQuery, boardSchema, candidacyPageSchema, candidacySchema } from "./schema";
import { DEFAULT_STAGES, type Stage } from "./stages";

type Listing = Pick<Services, "db" | "org">;

const COLUMNS = [
  "id",
  "candidateId",
  "orgUnitId",
  "positionId",
  "jobTitle",
  "stage",
  "outcome",
  "offer",
  "employed",
  "events",
  "since",
  "openedAt",
] as const satisfies (keyof Candidacy)[];
type Listed = Pick<Candidacy, (typeof COLUMNS)[number]>;

type Wanted = { positionId?: string | undefined; stage?: Stage | undefined; outcome: Candidacy["outcome"] };

const equal = (column: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];

/** What the list is made of, and what else has to hold: an index begins with each part. */
function partsOf(
  scope: Scope,
  { positionId, stage, outcome }: Wanted,
): { arms: Arm[] | null; where: Condition[] } {
  const where = [...equal("outcome", outcome), ...equal("stage", stage)];
  if (positionId === undefined) return { arms: armsOf(scope, { position: true }), where };
  const arms = [{ column: "positionId", value: positionId }];
  if (scope === "all" || scope.positionIds.includes(positionId)) return { arms, where };
  const { orgUnitIds } = scope;
  if (orgUnitIds.length === 0) return { arms: [], where };
  const own = { sql: `orgUnitId IN (${orgUnitIds.map(() => "?").join(", ")})`, values: orgUnitIds };
  return { arms, where: [...where, own] };
}

/** Who came last to where they stand first, of those that the actor may see. */
export async function listCandidacies(
  services: Listing,
  actor: StaffActor,
  { cursor, limit, unit, ...wanted }: CandidacyListQuery,
): Promise<z.input<typeof candidacyPageSchema>> {
  const scope = narrowScope(services, scopeOf(actor, "candidacies.read"), unit);
  const rows: Listed[] = await selectNewestRows(
    services.db.read,
    Candidacy,
    {
      ...partsOf(scope, wanted),
      time: "since",
      after: cursor ? decodeCursor(cursor) : null,
      limit: limit + 1,
    },
    COLUMNS,
  );
  const page = pageFrom(rows, limit, ({ since, id }) => ({ at: since, id }));
  return { items: await presentAll(services, page.items), nextCursor: page.nextCursor };
}

/** More are said to be as many: counting a company's would cost more than showing them. */
const MOST_COUNTED = 1_000;
const COLUMN_LENGTH = 20;

/** The stages of a position, each with who came there last. */
export async function viewBoard(
  services: Listing,
  actor: StaffActor,
  positionId: string,
  unit: string | undefined,
): Promise<z.input<typeof boardSchema>> {
  const { read } = services.db;
  const position = await selectOne(read, Position, { id: positionId });
  if (!position) throw notFound("position.not_found");
  const scope = narrowScope(services, scopeOf(actor, "candidacies.read"), unit);
  const columns = (position.stages ?? DEFAULT_STAGES).map(async (stage) => {
    const parts = partsOf(scope, { positionId, stage, outcome: "open" });
    const list = { ...parts, time: "since", after: null, limit: COLUMN_LENGTH };
    const [rows, count] = await Promise.all([
      selectNewestRows(read, Candidacy, list, COLUMNS) as Promise<Listed[]>,
      countUpTo(read, parts),
    ]);
    return { stage, count, items: await presentAll(services, rows) };
  });
  return { columns: await Promise.all(columns) };
}

async function countUpTo(
  manager: EntityManager,
  { arms, where }: ReturnType<typeof partsOf>,
): Promise<number> {
  if (arms?.length === 0) return 0;
  const either = (arms ?? []).map(({ column }) => `${column} = ?`).join(" OR ");
  const all = [...(either ? [`(${either})`] : []), ...where.map(({ sql }) => sql)];
  const row = await queryRow(
    manager,
    `SELECT COUNT(*) AS count FROM (SELECT 1 FROM candidacies WHERE ${all.join(" AND ")} LIMIT ${MOST_COUNTED}) AS some`,
    [...(arms ?? []).map(({ value }) => value), ...where.flatMap(({ values }) => values)],
    ["count"],
  );
  return Number(row?.[0] ?? 0);
}

export async function presentAll(
  { db, org }: Listing,
  rows: readonly Listed[],
): Promise<z.input<typeof candidacySchema>[]> {
  const ids = [...new Set(rows.map(({ candidateId }) => candidateId))];
  const people = await selectColumns(db.read, Candidate, ["id", "name"], { id: ids });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ candidateId, orgUnitId, positionId, jobTitle, since, openedAt, ...row }) => ({
    ...row,
    candidate: { id: candidateId, name: names.get(candidateId) ?? "" },
    position: { id: positionId, title: jobTitle },
    orgUnit: presentUnitRef(org.tree(), orgUnitId),
    since: since.toISOString(),
    openedAt: openedAt.toISOString(),
  }));
}

/** @throws 404 candidacy.not_found */
export async function viewCandidacy(services: Listing, id: string): Promise<z.input<typeof candidacySchema>> {
  const row = await selectOne(services.db.read, Candidacy, { id });
  const [view] = row ? await presentAll(services, [row]) : [];
  if (!view) throw notFound("candidacy.not_found");
  return view;
}
