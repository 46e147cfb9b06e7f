import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual, selectOne } from "../../db/statements";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import type { CheckedRow } from "../../spreadsheets/checkRow";
import { withPlainFile } from "../../spreadsheets/imports/files";
import { problemsText } from "../../spreadsheets/previewRecords";
import { readRecords } from "../../spreadsheets/readRecords";
import { type Outcome, writeResult } from "../../spreadsheets/write/writeResult";
import { type Person, type TakenIn, takeInCandidates } from "../findOrCreateCandidate";
import { tagCandidates } from "../writeCandidates";
import { candidateColumns } from "./columns";
import { CandidateImport, CandidateImportBatch, type RowOutcome } from "./entity";
import { resultKey, sourceKey } from "./files";
import { MAX_ROWS } from "./previewImport";
import { reasonText, resultText } from "./words";

/** In one transaction: short enough for others who write and for the event loop, long enough to be quick. */
const BATCH = 100;

type Pool = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "env" | "media" | "log" | "queue">;
type Row = CheckedRow<(typeof candidateColumns)["columns"]>;
type RowResult = CandidateImportBatch["outcomes"][number];

/** Somebody cancelled, or another process has taken the import over: this run has nothing more to do. */
class Superseded extends Error {}

const isGood = (row: Row): row is Row & { record: NonNullable<Row["record"]> } => row.record !== undefined;

function personOf({ record }: Row & { record: NonNullable<Row["record"]> }, job: CandidateImport): Person {
  const { name, phone, email, source, sourceDetail } = record;
  return {
    name,
    phone,
    email,
    source: source ?? job.source,
    sourceDetail: sourceDetail ?? job.sourceDetail,
  };
}

function resultsOf(
  rows: readonly Row[],
  taken: ReadonlyMap<Row, TakenIn>,
  job: CandidateImport,
): RowResult[] {
  return rows.map((row): RowResult => {
    const found = taken.get(row);
    if (!found) return [row.line, "refused", problemsText(row.problems ?? [], job.locale)];
    const { outcome, candidate } = found;
    return [row.line, outcome, outcome === "other_name" ? candidate.name : ""];
  });
}

/** Takes one batch in: people, tags, what became of the rows, and how far the import is, all or nothing. */
async function takeBatch(services: Pool, importId: string, after: number, rows: readonly Row[]) {
  const { db } = services;
  return db.write(async (tx) => {
    const job = await findForUpdate(db, tx, CandidateImport, { id: importId });
    if (job?.state !== "running" || job.lastLine !== after) throw new Superseded();
    const good = rows.filter(isGood);
    const people = await takeInCandidates(
      services,
      tx,
      good.map((row) => personOf(row, job)),
      { orgUnitId: job.orgUnitId, knownUnitIds: job.knownUnitIds, trusted: true },
    );
    const taken = new Map(good.map((row, index): [Row, TakenIn] => [row, people[index] as TakenIn]));
    await nextTurn();
    await tagAll(db, tx, taken, job.tags);
    const outcomes = resultsOf(rows, taken, job);
    const count = (...wanted: RowOutcome[]) =>
      outcomes.filter(([, outcome]) => wanted.includes(outcome)).length;
    const lastLine = rows.at(-1)?.line ?? after;
    await insertRow(tx, CandidateImportBatch, { importId, lastLine, outcomes });
    const change = {
      done: job.done + rows.length,
      lastLine,
      created: job.created + count("created"),
      updated: job.updated + count("updated"),
      unchanged: job.unchanged + count("unchanged"),
      refused: job.refused + count("refused", "other_name"),
    };
    await updateRows(tx, CandidateImport, { id: importId }, change);
    return change;
  });
}

async function tagAll(
  db: Pool["db"],
  tx: Transaction,
  taken: ReadonlyMap<Row, TakenIn>,
  forAll: readonly string[],
) {
  const tags = [...taken].flatMap(([{ record }, { candidate, outcome }]) =>
    outcome === "other_name"
      ? []
      : [...forAll, ...(record?.tags ?? [])].map((tag) => ({ candidateId: candidate.id, tag })),
  );
  await tagCandidates(db, tx, tags);
}

const openFile = (path: string, signal: AbortSignal) =>
  readRecords({ path }, candidateColumns, { limits: { rows: MAX_ROWS }, signal });

/** The file once more, with what became of each row. */
async function writeOutcomes(
  services: Pool,
  importId: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, media } = services;
  const [job] = await selectEqual(db.read, CandidateImport, { id: importId });
  if (!job) return;
  const batches = await selectEqual(db.read, CandidateImportBatch, { importId });
  const byLine = new Map(
    batches.flatMap((batch) =>
      batch.outcomes.map(([line, outcome, detail]) => [line, { outcome, detail }] as const),
    ),
  );
  const { head, rows } = await openFile(path, signal);
  async function* outcomes(): AsyncGenerator<Outcome> {
    for await (const { line, cells } of rows) {
      const { outcome = null, detail = "" } = byLine.get(line) ?? {};
      yield {
        cells,
        result: resultText(outcome, job!.locale),
        reason: reasonText(outcome, detail, job!.locale),
      };
    }
  }
  await media.put(resultKey(importId), writeResult(outcomes(), { header: head.header, locale: job.locale }));
}

/**
 * Takes the people of a confirmed import in. Each batch commits with how far it got, so that a run which was cut off
 * goes on behind the last batch, and two runs at once cannot take a row in twice.
 */
export const runImport = (services: Pool): JobHandler<{ importId: string }> => ({
  concurrency: 1,
  attempts: 5,
  async run({ importId }, { signal, progress }) {
    const { db, clock, media, log } = services;
    await db.write((tx) =>
      updateRows(tx, CandidateImport, { id: importId, state: "queued" }, { state: "running" }),
    );
    const job = await selectOne(db.read, CandidateImport, { id: importId });
    if (!job || (job.state !== "running" && job.state !== "cancelled")) return;

    const isOver = await withPlainFile(services, sourceKey(importId), async (path) => {
      if (job.state === "running" && !(await takeAll(services, job, path, signal, progress))) return false;
      await writeOutcomes(services, importId, path, signal);
      return true;
    });
    // Whoever has taken it over says when it is done.
    if (!isOver) return;
    return async (tx) => {
      const finished = { hasResult: true, previewSealed: null, finishedAt: clock.now() };
      await updateRows(tx, CandidateImport, { id: importId }, finished);
      await updateRows(tx, CandidateImport, { id: importId, state: "running" }, { state: "done" });
      // People's data is not kept twice.
      tx.afterCommit(() => {
        media
          .remove(sourceKey(importId))
          .catch((err: unknown) => log.warn({ err, importId }, "file not removed"));
      });
    };
  },
  async giveUp({ importId }, tx) {
    const failed = { state: "failed", previewSealed: null, finishedAt: services.clock.now() } as const;
    for (const state of ["queued", "running"] as const) {
      await updateRows(tx, CandidateImport, { id: importId, state }, failed);
    }
  },
});

/** @returns false where another run has taken the import over; what was cancelled is over */
async function takeAll(
  services: Pool,
  job: CandidateImport,
  path: string,
  signal: AbortSignal,
  progress: (done: number, total: number) => Promise<void>,
): Promise<boolean> {
  const { rows } = await openFile(path, signal);
  let { lastLine } = job;
  let batch: Row[] = [];
  const take = async () => {
    if (batch.length === 0) return;
    signal.throwIfAborted();
    const change = await takeBatch(services, job.id, lastLine, batch);
    lastLine = change.lastLine;
    batch = [];
    await progress(change.done, job.total);
    await nextTurn();
  };
  try {
    for await (const row of rows) {
      if (row.line <= lastLine) continue;
      batch.push(row);
      if (batch.length === BATCH) await take();
    }
    await take();
    return true;
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
    const now = await selectOne(services.db.read, CandidateImport, { id: job.id });
    return now?.state === "cancelled";
  }
}
