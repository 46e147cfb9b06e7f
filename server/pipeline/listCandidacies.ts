import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { type Arm, type Condition, armsOf } from "../db/selectNewest";
import { queryRow, selectColumns, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import { Position } from "../positions/entity";
import type { Services } from "../services";
import { Candidacy } from "./entity";
import { COLUMNS, presentCandidacies } from "./presentCandidacies";
import type { CandidacyListQuery, boardSchema, candidacyPageSchema, candidacySchema } from "./schema";
import { DEFAULT_STAGES, STAGES, type Stage } from "./stages";
import { newestPage } from "../http/newestPage";

type Listing = Pick<Services, "db" | "org">;

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
  const list = { ...partsOf(scope, wanted), time: "since", cursor, limit } as const;
  const page = await newestPage(services.db.read, Candidacy, list, COLUMNS);
  return { items: await presentCandidacies(services, actor, page.items), nextCursor: page.nextCursor };
}

/** More are said to be as many: counting a company's would cost more than showing them. */
const MOST_COUNTED = 1_000;
const COLUMN_LENGTH = 20;

/**
 * The stages of a position, each with who came there last; also one that it has no more while somebody stands there,
 * for nobody may be on no board.
 */
export async function viewBoard(
  services: Listing,
  actor: StaffActor,
  positionId: string,
  unit: string | undefined,
): Promise<z.input<typeof boardSchema>> {
  const { read } = services.db;
  const position = await selectOne(read, Position, { id: positionId });
  if (!position) throw notFound("position.not_found");
  const own = position.stages ?? DEFAULT_STAGES;
  const scope = narrowScope(services, scopeOf(actor, "candidacies.read"), unit);
  const columns = STAGES.map(async (stage) => {
    const parts = partsOf(scope, { positionId, stage, outcome: "open" });
    const list = { ...parts, time: "since", limit: COLUMN_LENGTH } as const;
    const [page, count] = await Promise.all([
      newestPage(read, Candidacy, list, COLUMNS),
      countUpTo(read, parts),
    ]);
    const items = await presentCandidacies(services, actor, page.items);
    return { stage, used: own.includes(stage), count, items, nextCursor: page.nextCursor };
  });
  const all = await Promise.all(columns);
  return {
    title: position.title,
    columns: all.filter(({ used, count }) => used || count > 0),
  };
}

/** How many are under way there, whoever may see them; 1,000 are said of more. */
export const countStanding = (
  manager: EntityManager,
  { positionId, stage }: { positionId: string; stage: Stage },
): Promise<number> => countUpTo(manager, partsOf("all", { positionId, stage, outcome: "open" }));

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

/** @throws 404 candidacy.not_found */
export async function viewCandidacy(
  services: Listing,
  actor: StaffActor,
  id: string,
): Promise<z.input<typeof candidacySchema>> {
  const [row] = await selectColumns(services.db.read, Candidacy, COLUMNS, { id });
  const [view] = row ? await presentCandidacies(services, actor, [row]) : [];
  if (!view) throw notFound("candidacy.not_found");
  return view;
}
