import { IsNull } from "typeorm";
import type { z } from "zod";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { armsOf } from "../db/selectNewest";
import { selectColumns, selectEqual, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { Staff } from "../org/entity";
import { canOver, scopeOf } from "../org/permissions";
import { unitFor } from "../org/scope";
import { presentUnitRef } from "../org/staff/presentStaff";
import type { Services } from "../services";
import { assertUnit, listChoices } from "./answerQuery";
import { ArchiveQuery, ArchiveQueryVersion } from "./entity";
import type {
  changeBody,
  saveBody,
  savedListQuery,
  savedPageSchema,
  savedQuerySchema,
  versionsSchema,
} from "./schema";
import { newestPage } from "../http/newestPage";

type Needed = Pick<Services, "db" | "clock" | "org">;
type Saved = z.input<typeof savedQuerySchema>;

const MOST_QUERIES = 50;
const COLUMNS = [
  "id",
  "orgUnitId",
  "staffId",
  "apiTokenId",
  "name",
  "shared",
  "definition",
  "version",
  "updatedAt",
] as const satisfies (keyof ArchiveQuery)[];
type Listed = Pick<ArchiveQuery, (typeof COLUMNS)[number]>;

type Author = Pick<ArchiveQuery, "staffId" | "apiTokenId">;
const authorOf = ({ staffId, apiTokenId }: StaffActor): Author => ({
  staffId,
  apiTokenId: apiTokenId ?? null,
});
/** One token is not another; the deployment's own is neither person nor one of these. */
const isOwn = (actor: StaffActor, { staffId, apiTokenId }: Author): boolean =>
  staffId === actor.staffId && apiTokenId === (actor.apiTokenId ?? null);

/** Its author, and whoever keeps the archive of its unit: authors leave. */
const mayChange = (actor: StaffActor, row: Author & Pick<ArchiveQuery, "orgUnitId">) =>
  isOwn(actor, row) || canOver(actor, "archive.write", { orgUnitId: row.orgUnitId, positionId: null });

async function present({ db, org }: Needed, actor: StaffActor, rows: readonly Listed[]): Promise<Saved[]> {
  const authors = [...new Set(rows.flatMap((row) => row.staffId ?? []))];
  const staff = await selectColumns(db.read, Staff, ["id", "name"], { id: authors });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return rows.map(({ orgUnitId, updatedAt, staffId: author, apiTokenId, ...row }) => ({
    ...row,
    mine: isOwn(actor, { staffId: author, apiTokenId }),
    mayChange: mayChange(actor, { orgUnitId, staffId: author, apiTokenId }),
    by: author === null ? null : { id: author, name: names.get(author) ?? "" },
    orgUnit: presentUnitRef(org.tree(), orgUnitId),
    updatedAt: updatedAt.toISOString(),
  }));
}

function ownCondition(actor: StaffActor): { sql: string; values: string[] } {
  if (actor.staffId !== null) return { sql: "staffId = ?", values: [actor.staffId] };
  if (actor.apiTokenId !== undefined) return { sql: "apiTokenId = ?", values: [actor.apiTokenId] };
  return { sql: "staffId IS NULL AND apiTokenId IS NULL", values: [] };
}

/** One's own and those shared in units that one may ask about, the newest first, with what there is to choose from. */
export async function listSaved(
  services: Needed,
  actor: StaffActor,
  { cursor, limit }: z.output<typeof savedListQuery>,
): Promise<z.input<typeof savedPageSchema>> {
  const own = ownCondition(actor);
  const list = {
    arms: armsOf(scopeOf(actor, "archive.query")),
    where: [{ sql: `(shared = ? OR (${own.sql}))`, values: [1, ...own.values] }],
    time: "updatedAt",
    cursor,
    limit,
  } as const;
  const page = await newestPage(services.db.read, ArchiveQuery, list, COLUMNS);
  return {
    items: await present(services, actor, page.items),
    nextCursor: page.nextCursor,
    // Whoever turns the page has them.
    choices: cursor ? null : await listChoices(services, actor),
  };
}

/** @throws 404 archive_query.not_found: of somebody who keeps it to themselves, too */
async function findSaved({ db }: Needed, actor: StaffActor, id: string): Promise<ArchiveQuery> {
  const row = await selectOne(db.read, ArchiveQuery, { id });
  if (!row || (!row.shared && !isOwn(actor, row))) throw notFound("archive_query.not_found");
  return row;
}

export async function viewSaved(services: Needed, actor: StaffActor, id: string): Promise<Saved> {
  const [view] = await present(services, actor, [await findSaved(services, actor, id)]);
  return view as Saved;
}

const writeVersion = (tx: Transaction, { id, version, name, definition, updatedAt }: ArchiveQuery) =>
  insertRow(tx, ArchiveQueryVersion, { queryId: id, version, name, definition, savedAt: updatedAt });

/** @throws 404 org_unit.not_found; 409 archive_query.too_many */
export async function saveQuery(
  services: Needed,
  actor: StaffActor,
  { orgUnitId, name, shared, definition }: z.output<typeof saveBody>,
): Promise<Saved> {
  const { db, clock } = services;
  const unit = unitFor(services, actor, "archive.query", orgUnitId);
  assertUnit(services, actor, definition.filters.unit);
  const now = clock.now();
  const row: ArchiveQuery = {
    id: newId(),
    orgUnitId: unit,
    ...authorOf(actor),
    name,
    shared,
    definition,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.write(async (tx) => {
    // Two at once would both find room for the last one.
    if (actor.staffId !== null) await findForUpdate(db, tx, Staff, { id: actor.staffId });
    const own = await tx.manager.countBy(ArchiveQuery, {
      staffId: actor.staffId ?? IsNull(),
      apiTokenId: actor.apiTokenId ?? IsNull(),
    });
    if (own >= MOST_QUERIES) throw conflict("archive_query.too_many", { params: { most: MOST_QUERIES } });
    await insertRow(tx, ArchiveQuery, row);
    await writeVersion(tx, row);
  });
  return viewSaved(services, actor, row.id);
}

/** The row, held, if it is the actor's to change; a colleague's can be read and copied. */
async function holdChangeable(
  { db }: Needed,
  tx: Transaction,
  actor: StaffActor,
  id: string,
): Promise<ArchiveQuery> {
  const row = await findForUpdate(db, tx, ArchiveQuery, { id });
  if (!row || (!row.shared && !isOwn(actor, row))) throw notFound("archive_query.not_found");
  if (!mayChange(actor, row)) throw conflict("archive_query.others");
  return row;
}

/** @throws 404 archive_query.not_found, org_unit.not_found; 409 archive_query.others, archive_query.changed */
export async function changeQuery(
  services: Needed,
  actor: StaffActor,
  id: string,
  { version, ...change }: z.output<typeof changeBody>,
): Promise<Saved> {
  const { db, clock } = services;
  assertUnit(services, actor, change.definition.filters.unit);
  await db.write(async (tx) => {
    const row = await holdChangeable(services, tx, actor, id);
    if (row.version !== version) throw conflict("archive_query.changed");
    const written = { ...change, version: version + 1, updatedAt: clock.now() };
    await updateRows(tx, ArchiveQuery, { id }, written);
    await writeVersion(tx, { ...row, ...written });
  });
  return viewSaved(services, actor, id);
}

export async function deleteQuery(services: Needed, actor: StaffActor, id: string): Promise<void> {
  await services.db.write(async (tx) => {
    await holdChangeable(services, tx, actor, id);
    await tx.manager.delete(ArchiveQueryVersion, { queryId: id });
    await tx.manager.delete(ArchiveQuery, { id });
  });
}

/** The newest first. */
export async function listVersions(
  services: Needed,
  actor: StaffActor,
  id: string,
): Promise<z.input<typeof versionsSchema>> {
  await findSaved(services, actor, id);
  const rows = await selectEqual(services.db.read, ArchiveQueryVersion, { queryId: id });
  rows.sort((one, other) => other.version - one.version);
  return {
    items: rows.slice(0, 50).map(({ version, name, definition, savedAt }) => ({
      version,
      name,
      definition,
      savedAt: savedAt.toISOString(),
    })),
  };
}
