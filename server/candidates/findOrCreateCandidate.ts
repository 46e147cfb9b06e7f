import { setImmediate as nextTurn } from "node:timers/promises";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { selectEqual } from "../db/statements";
import { queueCandidate } from "../profiles/screening/queueScreening";
import type { Services } from "../services";
import { type Contact, sealContact } from "./contact";
import { Candidate, type CandidateSource } from "./entity";
import { lockContacts } from "./lockContacts";
import { isSameName, tidyName } from "./nameGrams";
import { type CandidateChange, insertCandidates, updateCandidates } from "./writeCandidates";

export type Person = Contact & {
  name: string;
  source: CandidateSource;
  sourceDetail?: string | null;
  positionId?: string | null;
};

export type Place = {
  /** Where somebody new belongs. */
  orgUnitId: string;
  /** Units whose people are looked at (./circle): anybody else's are as if they were not there. */
  knownUnitIds: readonly string[];
  /** Whether what is known is completed: not from what a stranger typed into a public page. */
  trusted: boolean;
};

export type TakenIn = {
  candidate: Candidate;
  /** `other_name`: the phone is somebody's of another name; nothing was changed. */
  outcome: "created" | "updated" | "unchanged" | "other_name";
};

type Pool = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "queue">;
type Sought = { person: Person; phoneIndex: string | null; emailIndex: string | null };

/** Deeper than merges of merges go. */
const MERGE_DEPTH = 10;
/** So many people are worked on before others get their turn: on SQLite nothing here waits by itself. */
const TURN = 50;

/** Rows by id, and by the phone or address they are known by. */
type Register = { byId: Map<string, Candidate>; byIndex: Map<string, Candidate[]> };

function enter({ byId, byIndex }: Register, row: Candidate): void {
  byId.set(row.id, row);
  for (const index of [row.phoneIndex, row.emailIndex]) {
    if (index === null) continue;
    const others = byIndex.get(index) ?? [];
    if (!others.includes(row)) byIndex.set(index, [...others, row]);
  }
}

/** Who has these phones or addresses, those who were merged away too, with the rows that stand for them now. */
async function findAlike(tx: Transaction, sought: readonly Sought[]): Promise<Register> {
  const register: Register = { byId: new Map(), byIndex: new Map() };
  for (const name of ["phoneIndex", "emailIndex"] as const) {
    const wanted = [...new Set(sought.flatMap((one) => one[name] ?? []))];
    if (wanted.length === 0) continue;
    const rows = await selectEqual(tx.manager, Candidate, { [name]: wanted });
    for (const row of rows) if (!register.byId.has(row.id)) enter(register, row);
  }
  for (let depth = 0; depth < MERGE_DEPTH; depth += 1) {
    const missing = [...register.byId.values()].flatMap(({ mergedInto }) =>
      mergedInto !== null && !register.byId.has(mergedInto) ? [mergedInto] : [],
    );
    if (missing.length === 0) break;
    for (const row of await selectEqual(tx.manager, Candidate, { id: [...new Set(missing)] }))
      enter(register, row);
  }
  return register;
}

function survivorOf({ byId }: Register, row: Candidate): Candidate | null {
  let current: Candidate | undefined = row;
  for (let depth = 0; current?.state === "merged" && depth <= MERGE_DEPTH; depth += 1) {
    current = byId.get(current.mergedInto ?? "");
  }
  return current?.state === "merged" ? null : (current ?? null);
}

/** The same phone is the same person; an address only where one of the two has no phone to tell by. */
function isAlike({ phoneIndex, emailIndex }: Sought, row: Candidate, trusted: boolean): boolean {
  if (phoneIndex !== null && row.phoneIndex === phoneIndex) return true;
  if (emailIndex === null || row.emailIndex !== emailIndex) return false;
  return phoneIndex === null || (trusted && row.phoneIndex === null);
}

function choose(
  register: Register,
  one: Sought,
  known: ReadonlySet<string>,
  { orgUnitId, trusted }: Place,
): Candidate | null {
  const { byIndex } = register;
  const matches = [one.phoneIndex, one.emailIndex]
    .flatMap((index) => byIndex.get(index ?? "") ?? [])
    .filter((row) => isAlike(one, row, trusted))
    .flatMap((row) => survivorOf(register, row) ?? [])
    .filter((row) => known.has(row.orgUnitId));
  const distance = (row: Candidate) =>
    (row.orgUnitId === orgUnitId ? 0 : 2) + (row.phoneIndex === one.phoneIndex ? 0 : 1);
  const [nearest = null] = matches.toSorted(
    (left, right) => distance(left) - distance(right) || (left.id < right.id ? -1 : 1),
  );
  return nearest;
}

export function buildCandidate(
  services: Pick<Services, "clock" | "cipher" | "blindIndex">,
  { name, phone, email, source, sourceDetail = null, positionId = null }: Person,
  orgUnitId: string,
): Candidate {
  const id = newId();
  const now = services.clock.now();
  const contact = sealContact(services, id, { phone, email });
  return {
    id,
    orgUnitId,
    positionId,
    name: tidyName(name),
    ...contact,
    identityKey: contact.phoneIndex ?? contact.emailIndex,
    source,
    sourceDetail,
    state: "active",
    mergedInto: null,
    inTalentPool: false,
    talentPoolAt: null,
    talentPoolHow: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** What the person brings that the row lacks. Whoever was archived and comes again is back. */
function completionOf(services: Pool, row: Candidate, { person }: Sought, trusted: boolean): CandidateChange {
  const change: CandidateChange = {};
  if (row.state === "archived") change.state = "active";
  const { positionId } = person;
  // A stranger does not move anybody into the sight of another position's managers.
  const mayApplyFor = trusted || row.positionId === null;
  if (positionId && positionId !== row.positionId && mayApplyFor) change.positionId = positionId;
  if (!trusted) return change;
  const sealed = sealContact(services, row.id, person);
  if (row.phoneIndex === null && sealed.phoneIndex) {
    const { phoneSealed, phoneIndex } = sealed;
    Object.assign(change, { phoneSealed, phoneIndex });
    // The key of a row that bears none (it was there before keys) stays free.
    if (row.identityKey !== null) change.identityKey = phoneIndex;
  }
  if (row.emailIndex === null && sealed.emailIndex) {
    const { emailSealed, emailIndex } = sealed;
    Object.assign(change, { emailSealed, emailIndex });
  }
  return change;
}

/**
 * Takes people in: each is either somebody known in the place's units or somebody new, also where several transactions
 * do this at once, in any units of a branch. Somebody known keeps what is known of them; what was missing is added.
 * @returns in the order given
 */
export async function takeInCandidates(
  services: Pool,
  tx: Transaction,
  people: readonly Person[],
  place: Place,
): Promise<TakenIn[]> {
  const { db, blindIndex, clock } = services;
  const sought = people.map((person): Sought => ({
    person,
    phoneIndex: person.phone === null ? null : blindIndex.phone(person.phone),
    emailIndex: person.email === null ? null : blindIndex.email(person.email),
  }));
  await lockContacts(
    db,
    tx,
    sought.flatMap(({ phoneIndex, emailIndex }) => [phoneIndex, emailIndex]),
  );
  const register = await findAlike(tx, sought);
  const knownUnitIds = new Set(place.knownUnitIds);
  const made: Candidate[] = [];
  const taken: TakenIn[] = [];
  for (const [index, one] of sought.entries()) {
    if (index % TURN === TURN - 1) await nextTurn();
    const known = choose(register, one, knownUnitIds, place);
    if (!known) {
      const candidate = buildCandidate(services, one.person, place.orgUnitId);
      made.push(candidate);
      enter(register, candidate);
      taken.push({ candidate, outcome: "created" });
    } else if (place.trusted && !isSameName(known.name, one.person.name)) {
      taken.push({ candidate: known, outcome: "other_name" });
    } else {
      const change = completionOf(services, known, one, place.trusted);
      const isChanged = Object.keys(change).length > 0;
      if (isChanged) enter(register, Object.assign(known, change, { updatedAt: clock.now() }));
      // Somebody made in this very batch is written whole below.
      if (isChanged && !made.includes(known)) {
        await updateCandidates(tx, { id: known.id }, { ...change, updatedAt: known.updatedAt });
        if (change.positionId) await queueCandidate(services, tx, known.id);
      }
      taken.push({ candidate: known, outcome: isChanged ? "updated" : "unchanged" });
    }
  }
  await insertCandidates(tx, made);
  return taken;
}

/** `takeInCandidates` of one person. */
export async function findOrCreateCandidate(
  services: Pool,
  tx: Transaction,
  person: Person,
  place: Place,
): Promise<TakenIn> {
  const [taken] = await takeInCandidates(services, tx, [person], place);
  if (!taken) throw new Error("one person in, one person out");
  return taken;
}
