import { beginFacts } from "../archiveQueries/keepFacts";
import { newId } from "../clock";
import { mergesInto } from "../candidates/merging/mergedIds";
import type { Transaction } from "../db/database";
import { insertAll } from "../db/insertAll";
import { selectEqual } from "../db/statements";
import { jobKeyOf } from "../insight/progress/countChange";
import { Position } from "../positions/entity";
import type { Services } from "../services";
import { ArchiveEvent, Candidacy } from "./entity";
import { columnsOf, openKeyOf, type Recorded } from "./recordEvent";
import { DEFAULT_STAGES, type Stage } from "./stages";

type Reader = Pick<Transaction, "manager">;

/** A job: a position, or for an interview without one its plan's title. */
export type Job = { positionId: string | null; jobTitle: string };

/** Stages and title of a job as the position has them now. */
async function readJob(tx: Reader, job: Job): Promise<Job & { stages: readonly Stage[] }> {
  const [position] =
    job.positionId === null ? [] : await selectEqual(tx.manager, Position, { id: job.positionId });
  return {
    ...job,
    jobTitle: position?.title ?? job.jobTitle,
    stages: position?.stages ?? DEFAULT_STAGES,
  };
}

export const stagesOf = async (tx: Reader, positionId: string | null): Promise<readonly Stage[]> =>
  (await readJob(tx, { positionId, jobTitle: "" })).stages;

/** Who is today whom these rows were, by row: a merge leaves what was written where it is. */
async function survivorsOf(tx: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const survivors = new Map<string, string>();
  for (const { survivorId, mergedId } of await mergesInto(tx.manager, ...ids)) {
    survivors.set(mergedId, survivors.get(survivorId) ?? survivorId);
  }
  return survivors;
}

/** The candidacies for a job that are under way, by person, under whichever row they were known when it began. */
export async function findOpen(
  tx: Reader,
  ids: readonly string[],
  jobKey: string,
): Promise<Map<string, Candidacy>> {
  const survivors = await survivorsOf(tx, ids);
  const keys = [...ids, ...survivors.keys()].map((id) => openKeyOf(id, jobKey));
  const open = await selectEqual(tx.manager, Candidacy, { openKey: keys });
  return new Map(open.map((each) => [survivors.get(each.candidateId) ?? each.candidateId, each]));
}

export type Applicant = { id: string; orgUnitId: string };

/**
 * The open candidacies of these people for a job; begun for whoever has none. The caller holds their rows, or has just
 * written them.
 * @param from where it begins: the first stage of the job, unless something later has happened already
 * @returns in the order given
 */
export async function openCandidacies(
  { clock, events }: Pick<Services, "clock" | "events">,
  tx: Transaction,
  people: readonly Applicant[],
  job: Job,
  { source, staffId = null, apiTokenId = null, at, past = false }: Recorded,
  from?: Stage,
): Promise<Candidacy[]> {
  if (people.length === 0) return [];
  const jobKey = jobKeyOf(job);
  const ids = [...new Set(people.map(({ id }) => id))];
  const open = await findOpen(tx, ids, jobKey);
  const missing = [...new Map(people.map((person) => [person.id, person])).values()].filter(
    ({ id }) => !open.has(id),
  );
  if (missing.length > 0) {
    const { positionId, jobTitle, stages } = await readJob(tx, job);
    const now = clock.now();
    const openedAt = at ?? now;
    const state = { stage: from ?? (stages[0] as Stage), outcome: null, offer: null, employed: false };
    const begun = missing.map(({ id: candidateId, orgUnitId }): Candidacy => {
      const id = newId();
      return {
        ...columnsOf(state, { id, candidateId, jobKey }),
        id,
        candidateId,
        orgUnitId,
        positionId,
        jobKey,
        jobTitle,
        events: 1,
        since: openedAt,
        openedAt,
        updatedAt: now,
      };
    });
    await insertAll(tx, Candidacy, begun);
    await insertAll(
      tx,
      ArchiveEvent,
      begun.map(({ id, candidateId, stage }): ArchiveEvent => ({
        id: newId(),
        candidateId,
        candidacyId: id,
        number: 1,
        type: "candidacy.opened",
        data: { stage, source },
        at: openedAt,
        writtenAt: now,
        staffId,
        source,
        apiTokenId,
      })),
    );
    await beginFacts(tx, begun);
    for (const candidacy of begun) open.set(candidacy.candidateId, candidacy);
    for (const { id, candidateId } of past ? [] : begun) {
      const told = { candidateId, event: "candidacy.opened", number: 1 } as const;
      await events.publish(tx, "candidacy.changed", id, told);
    }
  }
  return people.map(({ id }) => open.get(id) as Candidacy);
}
