import { setImmediate as nextTurn } from "node:timers/promises";
import { Candidate } from "../candidates/entity";
import { idsOfPeople } from "../candidates/merging/mergedIds";
import { tidyName } from "../candidates/nameGrams";
import type { Transaction } from "../db/database";
import { selectColumns, selectEqual } from "../db/statements";
import type { Owner } from "../org/permissions";
import { Candidacy } from "../pipeline/entity";
import type { Services } from "../services";
import type { RecordProblem } from "./checkRecord";
import { EmployeeNumber } from "./entity";

/** Of whom somebody speaks: at least one of number, phone and candidacy; the name is held against what was found. */
export type PersonRef = {
  line: number;
  name: string;
  employeeNumber: string | null;
  phone: string | null;
  candidacyId: string | null;
  /** Of a hire: for which job, where they are under way to several. */
  job: string | null;
  isHire: boolean;
};

export type Match =
  | { candidacyId: string; /** Not on record yet, and free. */ newNumber: string | null }
  | RecordProblem;
export const isMatch = (match: Match): match is Extract<Match, { candidacyId: string }> =>
  "candidacyId" in match;

/** Asked for at once; SQLite binds 32,766 values at most. */
const CHUNK = 400;

type Known = Pick<
  Candidacy,
  "id" | "candidateId" | "orgUnitId" | "positionId" | "jobTitle" | "outcome" | "openedAt"
>;

/** All that may be meant by some references: each list is of what lies within the scope. */
type Found = {
  /** Candidacies by the number of whom they led to be hired. */
  byNumber: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, string>;
  /** People by blind index, and candidacies by person, under every row they were known by. */
  byPhone: ReadonlyMap<string, readonly string[]>;
  candidacies: ReadonlyMap<string, Known>;
  byPerson: ReadonlyMap<string, readonly Known[]>;
  /** Every name that a candidacy's person goes by. */
  names: ReadonlyMap<string, readonly string[]>;
  takenNumbers: ReadonlySet<string>;
};

const refused = (code: RecordProblem["code"], params?: RecordProblem["params"]): RecordProblem =>
  params ? { code, params } : { code };

/** The same of two ways to write one name. */
export const nameKey = (name: string) =>
  tidyName(name)
    .toLowerCase()
    .replaceAll(/[\s·•.]/g, "");

const isNamed = (names: readonly string[] = [], { name }: PersonRef) =>
  names.some((known) => nameKey(known) === nameKey(name));

type Needed = Pick<Services, "org" | "blindIndex">;

/**
 * Finds the candidacies that rows of a sheet, or of another system, speak of. Whatever lies outside the scope is as if
 * it were not there.
 * @param isWithin whether records of this owner may be written
 * @returns in the order given
 */
export async function matchPeople(
  services: Needed,
  manager: Transaction["manager"],
  refs: readonly PersonRef[],
  isWithin: (owner: Owner) => boolean,
): Promise<Match[]> {
  const matches: Match[] = [];
  // Whom the same file hires and numbers, somebody may tell more of in its other rows.
  const hires: Hires = { ids: new Set(), byNumber: new Map() };
  const found: { ref: PersonRef; found: Found }[] = [];
  for (let start = 0; start < refs.length; start += CHUNK) {
    const part = refs.slice(start, start + CHUNK);
    const all = await findAll(services, manager, part, isWithin);
    for (const ref of part) found.push({ ref, found: all });
    await nextTurn();
  }
  for (const { ref, found: all } of found) {
    if (!ref.isHire) continue;
    const match = matchOne(services, ref, all, hires);
    if (!isMatch(match)) continue;
    const { candidacyId, newNumber } = match;
    hires.ids.add(candidacyId);
    if (newNumber !== null) hires.byNumber.set(newNumber, { candidacyId, found: all });
  }
  for (const { ref, found: all } of found) {
    matches.push(matchOne(services, ref, all, hires));
    if (matches.length % CHUNK === 0) await nextTurn();
  }
  return matches;
}

/** Whom a file hires: their candidacies, and the numbers that it gives them. */
type Hires = { ids: Set<string>; byNumber: Map<string, { candidacyId: string; found: Found }> };

function matchOne({ blindIndex }: Needed, ref: PersonRef, found: Found, hires: Hires): Match {
  const { employeeNumber, phone, candidacyId } = ref;
  const numbered = employeeNumber === null ? undefined : hires.byNumber.get(employeeNumber);
  if (numbered && phone === null && candidacyId === null) {
    const { candidacies } = numbered.found;
    return withName(ref, candidacies.get(numbered.candidacyId) as Known, numbered.found);
  }
  if (employeeNumber === null && phone === null && candidacyId === null)
    return refused("archive.person_missing");
  const byNumber = employeeNumber === null ? undefined : found.byNumber.get(employeeNumber);
  const byId = candidacyId === null ? undefined : found.candidacies.get(candidacyId);
  if (candidacyId !== null && !byId) return refused("archive.person_unknown");
  const people = phone === null ? null : (found.byPhone.get(blindIndex.phone(phone) ?? "") ?? []);
  if (people?.length === 0) return refused("archive.person_unknown");
  const chosen = byId ?? (byNumber === undefined ? undefined : found.candidacies.get(byNumber));
  if (chosen) {
    if (byId && byNumber !== undefined && byNumber !== byId.id) return refused("archive.person_conflict");
    if (people && !people.some((person) => found.byPerson.get(person)?.some(({ id }) => id === chosen.id)))
      return refused("archive.person_conflict");
    return withName(ref, chosen, found);
  }
  if (people === null) return refused("archive.person_unknown");
  const named = people.filter((person) =>
    (found.byPerson.get(person) ?? []).some(({ id }) => isNamed(found.names.get(id), ref)),
  );
  // With nobody of that name, whose phone it is tells what went wrong.
  const candidates = (named.length > 0 ? named : people).flatMap(
    (person) => found.byPerson.get(person) ?? [],
  );
  if (candidates.length === 0) return refused("archive.no_candidacy");
  const one = chooseJob(ref, candidates, hires.ids);
  return "code" in one ? one : withName(ref, one, found);
}

function chooseJob(
  { isHire, job }: PersonRef,
  candidates: readonly Known[],
  hiredHere: ReadonlySet<string>,
): Known | RecordProblem {
  const newest = (rows: readonly Known[]) =>
    rows.toSorted((one, other) => other.openedAt.getTime() - one.openedAt.getTime())[0] as Known;
  if (!isHire) {
    const atWork = candidates.filter(({ id, outcome }) => outcome === "hired" || hiredHere.has(id));
    if (atWork.length > 1) return refused("archive.person_ambiguous");
    return atWork[0] ?? newest(candidates);
  }
  const titled =
    job === null ? candidates : candidates.filter(({ jobTitle }) => nameKey(jobTitle) === nameKey(job));
  const open = titled.filter(({ outcome }) => outcome === "open");
  if (open.length > 1) return refused("archive.job_needed");
  const hired = titled.filter(({ outcome }) => outcome === "hired");
  if (titled.length === 0) return refused("archive.no_candidacy");
  return open[0] ?? newest(hired.length > 0 ? hired : titled);
}

function withName(ref: PersonRef, { id }: Known, { names, numbers, takenNumbers }: Found): Match {
  const known = names.get(id) ?? [];
  if (!isNamed(known, ref)) return refused("archive.person_other_name", { name: known.at(-1) ?? "" });
  const { employeeNumber } = ref;
  const own = numbers.get(id);
  if (employeeNumber === null || employeeNumber === own) return { candidacyId: id, newNumber: null };
  if (own !== undefined) return refused("archive.number_otherwise", { number: own });
  if (takenNumbers.has(employeeNumber)) return refused("archive.number_taken");
  return { candidacyId: id, newNumber: employeeNumber };
}

const present = (values: readonly (string | null)[]) => [
  ...new Set(values.filter((value) => value !== null)),
];

async function findAll(
  services: Needed,
  manager: Transaction["manager"],
  refs: readonly PersonRef[],
  isWithin: (owner: Owner) => boolean,
): Promise<Found> {
  const { blindIndex } = services;
  const phoneIndex = present(refs.map(({ phone }) => (phone === null ? null : blindIndex.phone(phone))));
  const number = present(refs.map(({ employeeNumber }) => employeeNumber));
  const [withPhone, withNumber] = await Promise.all([
    selectColumns(manager, Candidate, ["id", "orgUnitId", "phoneIndex", "state"], { phoneIndex }),
    selectEqual(manager, EmployeeNumber, { number }),
  ]);
  const survivors = withPhone.filter(({ state }) => state !== "merged");
  const rowsOf = await idsOfPeople(services, manager, survivors);
  const personOfRow = new Map(
    [...rowsOf].flatMap(([person, rows]) => rows.map((row) => [row, person] as const)),
  );
  // Merged into somebody of another branch, or under another phone, they are still whom this branch hired.
  const strays = withPhone.filter(({ id }) => !personOfRow.has(id));
  for (const { id } of strays) personOfRow.set(id, id);
  const ids = present([
    ...refs.map(({ candidacyId }) => candidacyId),
    ...withNumber.map(({ candidacyId }) => candidacyId),
  ]);
  const found = [
    ...(await selectColumns(manager, Candidacy, COLUMNS, { id: ids })),
    ...(await selectColumns(manager, Candidacy, COLUMNS, { candidateId: [...personOfRow.keys()] })),
  ].filter(isWithin);
  const candidacies = new Map(found.map((candidacy) => [candidacy.id, candidacy]));
  const all = [...candidacies.values()];
  const ofOthers = all.map(({ candidateId }) => candidateId);
  const rows = await selectColumns(manager, Candidate, NAMED, {
    id: [...new Set([...ofOthers, ...survivors.map(({ id }) => id)])],
  });
  const merged = present(rows.map(({ mergedInto }) => mergedInto));
  const others = await selectColumns(manager, Candidate, NAMED, { id: merged });
  const person = new Map([...rows, ...others].map((row) => [row.id, row]));
  const numbers = await selectEqual(manager, EmployeeNumber, { candidacyId: all.map(({ id }) => id) });
  return {
    byNumber: new Map(
      withNumber
        .filter(({ candidacyId }) => candidacies.has(candidacyId))
        .map((row) => [row.number, row.candidacyId]),
    ),
    takenNumbers: new Set(withNumber.map((row) => row.number)),
    numbers: new Map(numbers.map((row) => [row.candidacyId, row.number])),
    byPhone: groupBy(
      [...survivors, ...strays].filter(
        ({ id, orgUnitId }) =>
          // Somebody whom one may know of, or of whose jobs one may.
          isWithin({ orgUnitId, positionId: null }) ||
          all.some(({ candidateId }) => personOfRow.get(candidateId) === id),
      ),
      ({ phoneIndex: index }) => index ?? "",
      ({ id }) => id,
    ),
    candidacies,
    byPerson: groupBy(
      all.filter(({ candidateId }) => personOfRow.has(candidateId)),
      ({ candidateId }) => personOfRow.get(candidateId) as string,
      (candidacy) => candidacy,
    ),
    names: new Map(
      all.map(({ id, candidateId }) => {
        const own = person.get(candidateId);
        const survivor = own?.mergedInto ? person.get(own.mergedInto) : undefined;
        // What another branch calls them is not told.
        const known = survivor && isWithin({ ...survivor, positionId: null }) ? survivor : undefined;
        return [id, [own, known].flatMap((each) => (each ? [each.name] : []))];
      }),
    ),
  };
}

const NAMED = ["id", "name", "orgUnitId", "mergedInto"] as const;

const COLUMNS = [
  "id",
  "candidateId",
  "orgUnitId",
  "positionId",
  "jobTitle",
  "outcome",
  "openedAt",
] as const satisfies (keyof Candidacy)[];

function groupBy<T, V>(
  items: readonly T[],
  keyOf: (item: T) => string,
  valueOf: (item: T) => V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(valueOf(item));
    else groups.set(keyOf(item), [valueOf(item)]);
  }
  return groups;
}
