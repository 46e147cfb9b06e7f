import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual } from "../../db/statements";
import { Candidacy } from "../../pipeline/entity";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import { eventsOf, knownOf } from "../knownWork";
import { planRecords } from "../planRecords";
import { writeRecords } from "../writeRecords";
import { type Leaving, type RosterNow, type RosterState, compareRoster } from "./compareRoster";
import { RosterPerson, type RosterResult } from "./entity";

type Needed = Pick<Services, "db" | "clock" | "events" | "env">;

/** What the roster says of somebody who is at work by the archive. */
export type ToldPerson = {
  candidacyId: string;
  userId: string;
  now: RosterNow | null;
  leaving: Leaving | null;
};

export type Taken = Pick<RosterResult, "first" | "written" | "unstated" | "refused">;

/**
 * Puts on record what has changed, with what is known of the roster by it, in the caller's transaction: cut off
 * anywhere, a change is either both or neither, and the next run finds nothing new of what was taken over.
 */
export async function takePeople(
  services: Needed,
  tx: Transaction,
  told: readonly ToldPerson[],
): Promise<Taken> {
  const { db, clock, env } = services;
  const taken: Taken = { first: 0, written: 0, unstated: 0, refused: 0 };
  // All are held before any is read, in the order in which others hold them too.
  const sorted = told.toSorted((one, other) => (one.candidacyId < other.candidacyId ? -1 : 1));
  const held: { person: ToldPerson; candidacy: Candidacy }[] = [];
  for (const person of sorted) {
    const candidacy = await findForUpdate(db, tx, Candidacy, { id: person.candidacyId });
    if (candidacy?.employed) held.push({ person, candidacy });
  }
  const ids = held.map(({ candidacy }) => candidacy.id);
  const events = await eventsOf(tx.manager, ids);
  const rows = await selectEqual(tx.manager, RosterPerson, { candidacyId: ids });
  const states = new Map(rows.map((row) => [row.candidacyId, row]));
  const now = clock.now();
  const today = dayOf(now, env.TIME_ZONE);
  for (const { person, candidacy } of held) {
    const known = knownOf(candidacy, events.get(candidacy.id) ?? [], env.TIME_ZONE);
    // Before the first day nothing can have changed at work.
    if (known.startsOn === null || known.startsOn > today) continue;
    const before = states.get(candidacy.id) ?? null;
    const { wanted, next } = compareRoster(before, person.now, person.leaving, known, today);
    const planned = planRecords(known, wanted, today);
    // Against what is on record: nothing is taken over, and it is said again each night until somebody has put one of
    // the two right. What was written by itself would be told from a note that has not moved.
    if (planned.some(({ verdict }) => verdict.kind === "refused")) {
      taken.refused += 1;
      continue;
    }
    const written = await writeRecords(services, tx, candidacy, planned, { source: "import" });
    taken.written += written.size;
    taken.unstated += planned.filter(
      ({ verdict, happened }) =>
        verdict.kind === "new" && happened.type === "employment.left" && !happened.data.kind,
    ).length;
    const row = { candidacyId: candidacy.id, userId: person.userId, ...next, updatedAt: now };
    if (before === null) {
      taken.first += 1;
      await insertRow(tx, RosterPerson, row);
    } else if (before.userId !== row.userId || !isSame(before, next)) {
      await updateRows(tx, RosterPerson, { candidacyId: candidacy.id }, row);
    }
  }
  return taken;
}

const KEPT = ["department", "position", "level", "status", "leftOn"] as const;
const isSame = (one: RosterState, other: RosterState) => KEPT.every((field) => one[field] === other[field]);

/** Whether there is nothing to look at more closely: a night in which nothing happened writes nothing. */
export const isUnchanged = (before: RosterPerson | null, { userId, now, leaving }: ToldPerson): boolean =>
  before !== null &&
  before.userId === userId &&
  (leaving
    ? leaving.on === before.leftOn
    : before.leftOn === null &&
      (["department", "position", "level", "status"] as const).every(
        (field) => now === null || now[field] === null || now[field] === before[field],
      ));
