import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectEqual } from "../db/statements";
import { Candidacy } from "../pipeline/entity";
import type { Recorded } from "../pipeline/recordEvent";
import type { Services } from "../services";
import { dayOf } from "../wallClock";
import type { RecordProblem, Verdict } from "./checkRecord";
import { EmployeeNumber } from "./entity";
import { eventsOf, knownOf } from "./knownWork";
import { type PlannedRecord, type WantedRecord, planRecords } from "./planRecords";
import { writeRecords } from "./writeRecords";

type Needed = Pick<Services, "db" | "clock" | "events" | "env">;

/** A record whose person has been found. */
export type MatchedRecord = WantedRecord & { candidacyId: string; newNumber: string | null };

/** What became, or would become, of a record; `number` is that of its event within the candidacy. */
export type Taken = { line: number; candidacyId: string; verdict: Verdict; number: number | null };

/** Numbers that this file gives away, by number; shared by all parts of one file that is only looked at. */
export type GivenNumbers = Map<string, string>;

/** Records by candidacy, in an order in which two at once do not wait for each other. */
function byCandidacy(records: readonly MatchedRecord[]): Map<string, MatchedRecord[]> {
  const groups = new Map<string, MatchedRecord[]>();
  for (const record of records) {
    const group = groups.get(record.candidacyId);
    if (group) group.push(record);
    else groups.set(record.candidacyId, [record]);
  }
  return new Map([...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Rows in one transaction: short enough for others who write and for the event loop, long enough to be quick. */
const BATCH = 100;

/** So many records at once, and never one person's in two parts. */
export function inBatches(records: readonly MatchedRecord[]): MatchedRecord[][] {
  const batches: MatchedRecord[][] = [];
  for (const group of byCandidacy(records).values()) {
    const last = batches.at(-1);
    if (last && last.length + group.length <= BATCH) last.push(...group);
    else batches.push([...group]);
  }
  return batches;
}

/** What would become of these records; nothing is written. All records of one candidacy come in one call. */
export async function planMatched(
  { env, clock }: Needed,
  manager: Transaction["manager"],
  records: readonly MatchedRecord[],
  given: GivenNumbers,
): Promise<Taken[]> {
  const groups = byCandidacy(records);
  const candidacies = await selectEqual(manager, Candidacy, { id: [...groups.keys()] });
  const plans = await planAll({ env, clock }, manager, candidacies, groups, given);
  return plans.flatMap(({ candidacy, planned }) =>
    planned.map(({ line, verdict }) => ({ line, candidacyId: candidacy.id, verdict, number: null })),
  );
}

/**
 * Puts these records on record: each candidacy is held, each record held against what is there now. What is refused is
 * told and not written; what is there already is not written again.
 */
export async function takeMatched(
  services: Needed,
  tx: Transaction,
  records: readonly MatchedRecord[],
  by: Omit<Recorded, "at">,
): Promise<Taken[]> {
  const { db, clock } = services;
  const groups = byCandidacy(records);
  const candidacies: Candidacy[] = [];
  for (const id of groups.keys()) {
    const candidacy = await findForUpdate(db, tx, Candidacy, { id });
    if (candidacy) candidacies.push(candidacy);
  }
  const given: GivenNumbers = new Map();
  const plans = await planAll(services, tx.manager, candidacies, groups, given);
  const taken: Taken[] = [];
  for (const { candidacy, planned } of plans) {
    const numbers = await writeRecords(services, tx, candidacy, planned, by);
    for (const { line, verdict } of planned)
      taken.push({ line, candidacyId: candidacy.id, verdict, number: numbers.get(line) ?? null });
    await nextTurn();
  }
  const staffId = by.staffId ?? null;
  for (const [number, candidacyId] of given)
    await insertRow(tx, EmployeeNumber, { number, candidacyId, staffId, updatedAt: clock.now() });
  return taken;
}

type Plan = { candidacy: Candidacy; planned: PlannedRecord[] };

async function planAll(
  { env, clock }: Pick<Needed, "env" | "clock">,
  manager: Transaction["manager"],
  candidacies: readonly Candidacy[],
  groups: ReadonlyMap<string, readonly MatchedRecord[]>,
  given: GivenNumbers,
): Promise<Plan[]> {
  const ids = candidacies.map(({ id }) => id);
  const events = await eventsOf(manager, ids);
  const wanted = [...groups.values()].flat().flatMap(({ newNumber }) => newNumber ?? []);
  const [taken, own] = [
    await selectEqual(manager, EmployeeNumber, { number: [...new Set(wanted)] }),
    await selectEqual(manager, EmployeeNumber, { candidacyId: ids }),
  ];
  const holders = new Map(taken.map(({ number, candidacyId }) => [number, candidacyId]));
  const numbers = new Map(own.map(({ number, candidacyId }) => [candidacyId, number]));
  const today = dayOf(clock.now(), env.TIME_ZONE);
  return candidacies.map((candidacy): Plan => {
    const records = groups.get(candidacy.id) ?? [];
    const wrong = new Map<number, RecordProblem>();
    const fresh = new Set(records.flatMap(({ newNumber }) => newNumber ?? []));
    for (const { line, newNumber } of records) {
      const problem = newNumber === null ? null : whyNot(newNumber);
      if (problem) wrong.set(line, problem);
    }
    function whyNot(number: string): RecordProblem | null {
      const current = numbers.get(candidacy.id);
      if (current !== undefined && current !== number)
        return { code: "archive.number_otherwise", params: { number: current } };
      const holder = holders.get(number) ?? given.get(number);
      if (holder !== undefined && holder !== candidacy.id) return { code: "archive.number_taken" };
      // One person, two numbers in one file.
      return fresh.size > 1 ? { code: "archive.person_conflict" } : null;
    }
    const known = knownOf(candidacy, events.get(candidacy.id) ?? [], env.TIME_ZONE);
    const good = records.filter(({ line }) => !wrong.has(line));
    const verdicts = new Map(planRecords(known, good, today).map(({ line, verdict }) => [line, verdict]));
    const planned = records.map((record): PlannedRecord => {
      const problem = wrong.get(record.line);
      const verdict: Verdict = problem
        ? { kind: "refused", problem }
        : (verdicts.get(record.line) as Verdict);
      return { ...record, verdict };
    });
    const isGiven = records.some(
      ({ line, newNumber }) =>
        newNumber !== null && !wrong.has(line) && verdicts.get(line)?.kind !== "refused",
    );
    const [number] = fresh;
    if (isGiven && number !== undefined && !numbers.has(candidacy.id)) given.set(number, candidacy.id);
    return { candidacy, planned };
  });
}
