import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { type Locale, localize } from "../../http/messages";
import { scopeOf } from "../../org/permissions";
import { isInScope, narrowScope, unitFor } from "../../org/scope";
import type { Happened } from "../../pipeline/candidacyEvents";
import { ArchiveEvent, Candidacy } from "../../pipeline/entity";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import type { RecordProblem } from "../checkRecord";
import { ExternalRecord } from "../entity";
import { isSameContent, struckIds } from "../knownWork";
import { isMatch, matchPeople } from "../matchPeople";
import { type MatchedRecord, takeMatched } from "../takeRecords";
import type { RecordsBody, recordsSchema } from "./schema";

type Needed = Pick<Services, "db" | "clock" | "events" | "env" | "org" | "blindIndex">;
type Answer = z.input<typeof recordsSchema>;
type Result = Answer["results"][number];

/** Thrown to take back what was written; carries what was found. */
class NotAll extends Error {
  constructor(readonly results: Result[]) {
    super("not all records can be taken in");
  }
}

/**
 * Takes records of somebody's work from another system, in one transaction: each is there once however often it is
 * sent, by the sender's own id and by what it says. Records of people outside the actor's scope are of strangers.
 * @throws 404 org_unit.not_found
 */
export async function takeExternal(
  services: Needed,
  actor: StaffActor,
  body: RecordsBody,
  locale: Locale,
): Promise<Answer> {
  try {
    return counted(await services.db.write((tx) => takeIn(services, tx, actor, body, locale)));
  } catch (error) {
    if (!(error instanceof NotAll)) throw error;
    const problem = present({ code: "archive.not_all" }, locale);
    return counted(
      error.results.map((result) =>
        result.status === "refused" ? result : { ...result, status: "refused", eventId: null, problem },
      ),
    );
  }
}

function counted(results: Result[]): Answer {
  const counts = { written: 0, corrected: 0, known: 0, refused: 0 };
  for (const { status } of results) counts[status] += 1;
  return { results, counts };
}

const present = ({ code, params }: RecordProblem, locale: Locale) => ({
  code,
  message: localize(code, locale, params),
});

async function takeIn(
  services: Needed,
  tx: Transaction,
  actor: StaffActor,
  { system, orgUnitId, mode, records }: RecordsBody,
  locale: Locale,
): Promise<Result[]> {
  const results: Result[] = records.map(({ externalId }) => ({
    externalId,
    status: "refused",
    candidacyId: null,
    eventId: null,
    problem: null,
  }));
  const refuse = (line: number, problem: RecordProblem) => {
    results[line] = { ...(results[line] as Result), status: "refused", problem: present(problem, locale) };
  };
  const unit = orgUnitId && unitFor(services, actor, "archive.write", orgUnitId);
  const scope = narrowScope(services, scopeOf(actor, "archive.write"), unit);
  const refs = records.map(({ person, happened, job }, line) => ({
    line,
    name: person.name,
    employeeNumber: person.employeeNumber ?? null,
    phone: person.phone ?? null,
    candidacyId: person.candidacyId ?? null,
    job: job ?? null,
    isHire: happened.type === "candidacy.hired",
  }));
  const matches = await matchPeople(services, tx.manager, refs, (owner) => isInScope(scope, owner));
  const keys = new Map<number, string>();
  const wanted: MatchedRecord[] = [];
  // All are held before any is read, in one order.
  const ids = [
    ...new Set(matches.flatMap((match) => (isMatch(match) ? [match.candidacyId] : []))),
  ].toSorted();
  const branches = new Map<string, string>();
  for (const id of ids) {
    const candidacy = await findForUpdate(services.db, tx, Candidacy, { id });
    if (candidacy) branches.set(id, services.org.tree().nearestBranch(candidacy.orgUnitId).id);
  }
  for (const [line, match] of matches.entries()) {
    if (!isMatch(match)) {
      refuse(line, match);
      continue;
    }
    const record = records[line] as RecordsBody["records"][number];
    const happened = record.happened as Happened;
    keys.set(line, keyOf(branches.get(match.candidacyId) ?? "", system, record.externalId));
    wanted.push({ ...match, line, happened, on: record.on, isMeant: record.correct });
  }
  const earlier = await readEarlier(tx, [...keys.values()]);
  const fresh: MatchedRecord[] = [];
  const seen = new Map<string, MatchedRecord>();
  for (const record of wanted) {
    const key = keys.get(record.line) as string;
    const twin = seen.get(key);
    seen.set(key, record);
    const before = earlier.get(key);
    const { correct } = records[record.line] as RecordsBody["records"][number];
    if (twin) refuse(record.line, { code: "archive.rows_contradict", params: { line: twin.line + 1 } });
    else if (!before) fresh.push(record);
    else if (before.candidacyId !== record.candidacyId)
      refuse(record.line, { code: "archive.external_other" });
    else if (
      !(correct && before.struck) &&
      dayOf(before.event.at, services.env.TIME_ZONE) === record.on &&
      isSameContent({ type: before.event.type, data: before.event.data } as Happened, record.happened)
    )
      results[record.line] = known(results[record.line] as Result, before.candidacyId, before.event.id);
    else if (
      !correct ||
      before.event.type !== record.happened.type ||
      record.happened.type === "candidacy.hired"
    )
      refuse(record.line, { code: "archive.external_differs" });
    else if (before.struck) refuse(record.line, { code: "archive.event_struck" });
    else fresh.push(replacing(record, before.event.id));
  }
  const taken = await takeMatched(services, tx, fresh, { source: "api", staffId: actor.staffId });
  for (const { line, candidacyId, verdict, number } of taken) {
    if (verdict.kind === "refused") {
      refuse(line, verdict.problem);
      continue;
    }
    const eventId = verdict.kind === "known" ? verdict.eventId : await eventAt(tx, candidacyId, number ?? 0);
    const key = keys.get(line) as string;
    const status = verdict.kind === "known" ? "known" : earlier.has(key) ? "corrected" : "written";
    results[line] = {
      ...(results[line] as Result),
      status,
      candidacyId,
      eventId: isId(eventId) ? eventId : null,
    };
    // What was taken back is nothing that a later correction could stand in the place of.
    const stands = verdict.kind === "new" || !verdict.struck;
    if (isId(eventId) && stands)
      await remember(services, tx, { key, candidacyId, eventId, isNew: !earlier.has(key) });
  }
  if (mode === "all" && results.some(({ status }) => status === "refused")) throw new NotAll(results);
  return results;
}

/** A record that the same request brought twice under two ids has no event of its own to name yet. */
const isId = (eventId: string) => !eventId.startsWith("row ");

const known = (result: Result, candidacyId: string, eventId: string): Result => ({
  ...result,
  status: "known",
  candidacyId,
  eventId,
});

const replacing = (record: MatchedRecord, replaces: string): MatchedRecord => ({
  ...record,
  happened: { type: record.happened.type, data: { ...record.happened.data, replaces } } as Happened,
});

const keyOf = (branchId: string, system: string, externalId: string) =>
  createHash("sha256").update([branchId, system, externalId].join("\0")).digest("hex");

type Earlier = { candidacyId: string; event: ArchiveEvent; struck: boolean };

async function readEarlier(tx: Transaction, keys: readonly string[]): Promise<Map<string, Earlier>> {
  const rows = await selectEqual(tx.manager, ExternalRecord, { id: [...new Set(keys)] });
  const events = await selectEqual(tx.manager, ArchiveEvent, {
    candidacyId: [...new Set(rows.map(({ candidacyId }) => candidacyId))],
  });
  const struck = struckIds(events);
  const byId = new Map(events.map((event) => [event.id, event]));
  return new Map(
    rows.flatMap(({ id, candidacyId, eventId }) => {
      const event = byId.get(eventId);
      return event ? [[id, { candidacyId, event, struck: struck.has(eventId) }] as const] : [];
    }),
  );
}

async function eventAt(tx: Transaction, candidacyId: string, number: number): Promise<string> {
  const [event] = await selectEqual(tx.manager, ArchiveEvent, { candidacyId, number });
  return (event as ArchiveEvent).id;
}

async function remember(
  { clock }: Needed,
  tx: Transaction,
  { key, candidacyId, eventId, isNew }: { key: string; candidacyId: string; eventId: string; isNew: boolean },
): Promise<void> {
  const updatedAt = clock.now();
  if (isNew) await insertRow(tx, ExternalRecord, { id: key, candidacyId, eventId, updatedAt });
  else await updateRows(tx, ExternalRecord, { id: key }, { eventId, updatedAt });
}
