import { LessThan } from "typeorm";
import type { z } from "zod";
import { newId } from "../../clock";
import { propertiesOf } from "../../db/codecs";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { armsOf } from "../../db/selectNewest";
import { selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { newestPage } from "../../http/newestPage";
import { canOver, scopeOf } from "../../org/permissions";
import { unitFor } from "../../org/scope";
import { presentUnitRef } from "../../org/staff/presentStaff";
import { PRIORITY } from "../../queue/queue";
import type { Services } from "../../services";
import type { ImportState } from "../../spreadsheets/imports/states";
import { knownUnits } from "../circle";
import { CandidateImport, CandidateImportBatch } from "./entity";
import { allFiles } from "./files";
import { openPreview } from "./previewImport";
import type { createImportBody, importPageSchema, importSchema, importSummarySchema } from "./schema";

export async function createImport(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  { orgUnitId, ...settings }: z.output<typeof createImportBody>,
  locale: Locale,
): Promise<CandidateImport> {
  const owner = unitFor({ org }, actor, "candidates.write", orgUnitId);
  const row: CandidateImport = {
    id: newId(),
    orgUnitId: owner,
    author: actor.name,
    state: "empty",
    ...settings,
    knownUnitIds: knownUnits(org.tree(), owner, scopeOf(actor, "candidates.read")),
    locale,
    fileName: "",
    previewSealed: null,
    total: 0,
    done: 0,
    lastLine: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    hasResult: false,
    createdAt: clock.now(),
    finishedAt: null,
  };
  await db.write((tx) => insertRow(tx, CandidateImport, row));
  return row;
}

/** What becomes of its rows tells of people in these units: it is for those only who may know them all. */
const isFor = (actor: StaffActor, { knownUnitIds }: CandidateImport): boolean =>
  knownUnitIds.every((orgUnitId) => canOver(actor, "candidates.read", { orgUnitId, positionId: null }));

/** @throws 404 candidate_import.not_found, also for one that finds people whom the actor may not know */
export async function findImport(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  id: string,
): Promise<CandidateImport> {
  const row = await selectOne(db.read, CandidateImport, { id });
  if (!row || !isFor(actor, row)) throw notFound("candidate_import.not_found");
  return row;
}

async function changeState(
  { db }: Pick<Services, "db">,
  id: string,
  from: readonly ImportState[],
  work: (row: CandidateImport) => Partial<CandidateImport>,
  then: (tx: Parameters<Parameters<Services["db"]["write"]>[0]>[0]) => Promise<void> = async () => undefined,
): Promise<void> {
  await db.write(async (tx) => {
    const row = await findForUpdate(db, tx, CandidateImport, { id });
    if (!row) throw notFound("candidate_import.not_found");
    if (!from.includes(row.state)) throw conflict("candidate_import.state");
    await updateRows(tx, CandidateImport, { id }, work(row));
    await then(tx);
  });
}

/** A person has seen the preview: the rows without a problem are taken in. @throws 409 candidate_import.state */
export async function confirmImport(
  services: Pick<Services, "db" | "queue" | "cipher">,
  id: string,
): Promise<void> {
  await changeState(
    services,
    id,
    ["previewed"],
    (row) => {
      if (!openPreview(services, row)?.counts.valid) throw invalid("candidate_import.nothing");
      return { state: "queued", hasResult: false };
    },
    (tx) =>
      services.queue.enqueue(
        tx,
        "candidates.import",
        { importId: id },
        { key: id, priority: PRIORITY.waiting },
      ),
  );
}

/** Stops it behind the batch that is being taken in; what was taken in stays. @throws 409 candidate_import.state */
export async function cancelImport(services: Pick<Services, "db" | "clock">, id: string): Promise<void> {
  await changeState(services, id, ["empty", "previewed", "queued", "running"], () => ({
    state: "cancelled",
    finishedAt: services.clock.now(),
  }));
}

export function presentImportSummary(
  { org }: Pick<Services, "org">,
  row: CandidateImport,
): z.input<typeof importSummarySchema> {
  const { id, author, state, fileName, source, sourceDetail, tags, hasResult } = row;
  const { done, total, created, updated, unchanged, refused } = row;
  return {
    id,
    orgUnit: presentUnitRef(org.tree(), row.orgUnitId),
    author,
    state,
    fileName,
    source,
    sourceDetail,
    tags,
    progress: { done, total },
    counts: { created, updated, unchanged, refused },
    hasResult,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export const presentImport = (
  services: Pick<Services, "org" | "cipher">,
  row: CandidateImport,
): z.input<typeof importSchema> => ({
  ...presentImportSummary(services, row),
  preview: openPreview(services, row),
});

/** Imports into the actor's units, the newest first. */
export async function listImports(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof importPageSchema>> {
  const { read } = services.db;
  const arms = armsOf(scopeOf(actor, "candidates.write"));
  const columns = propertiesOf(read.dataSource, CandidateImport);
  const page = await newestPage(read, CandidateImport, { time: "createdAt", arms, cursor, limit }, columns);
  return {
    items: page.items.filter((row) => isFor(actor, row)).map((row) => presentImportSummary(services, row)),
    nextCursor: page.nextCursor,
  };
}

const KEPT_MS = 90 * 24 * 3_600_000;
const UNCONFIRMED_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/** Files that nobody confirmed within a day, and all traces of imports after three months. */
export async function pruneCandidateImports(
  services: Pick<Services, "db" | "clock" | "media">,
): Promise<void> {
  const { db, clock, media } = services;
  const before = (ms: number) => LessThan(new Date(clock.now().getTime() - ms));
  const old = await db.read.find(CandidateImport, {
    where: [
      { createdAt: before(KEPT_MS) },
      { createdAt: before(UNCONFIRMED_MS), state: "empty" },
      { createdAt: before(UNCONFIRMED_MS), state: "previewed" },
      { createdAt: before(UNCONFIRMED_MS), state: "cancelled", done: 0 },
    ],
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of old) {
    await media.remove(allFiles(id));
    await db.write(async (tx) => {
      await tx.manager.delete(CandidateImportBatch, { importId: id });
      await tx.manager.delete(CandidateImport, { id });
    });
  }
}
