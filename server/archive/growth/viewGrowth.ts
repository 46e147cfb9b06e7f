import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Owner } from "../../org/permissions";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import { numbersOf } from "../employeeNumbers";
import { seenBy } from "../fields";
import { struckIds } from "../knownWork";
import { type HeldJob, findPerson, jobsOf } from "../viewWork";
import { type SeenEvent, milestonesOf, notesOf, papersOf, ratingsOf } from "./buildGrowth";
import { NO_INTERVIEW, interviewsOf } from "./interviewsOf";
import type { Growth } from "./schema";

type Needed = Pick<Services, "db" | "env" | "cipher" | "clock">;

/** What is on record of a job and holds, as the actor may read it, in the order in which it happened. */
export function seenOf(
  actor: StaffActor,
  { candidacy, events, startsOn }: HeldJob,
  timeZone: string,
): SeenEvent[] {
  const struck = struckIds(events);
  return events
    .filter(
      ({ id, type }) => !struck.has(id) && (type === "candidacy.hired" || type.startsWith("employment.")),
    )
    .flatMap((event) => seenBy(actor, candidacy as Owner, event) ?? [])
    .map(({ id, type, data, at }) => ({
      id,
      type,
      data,
      on: type === "candidacy.hired" ? startsOn : dayOf(at, timeZone),
    }))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/**
 * Somebody's growth in the job asked for, else in their newest.
 * @throws 404 candidate.not_found, candidacy.not_found
 */
export async function viewGrowth(
  services: Needed,
  actor: StaffActor,
  candidateId: string,
  wanted: string | undefined,
): Promise<Growth> {
  const { db, env, clock } = services;
  const person = await findPerson(services, candidateId);
  if (!person) throw notFound("candidate.not_found");
  const jobs = await jobsOf(services, actor, candidateId);
  const job = wanted === undefined ? jobs[0] : jobs.find(({ candidacy }) => candidacy.id === wanted);
  if (wanted !== undefined && !job) throw notFound("candidacy.not_found");
  const numbers = await numbersOf(
    db.read,
    jobs.map(({ candidacy }) => candidacy.id),
  );
  const asOf = dayOf(clock.now(), env.TIME_ZONE);
  const events = job ? seenOf(actor, job, env.TIME_ZONE) : [];
  const shown = await interviewsOf(services, actor, job ? [job.candidacy.id] : []);
  const facts = {
    interview: (job && shown.get(job.candidacy.id)) ?? NO_INTERVIEW,
    performance: ratingsOf(events),
    trainings: papersOf(events, "employment.training", asOf),
    certificates: papersOf(events, "employment.certificate", asOf),
    milestones: milestonesOf(events),
  };
  return {
    person: { id: person.id, name: person.name },
    asOf,
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
    candidacyId: job?.candidacy.id ?? null,
    ...facts,
    notes: job ? notesOf(facts) : [],
  };
}
