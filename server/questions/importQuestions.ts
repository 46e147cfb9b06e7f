import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import type { RowProblem } from "../spreadsheets/checkRow";
import { type DescribedNote, describeNote } from "../spreadsheets/notes";
import { problemsText } from "../spreadsheets/previewRecords";
import { readRecords } from "../spreadsheets/readRecords";
import type { SpreadsheetFile } from "../spreadsheets/readTable";
import { type Outcome, writeResult } from "../spreadsheets/write/writeResult";
import type { QuestionContent } from "./content";
import type { importPreviewSchema, importResultSchema } from "./schema";
import { type Similar, SimilarQuestions, textsOf } from "./similarQuestions";
import { contentOfRecord, questionColumns } from "./spreadsheetColumns";
import { insertQuestion } from "./writeQuestion";

const MIB = 1024 * 1024;
export const IMPORT_BYTES = 5 * MIB;
const LIMITS = { fileBytes: IMPORT_BYTES, rows: 2000, columns: 60, unpackedBytes: 60 * MIB };
const SHOWN = { rows: 20, problems: 100 };
/** Comparing goes on for so long before others get their turn. */
const TURN_MS = 15;
/** Rows stored before others get their turn. */
const BATCH = 200;

type ReadRow = { line: number; cells: string[] } & (
  | { content: QuestionContent; similar: Similar | null; problems?: undefined }
  | { problems: RowProblem[]; content?: undefined }
);
type ReadFile = { header: string[]; notes: DescribedNote[]; rows: ReadRow[] };

/** Every row as a question or as its problems; one that reads like another, in a bank or above it, says so. */
async function readQuestions(
  services: Pick<Services, "db">,
  actor: StaffActor,
  file: SpreadsheetFile,
): Promise<ReadFile> {
  const known = await SimilarQuestions.of(services, actor);
  const records = await readRecords(file, questionColumns, { limits: LIMITS });
  const rows: ReadRow[] = [];
  let turn = performance.now();
  for await (const { line, cells, record, problems } of records.rows) {
    if (problems) rows.push({ line, cells, problems });
    else {
      const content = contentOfRecord(record);
      const [similar = null] = known.find(content);
      // One that is like another adds nothing to look for; a file of one question repeated stays quick.
      if (!similar) known.add(`line ${line}`, { bank: "branch", texts: textsOf(content) });
      rows.push({ line, cells, content, similar });
    }
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    turn = performance.now();
  }
  return { header: records.head.header, notes: records.notes.map(describeNote), rows };
}

const countRows = (rows: readonly ReadRow[]) => {
  const invalid = rows.filter(({ problems }) => problems).length;
  const similar = rows.filter((row) => row.content && row.similar).length;
  return { total: rows.length, valid: rows.length - invalid, invalid, similar };
};

/** What an import would do, without doing it. @throws AppError spreadsheet.* */
export async function previewImport(
  services: Pick<Services, "db">,
  actor: StaffActor,
  file: SpreadsheetFile,
): Promise<z.input<typeof importPreviewSchema>> {
  const { rows, notes } = await readQuestions(services, actor, file);
  const problems = rows.flatMap((row) =>
    (row.problems ?? []).map(({ title, code, message }) => ({ line: row.line, title, code, message })),
  );
  const valid = rows.flatMap((row) => (row.content ? [row] : []));
  const similar = valid.flatMap(({ line, similar: other }) =>
    other ? [{ line, text: other.text, likeness: other.likeness }] : [],
  );
  return {
    counts: countRows(rows),
    rows: valid.slice(0, SHOWN.rows).map(({ line, content }) => ({ line, content })),
    problems: problems.slice(0, SHOWN.problems),
    similar: similar.slice(0, SHOWN.problems),
    notes,
  };
}

const words = {
  created: ["已导入", "Imported"],
  similar: ["未导入：与已有题目相似", "Not imported: reads like another question"],
  invalid: ["未导入：有问题", "Not imported: not ready"],
} as const;

function outcomeOf(row: ReadRow, acceptSimilar: boolean, locale: Locale): Outcome {
  const { cells } = row;
  const said = (key: keyof typeof words) => words[key][locale === "zh" ? 0 : 1];
  if (row.problems) return { cells, result: said("invalid"), reason: problemsText(row.problems, locale) };
  const { similar } = row;
  const reason = similar ? `${Math.round(similar.likeness * 100)} %: ${similar.text}` : "";
  return { cells, result: said(similar && !acceptSimilar ? "similar" : "created"), reason };
}

/**
 * Takes the questions of a spreadsheet into a unit's bank: all rows that are right, without those that read like
 * another question unless that is accepted. The file that comes back says what became of each row.
 * @throws AppError spreadsheet.*, before anything is stored
 */
export async function importQuestions(
  services: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  file: SpreadsheetFile,
  { orgUnitId, acceptSimilar, locale }: { orgUnitId: string; acceptSimilar: boolean; locale: Locale },
): Promise<z.input<typeof importResultSchema>> {
  const { db, clock } = services;
  const { header, rows } = await readQuestions(services, actor, file);
  const chosen = rows.flatMap((row) => (row.content && (acceptSimilar || !row.similar) ? [row.content] : []));
  const authored = { orgUnitId, author: actor.name };
  // All or nothing: whoever imports again after a failure gets no question twice.
  await db.write(async (tx) => {
    for (const [index, content] of chosen.entries()) {
      await insertQuestion(tx, content, authored, clock.now());
      if (index % BATCH === BATCH - 1) await nextTurn();
    }
  });
  const outcomes = rows.map((row) => outcomeOf(row, acceptSimilar, locale));
  const content = await buffer(writeResult(outcomes, { header, locale }));
  return {
    counts: { ...countRows(rows), created: chosen.length },
    file: {
      name: locale === "zh" ? "题库导入结果.xlsx" : "question-import-result.xlsx",
      base64: content.toString("base64"),
    },
  };
}
