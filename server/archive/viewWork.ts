import { Candidate } from "../candidates/entity";
import { idsOfPerson } from "../candidates/merging/mergedIds";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { authorsOf } from "../pipeline/authors";
import { canOver, type Owner } from "../org/permissions";
import { type ArchiveEvent, Candidacy } from "../pipeline/entity";
import type { Services } from "../services";
import { dayOf } from "../wallClock";
import { presentAttachments } from "./attachments/attachments";
import { numbersOf } from "./employeeNumbers";
import { seenBy, seesWhole } from "./fields";
import { eventsOf, knownOf, struckIds } from "./knownWork";
import type { Work } from "./schema";

type Needed = Pick<Services, "db" | "env" | "cipher">;

/** A job that somebody was hired for, with all of its events. */
export type HeldJob = {
  candidacy: Candidacy;
  events: ArchiveEvent[];
  startsOn: string;
  leftOn: string | null;
};

/**
 * The jobs somebody was hired for that the actor may know of, the newest first, under every row they are known by.
 * Who may know of the person is the caller's to have asked.
 */
export async function jobsOf(
  { db, env }: Needed,
  actor: StaffActor,
  candidateId: string,
): Promise<HeldJob[]> {
  const ids = await idsOfPerson(db.read, actor, "archive.performance", candidateId);
  const found = await selectEqual(db.read, Candidacy, { candidateId: ids, outcome: "hired" });
  const seen = found.filter((candidacy) => canOver(actor, "archive.performance", candidacy));
  const events = await eventsOf(
    db.read,
    seen.map(({ id }) => id),
  );
  return seen
    .map((candidacy): HeldJob => {
      const own = events.get(candidacy.id) ?? [];
      const { startsOn, leftOn } = knownOf(candidacy, own, env.TIME_ZONE);
      return { candidacy, events: own, startsOn: startsOn ?? dayOf(candidacy.since, env.TIME_ZONE), leftOn };
    })
    .toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1));
}

/** Everything on record of somebody's work, as far as the actor may read it (./fields). */
export async function viewWork(services: Needed, actor: StaffActor, candidateId: string): Promise<Work> {
  const { db, env } = services;
  const jobs = await jobsOf(services, actor, candidateId);
  const [numbers, attachments] = await Promise.all([
    numbersOf(
      db.read,
      jobs.map(({ candidacy }) => candidacy.id),
    ),
    presentAttachments(
      services,
      jobs.map(({ candidacy }) => candidacy.id),
    ),
  ]);
  const shown = jobs.flatMap(({ candidacy, events }) => {
    const struck = struckIds(events);
    return events.flatMap((event) => {
      const seen = event.type.startsWith("employment.") ? seenBy(actor, candidacy as Owner, event) : null;
      if (!seen) return [];
      const papers = seesWhole(actor, candidacy as Owner, event.type) ? attachments.get(event.id) : undefined;
      return [{ ...seen, struck: struck.has(event.id), papers }];
    });
  });
  const authors = await authorsOf(db.read, shown);
  return {
    jobs: jobs.map(({ candidacy, startsOn, leftOn }) => ({
      candidacyId: candidacy.id,
      title: candidacy.jobTitle,
      orgUnitId: candidacy.orgUnitId,
      positionId: candidacy.positionId,
      startsOn,
      leftOn,
      employed: candidacy.employed,
      employeeNumber: numbers.get(candidacy.id) ?? null,
    })),
    records: shown
      .toSorted((one, other) => other.at.getTime() - one.at.getTime() || other.number - one.number)
      .map(({ id, candidacyId, type, data, at, writtenAt, staffId, apiTokenId, source, struck, papers }) => ({
        id,
        candidacyId,
        type,
        data,
        on: dayOf(at, env.TIME_ZONE),
        at: at.toISOString(),
        writtenAt: writtenAt.toISOString(),
        ...authors({ staffId, apiTokenId }),
        source,
        struck,
        attachments: papers ?? [],
      })),
  };
}

/** A person of the pool, for what is shown of them. */
export const findPerson = ({ db }: Pick<Services, "db">, id: string) =>
  selectColumns(db.read, Candidate, ["id", "name", "orgUnitId", "positionId"], { id }).then(
    ([row]) => row ?? null,
  );
