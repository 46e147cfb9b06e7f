import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../../db/database";
import type { Locale } from "../../http/messages";
import { localize } from "../../http/messages";
import type { Owner } from "../../org/permissions";
import type { Services } from "../../services";
import type { CheckedRow } from "../../spreadsheets/checkRow";
import { type RecordsHead, readRecords } from "../../spreadsheets/readRecords";
import type { Note } from "../../spreadsheets/types";
import type { RecordProblem } from "../checkRecord";
import type { ArchiveImport } from "../entity";
import { type PersonRef, isMatch, matchPeople } from "../matchPeople";
import type { MatchedRecord } from "../takeRecords";
import { happenedOf, workColumns } from "./columns";

export const MAX_ROWS = 10_000;

/** Rows between two turns of the event loop. */
const AT_ONCE = 200;

type Row = CheckedRow<(typeof workColumns)["columns"]>;
type GoodRow = Row & { record: NonNullable<Row["record"]> };

/** A whole file: at most 10,000 short rows, which are held against each other. */
export type WorkFile = { head: RecordsHead; notes: readonly Note[]; rows: Row[] };

/** @throws AppError spreadsheet.* */
export async function readWork(path: string, signal?: AbortSignal): Promise<WorkFile> {
  const options = { limits: { rows: MAX_ROWS }, ...(signal ? { signal } : {}) };
  const records = await readRecords({ path }, workColumns, options);
  const rows: Row[] = [];
  for await (const row of records.rows) rows.push(row);
  return { head: records.head, notes: records.notes, rows };
}

export const isGood = (row: Row): row is GoodRow => row.record !== undefined;

const personOf = ({ line, record }: GoodRow): PersonRef => ({
  line,
  name: record.name,
  employeeNumber: record.employeeNumber,
  phone: record.phone,
  candidacyId: record.candidacyId,
  job: record.job,
  isHire: record.kind === "candidacy.hired",
});

/** Rows with their people found, and why the others have none. */
export type Resolved = { matched: MatchedRecord[]; problems: Map<number, RecordProblem> };

/** Finds whom the rows of an import speak of: people of its unit and of the units below, and nobody else. */
export async function resolveRows(
  services: Pick<Services, "org" | "blindIndex">,
  manager: Transaction["manager"],
  { orgUnitId }: Pick<ArchiveImport, "orgUnitId">,
  rows: readonly GoodRow[],
): Promise<Resolved> {
  const units = new Set(services.org.tree().descendants(orgUnitId));
  const isWithin = (owner: Owner) => units.has(owner.orgUnitId);
  const matches = await matchPeople(services, manager, rows.map(personOf), isWithin);
  const resolved: Resolved = { matched: [], problems: new Map() };
  for (const [index, match] of matches.entries()) {
    const row = rows[index] as GoodRow;
    const told = happenedOf(row.record);
    if (!isMatch(match)) resolved.problems.set(row.line, match);
    else if ("happened" in told)
      resolved.matched.push({ ...match, line: row.line, on: row.record.on, happened: told.happened });
    if (index % AT_ONCE === 0) await nextTurn();
  }
  return resolved;
}

export const problemText = ({ code, params }: RecordProblem, locale: Locale): string =>
  localize(code, locale, params);
