import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual, selectOne } from "../../db/statements";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { withPlainFile } from "../../spreadsheets/imports/files";
import { problemsText } from "../../spreadsheets/previewRecords";
import { writeResult } from "../../spreadsheets/write/writeResult";
import type { RecordProblem } from "../checkRecord";
import { ArchiveImport, ArchiveImportBatch, type RowOutcome } from "../entity";
import { type MatchedRecord, inBatches, takeMatched } from "../takeRecords";
import { resultKey, sourceKey } from "./files";
import { type WorkFile, isGood, problemText, readWork, resolveRows } from "./readWork";
import { resultText } from "./words";

type Needed = Pick<
  Services,
  "db" | "clock" | "events" | "cipher" | "blindIndex" | "env" | "media" | "log" | "org" | "queue"
>;
type RowResult = [line: number, outcome: RowOutcome, reason: string];

/** Somebody cancelled, or another process is at it: this run has nothing more to do. */
class Superseded extends Error {}

const contextOf = (importId: string, number: number) => `archive_import_batches:${importId}:${number}`;

async function outcomesOf({ db, cipher }: Needed, importId: string): Promise<Map<number, RowResult>> {
  const batches = await selectEqual(db.read, ArchiveImportBatch, { importId });
  const results = batches.flatMap(
    ({ number, outcomesSealed }) =>
      JSON.parse(cipher.decrypt(outcomesSealed, contextOf(importId, number))) as RowResult[],
  );
  return new Map(results.map((result) => [result[0], result]));
}

/**
 * Writes down what became of rows, with how far the import is, in the transaction in which it became so. Batches are
 * numbered by the rows done before: of two runs at once one finds its number taken.
 */
async function note(
  { db, cipher }: Needed,
  tx: Transaction,
  importId: string,
  done: number,
  results: readonly RowResult[],
): Promise<void> {
  const job = await findForUpdate(db, tx, ArchiveImport, { id: importId });
  if (job?.state !== "running" || job.done !== done) throw new Superseded();
  const outcomesSealed = cipher.encrypt(JSON.stringify(results), contextOf(importId, done));
  await insertRow(tx, ArchiveImportBatch, { importId, number: done, outcomesSealed });
  const count = (wanted: RowOutcome) => results.filter(([, outcome]) => outcome === wanted).length;
  await updateRows(
    tx,
    ArchiveImport,
    { id: importId },
    {
      done: done + results.length,
      written: job.written + count("written"),
      known: job.known + count("known"),
      refused: job.refused + count("refused"),
    },
  );
}

/** The rows that are still to be dealt with: refused already, or in the parts that one transaction takes. */
async function sortRows(services: Needed, job: ArchiveImport, file: WorkFile) {
  const settled = await outcomesOf(services, job.id);
  const open = file.rows.filter(({ line }) => !settled.has(line));
  const { matched, problems } = await resolveRows(services, services.db.read, job, open.filter(isGood));
  const refused = open.flatMap((row): RowResult[] => {
    const why = problems.get(row.line);
    const reason = row.problems
      ? problemsText(row.problems, job.locale)
      : why && problemText(why, job.locale);
    return reason ? [[row.line, "refused", reason]] : [];
  });
  return { refused, batches: inBatches(matched) };
}

const sentence = (problem: RecordProblem, { locale }: ArchiveImport) => problemText(problem, locale);

async function takeBatch(
  services: Needed,
  tx: Transaction,
  job: ArchiveImport,
  batch: readonly MatchedRecord[],
): Promise<RowResult[]> {
  const by = { source: "import" as const, staffId: job.staffId };
  const taken = await takeMatched(services, tx, batch, by);
  return taken.map(({ line, verdict }): RowResult => {
    if (verdict.kind === "refused") return [line, "refused", sentence(verdict.problem, job)];
    return [line, verdict.kind === "new" ? "written" : "known", ""];
  });
}

async function takeValid(
  services: Needed,
  job: ArchiveImport,
  file: WorkFile,
  context: Watched,
): Promise<void> {
  const { refused, batches } = await sortRows(services, job, file);
  let { done } = job;
  const commit = async (work: (tx: Transaction) => Promise<RowResult[]>) => {
    context.signal.throwIfAborted();
    done += await services.db.write(async (tx) => {
      const results = await work(tx);
      await note(services, tx, job.id, done, results);
      return results.length;
    });
    await context.progress(done, job.total);
    await nextTurn();
  };
  if (refused.length > 0) await commit(async () => refused);
  for (const batch of batches) await commit((tx) => takeBatch(services, tx, job, batch));
}

/** Thrown to take back what a transaction has written; carries what it found. */
class NotAll extends Error {
  constructor(readonly results: RowResult[]) {
    super("not all rows can be taken in");
  }
}

/** Every row in one transaction; where one is refused, none is written. */
async function takeAll(services: Needed, job: ArchiveImport, file: WorkFile): Promise<void> {
  const { db } = services;
  const { refused, batches } = await sortRows(services, job, file);
  if (refused.length + batches.length === 0) return;
  try {
    await db.write(async (tx) => {
      const results = [...refused];
      for (const batch of batches) results.push(...(await takeBatch(services, tx, job, batch)));
      if (results.some(([, outcome]) => outcome === "refused")) throw new NotAll(results);
      await note(services, tx, job.id, job.done, results);
    });
  } catch (error) {
    if (!(error instanceof NotAll)) throw error;
    const others = sentence({ code: "archive.not_all" }, job);
    const results = error.results.map(([line, outcome, reason]): RowResult =>
      outcome === "refused" ? [line, outcome, reason] : [line, "refused", others],
    );
    await db.write((tx) => note(services, tx, job.id, job.done, results));
  }
}

type Watched = { signal: AbortSignal; progress: (done: number, total: number) => Promise<void> };

/** The file once more, with what became of each row. */
async function writeOutcomes(services: Needed, job: ArchiveImport, { head, rows }: WorkFile): Promise<void> {
  const settled = await outcomesOf(services, job.id);
  const outcomes = rows.map(({ line, cells }) => {
    const [, outcome = null, reason = ""] = settled.get(line) ?? [line];
    return { cells, result: resultText(outcome, job.locale), reason };
  });
  await services.media.put(
    resultKey(job.id),
    writeResult(outcomes, { header: head.header, locale: job.locale }),
  );
}

/** People's data is not kept twice, nor for nothing. */
function removeSource({ media, log }: Needed, importId: string): void {
  media.remove(sourceKey(importId)).catch((err: unknown) => log.warn({ err, importId }, "file not removed"));
}

const ATTEMPTS = 5;

/**
 * Puts the rows of a confirmed import on record. Each transaction says which rows it dealt with, so that a run that was
 * cut off goes on with the others, and what is on record already is never written twice.
 */
export const runWorkImport = (services: Needed): JobHandler<{ importId: string }> => ({
  concurrency: 1,
  attempts: ATTEMPTS,
  async run({ importId }, { signal, progress, attempt }) {
    const { db, clock } = services;
    await db.write((tx) =>
      updateRows(tx, ArchiveImport, { id: importId, state: "queued" }, { state: "running" }),
    );
    const job = await selectOne(db.read, ArchiveImport, { id: importId });
    if (job?.state !== "running" && job?.state !== "cancelled") return;
    const isOver = await withPlainFile(services, sourceKey(importId), async (path) => {
      const file = await readWork(path, signal);
      let goneOnAs: string | undefined;
      if (job.state === "running") {
        const take =
          job.mode === "all"
            ? takeAll(services, job, file)
            : takeValid(services, job, file, { signal, progress });
        await take.catch(async (error: unknown) => {
          if (error instanceof Superseded) {
            goneOnAs = (await selectOne(db.read, ArchiveImport, { id: importId }))?.state;
            return;
          }
          // Nobody comes back to this: what did go on record has to be told before the file is gone.
          if (attempt >= ATTEMPTS) {
            await writeOutcomes(services, job, file);
            await db.write((tx) => updateRows(tx, ArchiveImport, { id: importId }, { hasResult: true }));
          }
          throw error;
        });
      }
      // Whoever has taken it over says when it is done; what was cancelled is.
      if (goneOnAs !== undefined && goneOnAs !== "cancelled") return false;
      await writeOutcomes(services, job, file);
      return true;
    });
    if (!isOver) return;
    return async (tx) => {
      const finished = { hasResult: true, previewSealed: null, finishedAt: clock.now() };
      await updateRows(tx, ArchiveImport, { id: importId }, finished);
      await updateRows(tx, ArchiveImport, { id: importId, state: "running" }, { state: "done" });
      tx.afterCommit(() => removeSource(services, importId));
    };
  },
  async giveUp({ importId }, tx) {
    const failed = { state: "failed", previewSealed: null, finishedAt: services.clock.now() } as const;
    for (const state of ["queued", "running"] as const)
      await updateRows(tx, ArchiveImport, { id: importId, state }, failed);
    tx.afterCommit(() => removeSource(services, importId));
  },
});
