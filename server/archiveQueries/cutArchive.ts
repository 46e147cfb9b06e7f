import { setImmediate as turn } from "node:timers/promises";
import { type EntityManager, IsNull, MoreThan } from "typeorm";
import { CandidateMerge } from "../candidates/entity";
import type { CandidateSource } from "../candidates/entity";
import type { Transaction } from "../db/database";
import { insertAll } from "../db/insertAll";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import { queryRows, selectEqual } from "../db/statements";
import type { JobFamily } from "../plans/jobFamilies";
import { Position } from "../positions/entity";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { dayOf } from "../wallClock";
import { type Member, cutAlike, peopleIn } from "./cutGroups";
import {
  ArchiveCut,
  ArchiveFact,
  ArchiveFactScore,
  ArchiveGroup,
  ArchiveGroupSum,
  ArchiveTold,
} from "./entity";
import { leastPeople } from "./settings";
import { keptOf, labelsOf, sumsOf } from "./sumGroup";
import { type Territory, cutTerritory, territoriesOf } from "./territories";
import { type Told, groupsIn, joinSmall, newGroup, renewGroup } from "./toldGroups";

type Needed = Pick<Services, "db" | "clock" | "env" | "org">;

const IDS_AT_ONCE = 500;
const ROWS_AT_ONCE = 200;
/** Groups between two turns of the event loop. */
const GROUPS_AT_ONCE = 10;

function* inParts<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** Who is today whom these rows were. */
async function readSurvivors(manager: EntityManager): Promise<(id: string) => string> {
  const merges = await manager.find(CandidateMerge, {
    where: { undoneAt: IsNull() },
    select: { id: true, survivorId: true, mergedId: true },
  });
  const into = new Map(merges.map(({ mergedId, survivorId }) => [mergedId, survivorId]));
  return (id) => {
    let person = id;
    for (let next = into.get(person); next !== undefined; next = into.get(person)) person = next;
    return person;
  };
}

async function readSources(manager: EntityManager, ids: readonly string[]) {
  const sources = new Map<string, CandidateSource>();
  for (const part of inParts(ids, IDS_AT_ONCE)) {
    const rows = await queryRows(
      manager,
      `SELECT id, source FROM candidates WHERE id IN (${part.map(() => "?").join(", ")})`,
      part,
      ["id", "source"],
    );
    for (const [id, source] of rows) sources.set(id as string, source as CandidateSource);
    await turn();
  }
  return sources;
}

async function readScores(manager: EntityManager, ids: readonly string[]) {
  const scores = new Map<string, ArchiveFactScore[]>();
  for (const part of inParts(ids, IDS_AT_ONCE)) {
    for (const row of await selectEqual(manager, ArchiveFactScore, { candidacyId: part })) {
      const known = scores.get(row.candidacyId);
      if (known) known.push(row);
      else scores.set(row.candidacyId, [row]);
    }
    await turn();
  }
  return scores;
}

/** Everybody of a territory with all that they are cut by. */
async function readMembers({ db, env }: Needed, { units }: Territory, today: string): Promise<Member[]> {
  const { read } = db;
  const facts: ArchiveFact[] = [];
  for (const unit of units) {
    const sql = "SELECT candidacyId FROM archive_facts WHERE orgUnitId = ?";
    const ids = await queryRows(read, sql, [unit], ["candidacyId"]);
    for (const part of inParts(ids, IDS_AT_ONCE)) {
      const candidacyId = part.map(([id]) => String(id));
      facts.push(...(await selectEqual(read, ArchiveFact, { candidacyId })));
      await turn();
    }
  }
  const personOf = await readSurvivors(read);
  const sources = await readSources(read, [...new Set(facts.map(({ candidateId }) => candidateId))]);
  const scores = await readScores(
    read,
    facts.map(({ candidacyId }) => candidacyId),
  );
  const positions = await read.find(Position, { select: { id: true, family: true, title: true } });
  const jobs = new Map(positions.map((one) => [one.id, one]));
  const members: Member[] = [];
  for (const part of inParts(facts, ROWS_AT_ONCE)) {
    for (const fact of part) {
      const job = jobs.get(fact.positionId ?? "");
      const family: JobFamily | "none" = job?.family ?? "none";
      const { candidateId, positionId: _position, openedAt, leftAt, updatedAt: _updated, ...told } = fact;
      const leftOn = leftAt && dayOf(leftAt, env.TIME_ZONE);
      members.push({
        ...told,
        jobTitle: job?.title ?? fact.jobTitle,
        personId: personOf(candidateId),
        family,
        source: sources.get(candidateId) ?? "other",
        openedOn: dayOf(openedAt, env.TIME_ZONE),
        leftOn,
        kept: keptOf({ hiredOn: fact.hiredOn, leftOn }, today),
        scores: (scores.get(fact.candidacyId) ?? []).map(({ dimension, name, score }) => ({
          dimension,
          name,
          score,
        })),
      });
    }
    await turn();
  }
  return members;
}

/** The month is the only clock: what is over is asked as of its first day. */
const monthOf = (at: Date, env: Needed["env"]): string => `${dayOf(at, env.TIME_ZONE).slice(0, 7)}-01`;

/** Transactions that had begun by a cut may end after it. */
const OVERLAP_MS = 600_000;

/** Whether there may be something new to tell of a territory: anything happened, or a new month or rule. */
async function isDue(
  { db, clock, env }: Needed,
  { units }: Territory,
  known: ArchiveCut | null,
  smallest: number,
): Promise<boolean> {
  if (!known || known.smallest !== smallest) return true;
  if (monthOf(known.cutAt, env) !== monthOf(clock.now(), env)) return true;
  const since = new Date(known.cutAt.getTime() - OVERLAP_MS);
  for (const orgUnitId of units) {
    if (await db.read.existsBy(ArchiveFact, { orgUnitId, updatedAt: MoreThan(since) })) return true;
  }
  return false;
}

async function readTold({ db }: Needed, { units }: Territory): Promise<Told[]> {
  const rows: ArchiveTold[] = [];
  for (const orgUnitId of units) {
    rows.push(...(await selectEqual(db.read, ArchiveTold, { orgUnitId })));
    await turn();
  }
  return groupsIn(rows);
}

/** Of a decided candidacy nobody has been told yet; one that has come from elsewhere is told there. */
async function untold(
  { db }: Needed,
  members: readonly Member[],
  groups: readonly Told[],
): Promise<Member[]> {
  const here = new Set(groups.flatMap((group) => group.members.map(({ candidacyId }) => candidacyId)));
  const fresh = members.filter(({ candidacyId, outcome }) => outcome !== "open" && !here.has(candidacyId));
  const elsewhere = new Set<string>();
  for (const part of inParts(fresh, IDS_AT_ONCE)) {
    const ids = part.map(({ candidacyId }) => candidacyId);
    const marks = ids.map(() => "?").join(", ");
    const sql = `SELECT candidacyId FROM archive_told WHERE candidacyId IN (${marks})`;
    for (const [id] of await queryRows(db.read, sql, ids, ["candidacyId"])) elsewhere.add(String(id));
    await turn();
  }
  return fresh.filter(({ candidacyId }) => !elsewhere.has(candidacyId));
}

const WAITS_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * Those who are told first, in groups of their own: alike in unit, family and outcome, however long that takes to be
 * enough; on the first cut, and half a year after they applied, with whoever else waits.
 */
async function beginGroups(
  { org, env }: Needed,
  territory: Territory,
  fresh: readonly Member[],
  { least, cutAt, isFirst }: { least: number; cutAt: Date; isFirst: boolean },
): Promise<Told[]> {
  const begun: Told[] = [];
  const add = async (orgUnitId: string, members: readonly Member[]) => {
    begun.push(newGroup(orgUnitId, members));
    if (begun.length % GROUPS_AT_ONCE === 0) await turn();
  };
  const waiting: Member[] = [];
  if (isFirst) waiting.push(...fresh);
  else {
    const longAgo = dayOf(new Date(cutAt.getTime() - WAITS_DAYS * DAY_MS), env.TIME_ZONE);
    const cells = new Map<string, Member[]>();
    for (const one of fresh) {
      const key = `${one.orgUnitId} ${one.family} ${one.outcome}`;
      cells.set(key, [...(cells.get(key) ?? []), one]);
    }
    for (const cell of cells.values()) {
      if (peopleIn(cell) < least) waiting.push(...cell.filter(({ openedOn }) => openedOn < longAgo));
      else
        for (const members of cutAlike(cell, least)) await add(cell[0]?.orgUnitId ?? territory.id, members);
    }
  }
  for (const { orgUnitId, members } of cutTerritory(org.tree(), territory, waiting, least))
    await add(orgUnitId, members);
  return begun;
}

type Renewed = { groups: Told[]; changed: Told[] };

/** What is told of a territory from now on, and what of it is told otherwise than before. */
async function renew(
  services: Needed,
  territory: Territory,
  cut: ArchiveCut,
  isFirst: boolean,
): Promise<Renewed> {
  const least = cut.smallest;
  const today = monthOf(cut.cutAt, services.env);
  const old = await readTold(services, territory);
  const members = await readMembers(services, territory, today);
  const live = new Map(members.map((member) => [member.candidacyId, member]));
  const kept: Told[] = [];
  for (const group of joinSmall(old, least)) {
    kept.push(...(peopleIn(group.members) < least ? [group] : renewGroup(group, live, { least, today })));
    if (kept.length % GROUPS_AT_ONCE === 0) await turn();
  }
  const fresh = await untold(services, members, old);
  const begun = await beginGroups(services, territory, fresh, { least, cutAt: cut.cutAt, isFirst });
  const known = new Map(old.map(({ id, members: before }) => [id, before]));
  return {
    groups: [...kept, ...begun],
    changed: [...kept.filter(({ id, members: after }) => known.get(id) !== after), ...begun],
  };
}

async function writeTold(tx: Transaction, changed: readonly Told[]): Promise<void> {
  for (const part of inParts(changed, GROUPS_AT_ONCE)) {
    const rows = part.flatMap(({ id: groupId, orgUnitId, members }) =>
      members.map((facts) => ({ candidacyId: facts.candidacyId, groupId, orgUnitId, facts })),
    );
    for (const some of inParts(rows, IDS_AT_ONCE)) {
      await tx.manager.delete(
        ArchiveTold,
        some.map(({ candidacyId }) => candidacyId),
      );
      await insertAll(tx, ArchiveTold, some);
      await turn();
    }
  }
}

async function deleteGroups({ manager }: Transaction, orgUnitIds: readonly string[]): Promise<void> {
  for (const part of inParts(orgUnitIds, IDS_AT_ONCE)) {
    const units = part.map(() => "?").join(", ");
    await manager.query(
      `DELETE FROM archive_group_sums WHERE groupId IN (SELECT id FROM archive_groups WHERE orgUnitId IN (${units}))`,
      part,
    );
    await manager.query(`DELETE FROM archive_groups WHERE orgUnitId IN (${units})`, part);
  }
}

/** Replaces what is told of a territory, whole: who asks meanwhile hears the old or the new. */
async function cutOne(services: Needed, territory: Territory, cut: ArchiveCut, isFirst: boolean) {
  const { groups: all, changed } = await renew(services, territory, cut, isFirst);
  const today = monthOf(cut.cutAt, services.env);
  const groups: ArchiveGroup[] = [];
  const sums: ArchiveGroupSum[] = [];
  for (const { id, orgUnitId, members } of all) {
    if (peopleIn(members) < cut.smallest) continue;
    groups.push({ id, orgUnitId, ...labelsOf(members) });
    for (const sum of sumsOf(members, { least: cut.smallest, today })) sums.push({ groupId: id, ...sum });
    if (groups.length % GROUPS_AT_ONCE === 0) await turn();
  }
  await services.db.write(async (tx) => {
    const { territoryId, ...change } = cut;
    await holdRow(services.db, tx, ArchiveCut, { territoryId }, cut);
    await deleteGroups(tx, territory.units);
    await writeTold(tx, changed);
    await insertAll(tx, ArchiveGroup, groups);
    for (const part of inParts(sums, IDS_AT_ONCE)) {
      await insertAll(tx, ArchiveGroupSum, part);
      await turn();
    }
    await updateRows(tx, ArchiveCut, { territoryId }, change);
  });
  return changed.length > 0;
}

/**
 * Tells what may be told by now (docs/adr/0034).
 * @returns in how many territories anybody is told of otherwise than before
 */
export async function cutArchive(services: Needed): Promise<number> {
  const { db, clock, org } = services;
  const smallest = await leastPeople(db.read);
  const territories = territoriesOf(org.tree());
  let changed = 0;
  for (const territory of territories) {
    const [known] = await selectEqual(db.read, ArchiveCut, { territoryId: territory.id });
    if (!(await isDue(services, territory, known ?? null, smallest))) continue;
    const cut = { territoryId: territory.id, cutAt: clock.now(), smallest };
    if (await cutOne(services, territory, cut, !known)) changed += 1;
  }
  await forgetElsewhere(services, new Set(territories.map(({ id }) => id)));
  return changed;
}

/** Of units that are no territory any more, since they have moved under another: their groups have moved with them. */
async function forgetElsewhere({ db }: Needed, known: ReadonlySet<string>): Promise<void> {
  const cuts = await db.read.find(ArchiveCut);
  for (const { territoryId } of cuts.filter((cut) => !known.has(cut.territoryId)))
    await db.write(({ manager }) => manager.delete(ArchiveCut, { territoryId }).then(() => undefined));
}

/** While nothing can be told yet, nobody waits for the night. */
export async function cutFirst(services: Needed): Promise<void> {
  if (!(await services.db.read.existsBy(ArchiveGroup, {}))) await cutArchive(services);
}

/** The same as a job. */
export const cutJob = (services: Needed): JobHandler<Record<string, never>> => ({
  concurrency: 1,
  attempts: 4,
  run: async () => void (await cutArchive(services)),
});
