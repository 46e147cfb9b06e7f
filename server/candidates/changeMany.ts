import { setImmediate as nextTurn } from "node:timers/promises";
import { In } from "typeorm";
import type { z } from "zod";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { agreementOf } from "./changeCandidate";
import { Candidate, CandidateTag } from "./entity";
import type { poolManyBody, tagManyBody } from "./schema";
import { tagCandidates, untagCandidates, updateCandidates } from "./writeCandidates";

type Pool = Pick<Services, "db" | "clock">;
/** So many at a time: a few milliseconds each on SQLite, where nothing here waits by itself. */
const PORTION = 100;

function portionsOf<T>(all: readonly T[]): T[][] {
  const portions: T[][] = [];
  for (let start = 0; start < all.length; start += PORTION) portions.push(all.slice(start, start + PORTION));
  return portions;
}

/** Those who can be changed, held, in one order for everybody. @throws 404 where one is not the actor's to change */
async function holdAll(
  { db }: Pool,
  tx: Transaction,
  actor: StaffActor,
  ids: readonly string[],
): Promise<Candidate[]> {
  const people: Candidate[] = [];
  for (const [index, id] of [...new Set(ids)].toSorted().entries()) {
    if (index % PORTION === PORTION - 1) await nextTurn();
    const person = await findForUpdate(db, tx, Candidate, { id });
    if (!person || !canOver(actor, "candidates.write", person)) throw notFound("candidate.not_found");
    if (person.state !== "merged") people.push(person);
  }
  return people;
}

/**
 * Gives tags to many people, or takes them away: all, or none.
 * @returns how many had not been so before
 * @throws 404 candidate.not_found
 */
export async function tagMany(
  services: Pool,
  actor: StaffActor,
  { candidateIds, add, remove }: z.output<typeof tagManyBody>,
): Promise<number> {
  const { db, clock } = services;
  const added = [...new Set(add)];
  const removed = [...new Set(remove)].filter((tag) => !added.includes(tag));
  return db.write(async (tx) => {
    const people = await holdAll(services, tx, actor, candidateIds);
    let changed = 0;
    for (const portion of portionsOf(people)) {
      const ids = portion.map(({ id }) => id);
      const rows = await selectEqual(tx.manager, CandidateTag, { candidateId: ids });
      const has = new Set(rows.map(({ candidateId, tag }) => `${candidateId} ${tag}`));
      const touched = portion.filter(
        ({ id }) =>
          added.some((tag) => !has.has(`${id} ${tag}`)) || removed.some((tag) => has.has(`${id} ${tag}`)),
      );
      await untagCandidates(tx, ids, removed);
      const given = touched.flatMap(({ id }) => added.map((tag) => ({ candidateId: id, tag })));
      await tagCandidates(db, tx, given);
      await touch(tx, touched, clock.now());
      changed += touched.length;
      await nextTurn();
    }
    return changed;
  });
}

/** Records that many people agreed, all in the same way, to be kept for later positions. @throws as `tagMany` */
export async function poolMany(
  services: Pool,
  actor: StaffActor,
  { candidateIds, how }: z.output<typeof poolManyBody>,
): Promise<number> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const people = await holdAll(services, tx, actor, candidateIds);
    // Whoever agreed before did so in their own way: that stands.
    const joining = people.filter(({ inTalentPool }) => !inTalentPool);
    for (const portion of portionsOf(joining)) {
      const ids = portion.map(({ id }) => id);
      await updateCandidates(tx, { id: In(ids) }, agreementOf(actor, how, clock.now()));
      await nextTurn();
    }
    return joining.length;
  });
}

async function touch(tx: Transaction, people: readonly Candidate[], now: Date): Promise<void> {
  if (people.length === 0) return;
  await updateCandidates(tx, { id: In(people.map(({ id }) => id)) }, { updatedAt: now });
}
