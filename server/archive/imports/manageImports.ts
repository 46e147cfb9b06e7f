import { LessThan } from "typeorm";
import type { z } from "zod";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { armsOf } from "../../db/selectNewest";
import { propertiesOf } from "../../db/codecs";
import { selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { scopeOf } from "../../org/permissions";
import { unitFor } from "../../org/scope";
import { presentUnitRef } from "../../org/staff/presentStaff";
import { PRIORITY } from "../../queue/queue";
import type { Services } from "../../services";
import type { ImportState } from "../../spreadsheets/imports/states";
import { ArchiveImport, ArchiveImportBatch } from "../entity";
import { allFiles } from "./files";
import { openPreview } from "./previewImport";
import type {
  archiveImportPageSchema,
  archiveImportSchema,
  archiveImportSummarySchema,
  createImportBody,
} from "./schema";
import { newestPage } from "../../http/newestPage";

export async function createWorkImport(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  { orgUnitId, mode }: z.output<typeof createImportBody>,
  locale: Locale,
): Promise<ArchiveImport> {
  const row: ArchiveImport = {
    id: newId(),
    orgUnitId: unitFor({ org }, actor, "archive.write", orgUnitId),
    staffId: actor.staffId,
    author: actor.name,
    state: "empty",
    mode,
    locale,
    fileName: "",
    previewSealed: null,
    total: 0,
    done: 0,
    written: 0,
    known: 0,
    refused: 0,
    hasResult: false,
    createdAt: clock.now(),
    finishedAt: null,
  };
  await db.write((tx) => insertRow(tx, ArchiveImport, row));
  return row;
}

/** @throws 404 archive_import.not_found */
export async function findWorkImport({ db }: Pick<Services, "db">, id: string): Promise<ArchiveImport> {
  const row = await selectOne(db.read, ArchiveImport, { id });
  if (!row) throw notFound("archive_import.not_found");
  return row;
}

async function changeState(
  { db }: Pick<Services, "db">,
  id: string,
  from: readonly ImportState[],
  work: (row: ArchiveImport, tx: Transaction) => Promise<Partial<ArchiveImport>>,
): Promise<void> {
  await db.write(async (tx) => {
    const row = await findForUpdate(db, tx, ArchiveImport, { id });
    if (!row) throw notFound("archive_import.not_found");
    if (!from.includes(row.state)) throw conflict("archive_import.state");
    await updateRows(tx, ArchiveImport, { id }, await work(row, tx));
  });
}

/**
 * A person has seen the preview: the rows without a problem are put on record.
 * @throws 409 archive_import.state; 422 archive_import.nothing, archive_import.not_whole
 */
export const confirmWorkImport = (
  services: Pick<Services, "db" | "queue" | "cipher">,
  id: string,
): Promise<void> =>
  changeState(services, id, ["previewed"], async (row, tx) => {
    const counts = openPreview(services, row)?.counts;
    if (!counts?.valid) throw invalid("archive_import.nothing");
    if (row.mode === "all" && counts.invalid > 0) throw invalid("archive_import.not_whole");
    const options = { key: id, priority: PRIORITY.waiting };
    await services.queue.enqueue(tx, "archive.import", { importId: id }, options);
    return { state: "queued", hasResult: false };
  });

/** Stops it behind the batch at work; what was written stays. @throws 409 archive_import.state */
export const cancelWorkImport = (services: Pick<Services, "db" | "clock">, id: string): Promise<void> =>
  changeState(services, id, ["empty", "previewed", "queued", "running"], async () => ({
    state: "cancelled",
    finishedAt: services.clock.now(),
  }));

function presentSummary(
  { org }: Pick<Services, "org">,
  row: ArchiveImport,
): z.input<typeof archiveImportSummarySchema> {
  const { id, author, state, mode, fileName, hasResult, done, total, written, known, refused } = row;
  return {
    id,
    orgUnit: presentUnitRef(org.tree(), row.orgUnitId),
    author,
    state,
    mode,
    fileName,
    progress: { done, total },
    counts: { written, known, refused },
    hasResult,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export const presentWorkImport = (
  services: Pick<Services, "org" | "cipher">,
  row: ArchiveImport,
): z.input<typeof archiveImportSchema> => ({
  ...presentSummary(services, row),
  preview: openPreview(services, row),
});

/** Imports into the actor's units, the newest first. */
export async function listWorkImports(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof archiveImportPageSchema>> {
  const { read } = services.db;
  const arms = armsOf(scopeOf(actor, "archive.write"));
  const columns = propertiesOf(read.dataSource, ArchiveImport);
  const page = await newestPage(read, ArchiveImport, { time: "createdAt", arms, cursor, limit }, columns);
  return {
    items: page.items.map((row) => presentSummary(services, row)),
    nextCursor: page.nextCursor,
  };
}

const KEPT_MS = 90 * 24 * 3_600_000;
const UNCONFIRMED_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/** Imports that nobody confirmed, or that came to nothing, within a day, and all traces of imports after three months. */
export async function pruneWorkImports(services: Pick<Services, "db" | "clock" | "media">): Promise<void> {
  const { db, clock, media } = services;
  const before = (ms: number) => LessThan(new Date(clock.now().getTime() - ms));
  const old = await db.read.find(ArchiveImport, {
    where: [
      { createdAt: before(KEPT_MS) },
      { createdAt: before(UNCONFIRMED_MS), state: "empty" },
      { createdAt: before(UNCONFIRMED_MS), state: "previewed" },
      { createdAt: before(UNCONFIRMED_MS), state: "cancelled", done: 0 },
      { createdAt: before(UNCONFIRMED_MS), state: "failed", done: 0 },
    ],
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of old) {
    await media.remove(allFiles(id));
    await db.write(async (tx) => {
      await tx.manager.delete(ArchiveImportBatch, { importId: id });
      await tx.manager.delete(ArchiveImport, { id });
    });
  }
}
