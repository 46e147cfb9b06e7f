import { idsOfPerson } from "../../candidates/merging/mergedIds";
import { Candidate } from "../../candidates/entity";
import { selectEqual, selectOne } from "../../db/statements";
import { viewDecisions } from "../../decisions/viewDecisions";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import { type Owner, canOver } from "../../org/permissions";
import { presentUnitRef } from "../../org/staff/presentStaff";
import { CandidateScreening } from "../../profiles/screening/entity";
import { viewReport } from "../../reports/viewReport";
import { loadFacts } from "../../resumes/kept/loadFacts";
import { viewRounds } from "../../rounds/viewRounds";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import type { Comprehensive } from "./schema";

const MOST = { works: 8, educations: 5, skills: 40, certificates: 20 };
const span = (start: string | null, end: string | null) =>
  [start, end].filter((part) => part !== null).join(" – ");

/** What was read of the newest résumé, for those who may read of the person. */
async function resumeOf(
  { db, cipher }: Services,
  actor: StaffActor,
  interview: Interview,
): Promise<Comprehensive["resume"]> {
  if (!canOver(actor, "candidates.read", interview as Owner)) return null;
  const ids = await idsOfPerson(db.read, actor, "candidates.read", interview.candidateId);
  const facts = await loadFacts({ cipher }, db.read, ids);
  if (!facts) return null;
  const { yearsOfExperience, educations, works, skills, certificates } = facts;
  return {
    yearsOfExperience,
    educations: educations.slice(0, MOST.educations).map(({ school, degree, major, start, end }) => ({
      school,
      degree,
      major,
      when: span(start, end),
    })),
    works: works
      .slice(0, MOST.works)
      .map(({ company, title, start, end }) => ({ company, title, when: span(start, end) })),
    skills: skills.slice(0, MOST.skills),
    certificates: certificates.slice(0, MOST.certificates),
  };
}

/** How the résumé came out against the interview's position; null where that was not asked, or of another one. */
async function screeningOf(
  { db }: Services,
  actor: StaffActor,
  { candidateId, positionId, ...interview }: Interview,
): Promise<Comprehensive["screening"]> {
  const owner = { orgUnitId: interview.orgUnitId, positionId };
  if (positionId === null || !canOver(actor, "candidates.read", owner)) return null;
  const [row] = await selectEqual(db.read, CandidateScreening, { candidateId, positionId });
  if (!row) return null;
  const count = (wanted: string) => row.conditions.filter(({ result }) => result === wanted).length;
  return {
    result: row.result,
    met: count("met"),
    not_met: count("not_met"),
    unclear: count("unclear"),
  };
}

/** The interview's report at a glance, with a person's review beside it. Nothing of one whose scores are held back. */
async function judgedOf(services: Services, interviewId: string): Promise<Comprehensive["interview"]> {
  const { report, sealed, reviews } = await viewReport(services, interviewId);
  const [review] = reviews;
  const shown = report && !sealed ? report : null;
  return {
    state: sealed ? "sealed" : shown ? "shown" : "none",
    completedAt: report?.completedAt ?? null,
    total: shown?.total ?? null,
    match: shown?.match ?? null,
    recommendation: shown?.recommendation ?? null,
    reason: shown?.recommendationReason ?? "",
    dimensions: (shown?.dimensions ?? []).map(({ id, name, score, requiredScore }) => ({
      id,
      name,
      score,
      required: requiredScore,
    })),
    risks: shown?.risks ?? [],
    review: review
      ? {
          by: review.reviewer.name,
          at: review.sentAt,
          total: review.result.total,
          comment: review.comment,
        }
      : null,
  };
}

/**
 * Résumé, screening, written tests, interview, later rounds, decision and offer of one interview, each as its own page
 * shows it to this reader.
 * @throws 404 interview.not_found
 */
export async function viewComprehensive(
  services: Services,
  actor: StaffActor,
  interviewId: string,
): Promise<Comprehensive> {
  const { db, org, clock, env } = services;
  const interview = await selectOne(db.read, Interview, { id: interviewId });
  const person = interview && (await selectOne(db.read, Candidate, { id: interview.candidateId }));
  if (!interview || !person) throw notFound("interview.not_found");
  const [resume, screening, judged, rounds, { decision }] = await Promise.all([
    resumeOf(services, actor, interview),
    screeningOf(services, actor, interview),
    judgedOf(services, interviewId),
    viewRounds(services, actor, interviewId),
    viewDecisions(services, actor, interviewId),
  ]);
  return {
    interviewId,
    asOf: dayOf(clock.now(), env.TIME_ZONE),
    person: { id: person.id, name: person.name },
    job: interview.jobTitle,
    unit: [...presentUnitRef(org.tree(), interview.orgUnitId).path],
    resume,
    screening,
    tests: rounds.tests.map(({ name, score, outOf, passed, at }) => ({ name, score, outOf, passed, at })),
    interview: judged,
    forms: {
      hidden: rounds.hidden,
      people: rounds.interviewers.flatMap(({ form }) =>
        form
          ? [
              {
                by: form.by.name,
                total: form.total,
                recommendation: form.recommendation,
                notes: form.notes,
                at: form.sentAt,
              },
            ]
          : [],
      ),
      mean: rounds.agreement?.total ?? null,
    },
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reason,
      note: decision.note,
      by: decision.decidedBy.name,
      at: decision.decidedAt,
    },
    offers: rounds.offers
      .filter(({ told }) => told === null)
      .map(({ type, startsOn, at }) => ({ type, startsOn, at })),
  };
}
