import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { conflict, invalid, notFound } from "../../http/errors";
import type { ReceivedFile } from "../../http/receiveFile";
import type { Services } from "../../services";
import { describeNote } from "../../spreadsheets/notes";
import { problemsText } from "../../spreadsheets/previewRecords";
import { writeResult } from "../../spreadsheets/write/writeResult";
import type { RecordProblem, Verdict } from "../checkRecord";
import { ArchiveImport } from "../entity";
import { type GivenNumbers, inBatches, planMatched } from "../takeRecords";
import { resultKey, sourceKey } from "./files";
import { type WorkFile, isGood, problemText, readWork, resolveRows } from "./readWork";
import type { WorkPreview } from "./schema";
import { previewText } from "./words";

const ROWS_SHOWN = 20;
const PROBLEMS_SHOWN = 100;
/** All or none is one transaction, and others wait for it. */
export const MOST_FOR_ALL = 2_000;

type Needed = Pick<Services, "db" | "env" | "media" | "cipher" | "clock" | "events" | "org" | "blindIndex">;

const contextOf = (importId: string) => `archive_imports.preview:${importId}`;

export const openPreview = (
  { cipher }: Pick<Services, "cipher">,
  { id, previewSealed }: Pick<ArchiveImport, "id" | "previewSealed">,
): WorkPreview | null =>
  previewSealed === null ? null : (JSON.parse(cipher.decrypt(previewSealed, contextOf(id))) as WorkPreview);

/** What would become of each row that can be read, by line. */
async function foresee(
  services: Needed,
  found: ArchiveImport,
  { rows }: WorkFile,
): Promise<Map<number, Verdict>> {
  const { read } = services.db;
  const { matched, problems } = await resolveRows(services, read, found, rows.filter(isGood));
  const verdicts = new Map<number, Verdict>(
    [...problems].map(([line, problem]) => [line, { kind: "refused", problem }]),
  );
  const given: GivenNumbers = new Map();
  for (const part of inBatches(matched)) {
    for (const { line, verdict } of await planMatched(services, read, part, given))
      verdicts.set(line, verdict);
    await nextTurn();
  }
  return verdicts;
}

const whyRefused = (verdict: Verdict | undefined): RecordProblem | null =>
  verdict?.kind === "refused" ? verdict.problem : null;

/**
 * Reads the file of an import and says what would become of each row, without writing any; keeps it sealed for the
 * run. Another file takes the first one's place until the import is confirmed.
 * @throws AppError spreadsheet.*; 409 archive_import.state; 422 archive_import.too_many_for_all
 */
export async function previewImport(
  services: Needed,
  found: ArchiveImport,
  { path, fileName }: Pick<ReceivedFile, "path" | "fileName">,
): Promise<void> {
  const { db, media, cipher } = services;
  const { id, locale } = found;
  const file = await readWork(path);
  if (found.mode === "all" && file.rows.length > MOST_FOR_ALL)
    throw invalid("archive_import.too_many_for_all", { params: { limit: MOST_FOR_ALL } });
  const verdicts = await foresee(services, found, file);
  const preview = summarise(file, verdicts);
  const outcomes = file.rows.map((row) => {
    const why = whyRefused(verdicts.get(row.line));
    const reason = row.problems ? problemsText(row.problems, locale) : why ? problemText(why, locale) : "";
    const isKnown = verdicts.get(row.line)?.kind === "known";
    return { cells: row.cells, result: previewText(reason !== "", isKnown, locale), reason };
  });
  await media.put(resultKey(id), writeResult(outcomes, { header: file.head.header, locale }));
  const { size } = await media.put(sourceKey(id), createReadStream(path));
  if (size !== (await stat(path)).size) throw new Error("the file was not stored whole");
  await db.write(async (tx) => {
    const row = await findForUpdate(db, tx, ArchiveImport, { id });
    if (!row) throw notFound("archive_import.not_found");
    if (row.state !== "empty" && row.state !== "previewed") throw conflict("archive_import.state");
    await updateRows(
      tx,
      ArchiveImport,
      { id },
      {
        state: "previewed",
        fileName: fileName.slice(0, 200),
        previewSealed: cipher.encrypt(JSON.stringify(preview), contextOf(id)),
        total: preview.counts.total,
        hasResult: true,
      },
    );
  });
}

function summarise({ head, notes, rows }: WorkFile, verdicts: ReadonlyMap<number, Verdict>): WorkPreview {
  const problems: WorkPreview["problems"] = [];
  const shown: WorkPreview["rows"] = [];
  const counts = { total: rows.length, valid: 0, invalid: 0, known: 0 };
  for (const row of rows) {
    const { line } = row;
    const verdict = verdicts.get(line);
    const why = whyRefused(verdict);
    if (row.problems || why) {
      counts.invalid += 1;
      const own = row.problems ?? [];
      const found = why ? [wholeRow(why)] : own;
      problems.push(...found.map((problem) => ({ line, ...problem })));
      continue;
    }
    counts.valid += 1;
    const known = verdict?.kind === "known";
    if (known) counts.known += 1;
    if (shown.length < ROWS_SHOWN && isGood(row)) {
      const { name, kind, on } = row.record;
      shown.push({ line, record: { name, type: kind, on, what: whatOf(row.record), known } });
    }
  }
  const { format, encoding, sheet, columns } = head;
  return {
    head: { format, encoding, sheet, columns },
    notes: notes.map(describeNote),
    counts,
    rows: shown,
    problems: problems.slice(0, PROBLEMS_SHOWN),
  };
}

const wholeRow = (problem: RecordProblem) => ({
  column: null,
  title: null,
  code: problem.code,
  message: { zh: problemText(problem, "zh"), en: problemText(problem, "en") },
});

type Told = Extract<WorkFile["rows"][number], { record: object }>["record"];
const whatOf = ({ title, period, score, outOf }: NonNullable<Told>): string =>
  [period, title, score === null ? null : `${score}/${outOf ?? ""}`]
    .filter((part) => part !== null)
    .join(" ");
