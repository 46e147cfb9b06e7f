import { setImmediate as nextTurn } from "node:timers/promises";
import { type EntityManager, In } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { idsOfPeople } from "../../candidates/merging/mergedIds";
import { insertAll } from "../../db/insertAll";
import { type NewestRow, selectNewest } from "../../db/selectNewest";
import { selectColumns, selectEqual, selectOne } from "../../db/statements";
import { recordScreenings } from "../../pipeline/recordScreenings";
import { Position } from "../../positions/entity";
import type { JobHandler } from "../../queue/runner";
import { ParsedResumeRow } from "../../resumes/kept/entity";
import { factsIn } from "../../resumes/kept/loadFacts";
import type { Services } from "../../services";
import { CandidateScreening } from "./entity";
import { screenResume } from "./screenResume";

/** In one transaction: short enough for others who write, and so many résumés fit into memory. */
const BATCH = 50;

type Screening = Pick<Services, "db" | "org" | "cipher" | "clock" | "events">;
type Person = Pick<Candidate, "id" | "orgUnitId" | "positionId">;
/** Of a person: the position that screens them and the newest résumé to screen. What is kept is true while this is. */
type Basis = {
  conditions: string;
  positionVersion: number;
  positionId: string;
  resumeId: string;
  /** Of the résumé, which rises with each reading and each correction. */
  revision: number;
};

/** What each of these people is screened by; who is not in it has nothing to be screened by, or no résumé. */
async function findBases(
  services: Screening,
  manager: EntityManager,
  people: readonly Person[],
): Promise<Map<string, Basis>> {
  const positionIds = [...new Set(people.flatMap(({ positionId }) => positionId ?? []))];
  const rows = await selectColumns(manager, Position, ["id", "version", "screening"], { id: positionIds });
  const positions = new Map(rows.filter(({ screening }) => screening?.length).map((row) => [row.id, row]));
  const screened = people.filter(({ positionId }) => positions.has(positionId ?? ""));
  const ids = await idsOfPeople(services, manager, screened);
  const resumes = await selectColumns(manager, ParsedResumeRow, ["id", "candidateId", "revision"], {
    candidateId: [...ids.values()].flat(),
    state: "read",
  });
  // Ids carry the time at which they were made.
  const newest = new Map(
    resumes.toSorted((left, right) => (left.id < right.id ? -1 : 1)).map((row) => [row.candidateId, row]),
  );
  const bases = new Map<string, Basis>();
  for (const { id, positionId } of screened) {
    const position = positions.get(positionId ?? "");
    const [resume] = (ids.get(id) ?? [])
      .flatMap((own) => newest.get(own) ?? [])
      .sort((left, right) => (left.id < right.id ? 1 : -1));
    if (!position || !resume) continue;
    bases.set(id, {
      conditions: JSON.stringify(position.screening),
      positionId: position.id,
      positionVersion: position.version,
      resumeId: resume.id,
      revision: resume.revision,
    });
  }
  return bases;
}

type Outcome = Omit<CandidateScreening, "orgUnitId" | "createdAt">;

/** One after another, so that others get their turn: some milliseconds each. */
async function screenAll(services: Screening, bases: ReadonlyMap<string, Basis>): Promise<Outcome[]> {
  const { db, clock } = services;
  const wanted = [...bases.values()].map(({ resumeId }) => resumeId);
  const rows = await selectEqual(db.read, ParsedResumeRow, { id: wanted });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const outcomes: Outcome[] = [];
  for (const [candidateId, { conditions, positionId, positionVersion, resumeId }] of bases) {
    const row = byId.get(resumeId);
    const facts = row && factsIn(services, row);
    if (!facts) continue;
    const { resumeId: _, engine: __, readAt, ...resume } = facts;
    const outcome = screenResume(
      JSON.parse(conditions) as NonNullable<Position["screening"]>,
      resume,
      readAt,
    );
    if (outcome)
      outcomes.push({
        candidateId,
        positionId,
        positionVersion,
        resumeId,
        result: outcome.result,
        rules: outcome.rules,
        conditions: outcome.conditions.map(({ condition, result }) => ({ condition, result })),
        screenedAt: clock.now(),
      });
    await nextTurn();
  }
  return outcomes;
}

const isSame = (left: Basis | undefined, right: Basis | undefined) =>
  left?.conditions === right?.conditions &&
  left?.positionId === right?.positionId &&
  left?.resumeId === right?.resumeId &&
  left?.revision === right?.revision;

/**
 * Screens these people and keeps how they came out. Where anything they were screened by is another one by then, nothing
 * is written of them.
 * @returns of whom nothing was
 */
async function tryBatch(services: Screening, ids: readonly string[]): Promise<string[]> {
  const { db } = services;
  const columns = ["id", "orgUnitId", "positionId"] as const;
  const people = await selectColumns(db.read, Candidate, columns, { id: ids });
  const bases = await findBases(services, db.read, people);
  const outcomes = await screenAll(services, bases);
  return db.write(async (tx) => {
    const held = await selectEqual(
      tx.manager,
      Candidate,
      { id: ids.toSorted() },
      { lock: db.dialect === "mysql" },
    );
    const now = await findBases(services, tx.manager, held);
    const settled = new Map(
      held.filter(({ id }) => isSame(bases.get(id), now.get(id))).map((person) => [person.id, person]),
    );
    await tx.manager.delete(CandidateScreening, { candidateId: In([...settled.keys()]) });
    const rows = outcomes.flatMap((outcome): CandidateScreening[] => {
      const person = settled.get(outcome.candidateId);
      return person ? [{ ...outcome, orgUnitId: person.orgUnitId, createdAt: person.createdAt }] : [];
    });
    await insertAll(tx, CandidateScreening, rows);
    await recordScreenings(services, tx, rows);
    return held.flatMap(({ id }) => (settled.has(id) ? [] : [id]));
  });
}

/** So often; whatever changes once more has queued them anew. */
const TRIES = 3;

async function screenBatch(services: Screening, ids: readonly string[]): Promise<void> {
  let left = ids;
  for (let tries = 0; tries < TRIES && left.length > 0; tries += 1) left = await tryBatch(services, left);
}

/** Who stands for the person now. */
async function survivorOf(manager: EntityManager, id: string): Promise<string> {
  const seen = new Set<string>();
  let current = id;
  while (!seen.has(current)) {
    seen.add(current);
    const row = await selectOne(manager, Candidate, { id: current });
    if (!row?.mergedInto) break;
    current = row.mergedInto;
  }
  return current;
}

export const screenCandidate = (services: Screening): JobHandler<{ candidateId: string }> => ({
  concurrency: 1,
  attempts: 4,
  async run({ candidateId }) {
    await screenBatch(services, [await survivorOf(services.db.read, candidateId)]);
  },
});

/**
 * Everybody who last applied for a position, page after page of an index. Being run twice does no harm; where it is cut
 * off it begins anew.
 */
export const screenPosition = (services: Screening): JobHandler<{ positionId: string }> => ({
  concurrency: 1,
  attempts: 4,
  async run({ positionId }, { signal }) {
    for (const state of ["active", "archived"]) {
      let after: NewestRow | null = null;
      for (;;) {
        signal.throwIfAborted();
        const rows: NewestRow[] = await selectNewest(services.db.read, Candidate, {
          time: "createdAt",
          arms: [{ column: "positionId", value: positionId }],
          where: [{ sql: "state = ?", values: [state] }],
          after,
          limit: BATCH,
        });
        if (rows.length > 0)
          await screenBatch(
            services,
            rows.map(({ id }) => id),
          );
        if (rows.length < BATCH) break;
        after = rows.at(-1) ?? null;
      }
    }
  },
});
