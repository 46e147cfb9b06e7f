import type { EntityManager } from "typeorm";
import { Candidate } from "../candidates/entity";
import { mergesInto } from "../candidates/merging/mergedIds";
import { selectEqual, selectOne } from "../db/statements";
import { Interview } from "../interviews/entity";
import { CandidacyInterview } from "../pipeline/entity";

/** Who stands today for whoever this was. */
export async function survivorOf(manager: EntityManager, candidateId: string): Promise<Candidate | null> {
  const seen = new Set<string>();
  let person = await selectOne(manager, Candidate, { id: candidateId });
  while (person?.mergedInto && !seen.has(person.id)) {
    seen.add(person.id);
    person = await selectOne(manager, Candidate, { id: person.mergedInto });
  }
  return person;
}

/** Every id under which something is kept of the person who stands behind this one: for themselves, who may read it all. */
export async function idsOfOneself(
  manager: EntityManager,
  candidateId: string,
): Promise<{ person: Candidate; ids: string[] } | null> {
  const person = await survivorOf(manager, candidateId);
  if (!person) return null;
  const merged = await mergesInto(manager, person.id);
  return { person, ids: [person.id, ...merged.map(({ mergedId }) => mergedId)] };
}

/** The interviews of a candidacy, the newest first. */
export async function interviewsOfCandidacy(
  manager: EntityManager,
  candidacyId: string,
): Promise<Interview[]> {
  const linked = await selectEqual(manager, CandidacyInterview, { candidacyId });
  const ids = linked.map(({ interviewId }) => interviewId);
  const interviews = await selectEqual(manager, Interview, { id: ids });
  return interviews.toSorted((a, b) => b.invitedAt.getTime() - a.invitedAt.getTime());
}

/** The last interview of the candidacy: in its language, and behind its link, a letter is written. */
export const lastInterviewOf = async (
  manager: EntityManager,
  candidacyId: string,
): Promise<Interview | null> => (await interviewsOfCandidacy(manager, candidacyId))[0] ?? null;
