import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../../candidates/entity";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { badRequest, notFound } from "../../http/errors";
import type { ReceivedFile } from "../../http/receiveFile";
import { canOver } from "../../org/permissions";
import type { ArchiveEventData } from "../../pipeline/candidacyEvents";
import { ArchiveEvent, Candidacy } from "../../pipeline/entity";
import { recordEvent } from "../../pipeline/recordEvent";
import { Position } from "../../positions/entity";
import type { Services } from "../../services";
import type { RowProblem } from "../../spreadsheets/checkRow";
import type { RecordOf } from "../../spreadsheets/columns";
import { describeNote } from "../../spreadsheets/notes";
import { readRecords } from "../../spreadsheets/readRecords";
import type { resultImportSchema, resultPreviewSchema } from "../schema";
import { resultColumns } from "./columns";
import { checkTest, type TestHead } from "./testHead";

type Record = RecordOf<(typeof resultColumns)["columns"]>;
type Result = ArchiveEventData<"candidacy.test_recorded">;
type Good = { line: number; record: Record; candidacyId: string; result: Result; unchanged: boolean };
type Problem = RowProblem & { line: number };

const MIB = 1024 * 1024;
export const RESULT_BYTES = 2 * MIB;
/** One transaction takes them all in. */
const LIMITS = { fileBytes: RESULT_BYTES, rows: 500, columns: 40, unpackedBytes: 20 * MIB };
const SHOWN = { rows: 20, problems: 100 };
const BATCH = 50;

const problemTexts = {
  unknown_phone: [
    "没有这个手机号的候选人在应聘这个岗位。",
    "Nobody with this phone number is under way to this position.",
  ],
  other_name: ["这个手机号是另一位候选人，姓名不一致。", "This phone number is of another name."],
  several: [
    "这个手机号对应多条应聘记录，请逐个录入。",
    "Several candidacies have this phone number. Record each by hand.",
  ],
  above: ["得分高于满分。", "The score is above the maximum."],
} as const;

const problem = (line: number, code: keyof typeof problemTexts): Problem => {
  const [zh, en] = problemTexts[code];
  return { line, column: null, title: null, code, message: { zh, en } };
};

type Place = { orgUnitId: string; positionId: string };

/** The open candidacies of a position by the phones of these people, of those that the actor may change. */
async function findByPhone(
  { blindIndex, org }: Pick<Services, "blindIndex" | "org">,
  manager: EntityManager,
  actor: StaffActor,
  { orgUnitId, positionId }: Place,
  phones: readonly string[],
) {
  const indexes = new Map(
    phones.flatMap((phone) => {
      const index = blindIndex.phone(phone);
      return index === null ? [] : [[index, phone] as const];
    }),
  );
  const people =
    indexes.size === 0 ? [] : await selectEqual(manager, Candidate, { phoneIndex: [...indexes.keys()] });
  const ids = people.map(({ id }) => id);
  const candidacies =
    ids.length === 0
      ? []
      : await selectEqual(manager, Candidacy, { candidateId: ids, positionId, outcome: "open" });
  const units = new Set(org.tree().descendants(orgUnitId));
  const found = new Map<string, { candidacy: Candidacy; name: string }[]>();
  for (const candidacy of candidacies) {
    const person = people.find(({ id }) => id === candidacy.candidateId);
    const phone = indexes.get(person?.phoneIndex ?? "");
    if (!person || !phone || !units.has(candidacy.orgUnitId)) continue;
    if (!canOver(actor, "candidacies.write", candidacy)) continue;
    found.set(phone, [...(found.get(phone) ?? []), { candidacy, name: person.name }]);
  }
  return found;
}

const compact = (name: string) => name.replaceAll(/\s/g, "").toLowerCase();

/** What each row would record, against what is recorded already; everything wrong with it otherwise. */
async function readResults(
  services: Pick<Services, "db" | "blindIndex" | "org">,
  actor: StaffActor,
  place: Place,
  file: ReceivedFile,
  test: TestHead,
) {
  const records = await readRecords(file, resultColumns, { limits: LIMITS });
  const read: { line: number; record: Record }[] = [];
  const problems: Problem[] = [];
  let invalid = 0;
  for await (const { line, record, problems: wrong } of records.rows) {
    if (record) read.push({ line, record });
    else {
      invalid += 1;
      problems.push(...wrong.map((one) => ({ line, ...one })));
    }
  }
  const manager = services.db.read;
  const phones = read.map(({ record }) => record.phone);
  const found = await findByPhone(services, manager, actor, place, phones);
  const good: Good[] = [];
  for (const { line, record } of read) {
    const outOf = record.outOf ?? test.outOf;
    const [match, ...others] = found.get(record.phone) ?? [];
    const wrong =
      record.score > outOf
        ? "above"
        : !match
          ? "unknown_phone"
          : others.length > 0
            ? "several"
            : record.name !== null && compact(record.name) !== compact(match.name)
              ? "other_name"
              : null;
    if (wrong || !match) {
      invalid += 1;
      problems.push(problem(line, wrong ?? "unknown_phone"));
      continue;
    }
    const passed = record.passed === null ? null : record.passed === "yes";
    const result = { name: test.name, score: record.score, outOf, passed };
    good.push({ line, record, candidacyId: match.candidacy.id, result, unchanged: false });
  }
  const candidacyId = good.map((row) => row.candidacyId);
  const known =
    candidacyId.length === 0
      ? []
      : await selectEqual(manager, ArchiveEvent, { candidacyId, type: "candidacy.test_recorded" });
  for (const row of good) {
    const last = known
      .filter((event) => event.candidacyId === row.candidacyId && event.data["name"] === test.name)
      .toSorted((left, right) => right.number - left.number)[0];
    row.unchanged = last !== undefined && isSame(last.data as Result, row.result);
  }
  problems.sort((left, right) => left.line - right.line);
  return { head: records.head, notes: records.notes.map(describeNote), good, problems, invalid };
}

const isSame = (left: Result, right: Result): boolean =>
  left.score === right.score && left.outOf === right.outOf && left.passed === right.passed;

/** The position and test that the form names. @throws 400 request.invalid; 404 position.not_found */
async function readTarget(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  { fields }: ReceivedFile,
): Promise<{ positionId: string; test: TestHead }> {
  const test = checkTest(fields);
  if (!test) throw badRequest("request.invalid");
  const [position] = await selectEqual(db.read, Position, { id: test.positionId });
  if (!position || !canOver(actor, "positions.read", { ...position, positionId: position.id }))
    throw notFound("position.not_found");
  return { positionId: position.id, test };
}

/** What an import would record, without doing it. @throws AppError spreadsheet.*, as `readTarget` */
export async function previewResults(
  services: Pick<Services, "db" | "blindIndex" | "org">,
  actor: StaffActor,
  orgUnitId: string,
  file: ReceivedFile,
): Promise<z.input<typeof resultPreviewSchema>> {
  const { positionId, test } = await readTarget(services, actor, file);
  const { head, notes, good, problems, invalid } = await readResults(
    services,
    actor,
    { orgUnitId, positionId },
    file,
    test,
  );
  return {
    head: { format: head.format, encoding: head.encoding, sheet: head.sheet, columns: head.columns },
    notes,
    counts: { total: good.length + invalid, valid: good.length, invalid },
    unchanged: good.filter(({ unchanged }) => unchanged).length,
    rows: good.slice(0, SHOWN.rows).map(({ line, record }) => ({ line, record })),
    problems: problems.slice(0, SHOWN.problems),
  };
}

/**
 * Records the results of a spreadsheet: all rows that are right, in one transaction. What is recorded already is not
 * recorded again, so that the same file twice changes nothing.
 * @throws as `previewResults`, before anything is written
 */
export async function importResults(
  services: Pick<Services, "db" | "blindIndex" | "org" | "clock" | "events">,
  actor: StaffActor,
  orgUnitId: string,
  file: ReceivedFile,
): Promise<z.input<typeof resultImportSchema>> {
  const { positionId, test } = await readTarget(services, actor, file);
  const place = { orgUnitId, positionId };
  const { good, problems, invalid } = await readResults(services, actor, place, file, test);
  const fresh = good.filter(({ unchanged }) => !unchanged).toSorted(byCandidacy);
  await services.db.write(async (tx) => {
    for (const [index, { candidacyId, result }] of fresh.entries()) {
      await recordEvent(
        services,
        tx,
        candidacyId,
        { type: "candidacy.test_recorded", data: result },
        { source: "import", staffId: actor.staffId },
      );
      if (index % BATCH === BATCH - 1) await nextTurn();
    }
  });
  return {
    counts: {
      total: good.length + invalid,
      recorded: fresh.length,
      unchanged: good.length - fresh.length,
      refused: invalid,
    },
    problems: problems.slice(0, SHOWN.problems),
  };
}

/** Two imports at once hold the same rows in the same order. */
const byCandidacy = (left: Good, right: Good) => (left.candidacyId < right.candidacyId ? -1 : 1);
